package id.pantas.scoring.internal;

import id.pantas.registry.League;
import id.pantas.registry.UnitId;
import id.pantas.scoring.CaseFacts.Items;
import id.pantas.scoring.CaseFacts.Outcome;
import id.pantas.scoring.CaseFacts.Resolution;
import id.pantas.scoring.CaseFacts.Response;
import id.pantas.scoring.CaseFacts.Unsolved;
import id.pantas.scoring.PatrolFacts.Slot;
import id.pantas.scoring.RepostFacts;
import id.pantas.scoring.RepostFacts.Duty;
import id.pantas.scoring.RepostFacts.Peer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/** The duties of the worked example's three units, case by case (scoring method 3.8, inputs). */
final class WorkedDuties {

    private static final LeagueMeans OPD = new LeagueMeans(new BigDecimal("0.62"), new BigDecimal("0.55"));
    private static final LeagueMeans DESA = new LeagueMeans(new BigDecimal("0.58"), new BigDecimal("0.50"));

    private final List<Response> responses = new ArrayList<>();
    private final List<Resolution> resolutions = new ArrayList<>();
    private final List<Duty> duties = new ArrayList<>();

    private WorkedDuties() {}

    static List<Measured> alfa() {
        WorkedDuties alfa = new WorkedDuties();
        alfa.responses(20, "4");
        alfa.responses(10, "6");
        alfa.responses(4, "12");
        alfa.responses(4, null);
        alfa.resolutions(14, Outcome.IN_TIME);
        alfa.resolutions(5, Outcome.LATE);
        alfa.resolutions(4, Outcome.SCHEDULED);
        alfa.resolutions(4, Outcome.UPDATED);
        alfa.resolutions(3, Outcome.NOTHING);
        alfa.duties(4, 20);
        alfa.duties(2, 60);
        alfa.duties(1, 100);
        alfa.duties(1, null);
        return alfa.measured(OPD, 18, 30, 2);
    }

    static List<Measured> beta() {
        WorkedDuties beta = new WorkedDuties();
        beta.responses(1, "3");
        beta.responses(1, "20");
        beta.resolutions(1, Outcome.LATE);
        beta.duties(3, 24);
        beta.duties(2, 72);
        beta.duties(3, null);
        return beta.measured(OPD, 14, 30, 0);
    }

    static List<Measured> gama() {
        WorkedDuties gama = new WorkedDuties();
        gama.duties(3, 1);
        gama.duties(1, 25);
        return gama.measured(DESA, 6, 10, 1);
    }

    /** Its second week's Wednesday, 11.00: nine patrols to come, one complaint due on Friday at 16.00. */
    static UnitFacts betaOnWednesday() {
        WorkedDuties beta = new WorkedDuties();
        beta.responses(1, "3");
        beta.responses(1, "20");
        beta.resolutions(1, Outcome.LATE);
        List<Slot> slots = new ArrayList<>();
        for (int day : new int[] {1, 2, 3, 4, 5, 8, 9, 10, 11, 12}) {
            for (int hour : new int[] {13, 17, 19}) {
                slots.add(new Slot(Sample.MONDAY.plusDays(day - 1L), LocalTime.of(hour, 0), slots.size() < 14));
            }
        }
        Instant tuesday = Sample.at(9, "10:00"); // less than 72 hours ago
        for (int i = 0; i < 8; i++) {
            Duration after = i < 3 ? Duration.ofHours(5) : i < 5 ? Duration.ofHours(50) : null;
            Instant at = i < 5 ? Sample.at(2, "09:00") : tuesday;
            beta.duties.add(new Duty(i, at, Sample.MONDAY, after));
        }
        return new UnitFacts(
                WorkedExampleTests.betaPosts(ContentKind.CAMPURAN),
                new DutyItems(
                        new Items(
                                beta.responses,
                                beta.resolutions,
                                List.of(),
                                List.of(new Unsolved("SBG-2026-000482", Sample.at(12, "16:00")))),
                        slots,
                        new RepostFacts.Items(beta.duties, List.of()),
                        OPD),
                Sample.setting(League.OPD_PENDUKUNG),
                BigDecimal.ZERO);
    }

    void responses(int count, String hours) {
        for (int i = 0; i < count; i++) {
            String number = "R-%03d".formatted(responses.size());
            responses.add(new Response(number, Sample.MONDAY, hours == null ? null : new BigDecimal(hours)));
        }
    }

    void resolutions(int count, Outcome outcome) {
        for (int i = 0; i < count; i++) {
            resolutions.add(new Resolution("S-%03d".formatted(resolutions.size()), Sample.MONDAY, outcome));
        }
    }

    private void duties(int count, Integer hours) {
        for (int i = 0; i < count; i++) {
            duties.add(new Duty(
                    duties.size(),
                    Sample.at(1, "09:00"),
                    Sample.MONDAY,
                    hours == null ? null : Duration.ofHours(hours)));
        }
    }

    private List<Measured> measured(LeagueMeans means, int covered, int slots, int peers) {
        DutyScoring scoring = new DutyScoring(Sample.FORMULA.duties(), means);
        return List.of(
                scoring.speed(responses),
                scoring.completion(resolutions),
                Objects.requireNonNull(scoring.patrol(slots(covered, slots))),
                Objects.requireNonNull(scoring.reposts(duties, peers(peers))));
    }

    static List<Slot> slots(int covered, int all) {
        return IntStream.range(0, all)
                .mapToObj(i -> new Slot(Sample.MONDAY.plusDays(i / 3), LocalTime.of(13 + 2 * (i % 3), 0), i < covered))
                .toList();
    }

    static List<Peer> peers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Peer(new UnitId(new UUID(7, i)), 1_000L + i, Sample.MONDAY))
                .toList();
    }
}
