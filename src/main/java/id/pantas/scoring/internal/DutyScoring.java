package id.pantas.scoring.internal;

import static java.util.Comparator.comparing;

import id.pantas.scoring.CaseFacts.Outcome;
import id.pantas.scoring.CaseFacts.Resolution;
import id.pantas.scoring.CaseFacts.Response;
import id.pantas.scoring.Component;
import id.pantas.scoring.ItemReason;
import id.pantas.scoring.PatrolFacts.Slot;
import id.pantas.scoring.RepostFacts.Duty;
import id.pantas.scoring.RepostFacts.Peer;
import id.pantas.scoring.ScoreItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The four components that do not come from a unit's own content: Kecepatan, Tuntas, Patroli and Repost, with a row for each
 * case, slot and post (scoring method 3.3). The rows of a component sum to its raw number, and {@code 100 · raw / target} is
 * its value. Knows no database and no clock.
 */
final class DutyScoring {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration THREE_DAYS = Duration.ofHours(72);
    /** Decimals of a row's value. */
    private static final int SCALE = 5;

    private final DutyRules rules;
    private final LeagueMeans means;

    DutyScoring(DutyRules rules, LeagueMeans means) {
        this.rules = rules;
        this.means = means;
    }

    /** Kecepatan; without a response exactly the league's mean. */
    Measured speed(List<Response> responses) {
        List<ScoreItem> items = new ArrayList<>();
        responses.stream()
                .sorted(comparing(Response::due).thenComparing(Response::number))
                .forEach(response -> items.add(response(response)));
        return shrunk(Component.SPEED, items, responses.size(), means.speed());
    }

    private ScoreItem response(Response response) {
        BigDecimal hours = response.hours();
        return item(
                Component.SPEED,
                response.number(),
                response.due(),
                worthOf(hours),
                hours,
                hours == null ? ItemReason.NOT_ANSWERED : ItemReason.ANSWERED);
    }

    /** p(t): 1 up to the first limit, then along a line to a half, and along another to 0; 0 to 1, 5 decimals. */
    BigDecimal worthOf(@Nullable BigDecimal hours) {
        if (hours == null || hours.compareTo(rules.zeroHours()) >= 0) {
            return BigDecimal.ZERO;
        }
        if (hours.compareTo(rules.fullHours()) <= 0) {
            return BigDecimal.ONE;
        }
        BigDecimal half = new BigDecimal("0.5");
        if (hours.compareTo(rules.halfHours()) <= 0) {
            BigDecimal late = hours.subtract(rules.fullHours()).multiply(half);
            return BigDecimal.ONE.subtract(
                    late.divide(rules.halfHours().subtract(rules.fullHours()), SCALE, RoundingMode.HALF_UP));
        }
        return rules.zeroHours()
                .subtract(hours)
                .multiply(half)
                .divide(rules.zeroHours().subtract(rules.halfHours()), SCALE, RoundingMode.HALF_UP);
    }

    /** Tuntas; without a complaint exactly the league's mean. */
    Measured completion(List<Resolution> resolutions) {
        List<Resolution> inOrder = resolutions.stream()
                .sorted(comparing(Resolution::due).thenComparing(Resolution::number))
                .toList();
        long mayStayUnsolved = rules.unsolvedShare()
                .multiply(new BigDecimal(
                        inOrder.stream().filter(DutyScoring::closed).count()))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
        List<ScoreItem> items = new ArrayList<>();
        int counted = 0;
        for (Resolution resolution : inOrder) {
            Outcome outcome = resolution.outcome();
            boolean tooOften = outcome == Outcome.CLOSED_UNSOLVED && mayStayUnsolved-- <= 0;
            BigDecimal worth =
                    tooOften ? rules.unsolvedWorth() : rules.outcomes().get(outcome);
            if (worth != null) {
                counted++;
            }
            items.add(item(
                    Component.COMPLETION,
                    resolution.number(),
                    resolution.due(),
                    worth == null ? BigDecimal.ZERO : worth,
                    null,
                    tooOften ? ItemReason.UNSOLVED_TOO_OFTEN : reasonOf(outcome)));
        }
        return shrunk(Component.COMPLETION, items, counted, means.completion());
    }

    private static boolean closed(Resolution resolution) {
        return switch (resolution.outcome()) {
            case IN_TIME, LATE, VERY_LATE, CLOSED_UNSOLVED -> true;
            case SCHEDULED, UPDATED, REOPENED, HANDED_OVER, NOTHING -> false;
        };
    }

    private static ItemReason reasonOf(Outcome outcome) {
        return switch (outcome) {
            case IN_TIME -> ItemReason.SOLVED_IN_TIME;
            case LATE -> ItemReason.SOLVED_LATE;
            case VERY_LATE -> ItemReason.SOLVED_VERY_LATE;
            case SCHEDULED -> ItemReason.SCHEDULED;
            case UPDATED -> ItemReason.UPDATED;
            case REOPENED -> ItemReason.REOPENED;
            case CLOSED_UNSOLVED -> ItemReason.CLOSED_UNSOLVED;
            case HANDED_OVER -> ItemReason.HANDED_OVER;
            case NOTHING -> ItemReason.NOT_SOLVED;
        };
    }

    /** Patroli: covered slots against the share of all slots that gives full marks; null where there are none. */
    @Nullable
    Measured patrol(List<Slot> slots) {
        if (slots.isEmpty()) {
            return null;
        }
        List<ScoreItem> items = slots.stream()
                .sorted(comparing(Slot::day).thenComparing(Slot::time))
                .map(slot -> item(
                        Component.PATROL,
                        slot.time().toString(),
                        slot.day(),
                        slot.covered() ? BigDecimal.ONE : BigDecimal.ZERO,
                        null,
                        slot.covered() ? ItemReason.PATROLLED : ItemReason.NOT_PATROLLED))
                .toList();
        return measured(Component.PATROL, items, rules.patrolShare().multiply(new BigDecimal(slots.size())));
    }

    /**
     * Repost: {@code 0.85 · R + 0.15 · min(1, m/3)}, both sides times the number of obligatory posts, so that every row is an
     * exact decimal; null where there is nothing to repeat.
     */
    @Nullable
    Measured reposts(List<Duty> duties, List<Peer> peers) {
        if (duties.isEmpty()) {
            return null;
        }
        List<ScoreItem> items = new ArrayList<>();
        duties.stream()
                .sorted(comparing(Duty::publishedAt).thenComparing(Duty::post))
                .forEach(duty -> items.add(duty(duty)));
        BigDecimal all = new BigDecimal(duties.size());
        BigDecimal perPeer = BigDecimal.ONE
                .subtract(rules.leaderShare())
                .multiply(all)
                .divide(new BigDecimal(rules.peers()), SCALE, RoundingMode.HALF_UP);
        List<Peer> inOrder = peers.stream()
                .sorted(comparing(Peer::day).thenComparing(Peer::post))
                .toList();
        for (int i = 0; i < inOrder.size(); i++) {
            boolean counts = i < rules.peers();
            Peer peer = inOrder.get(i);
            items.add(new ScoreItem(
                    Component.REPOST,
                    peer.post(),
                    null,
                    peer.day(),
                    null,
                    false,
                    counts ? perPeer : BigDecimal.ZERO,
                    null,
                    counts ? ItemReason.PEER_REPOSTED : ItemReason.PEER_LIMIT,
                    null));
        }
        return measured(Component.REPOST, items, all);
    }

    private ScoreItem duty(Duty duty) {
        Duration after = duty.after();
        BigDecimal worth;
        ItemReason reason;
        if (after == null) {
            worth = BigDecimal.ZERO;
            reason = ItemReason.NOT_REPOSTED;
        } else if (after.compareTo(DAY) <= 0) {
            worth = rules.repostDay();
            reason = ItemReason.REPOSTED_IN_A_DAY;
        } else if (after.compareTo(THREE_DAYS) <= 0) {
            worth = rules.repostThreeDays();
            reason = ItemReason.REPOSTED_IN_THREE_DAYS;
        } else {
            worth = rules.repostLater();
            reason = ItemReason.REPOSTED_LATER;
        }
        return new ScoreItem(
                Component.REPOST,
                duty.post(),
                null,
                duty.day(),
                null,
                false,
                worth.multiply(rules.leaderShare()),
                worth,
                reason,
                null);
    }

    /** {@code (Σ + k · mean) / (n + k)} as raw number and target; the mean's part is a row of its own. */
    private Measured shrunk(Component component, List<ScoreItem> items, int count, BigDecimal mean) {
        BigDecimal mixedIn = new BigDecimal(rules.shrinkBy());
        List<ScoreItem> all = new ArrayList<>(items);
        all.add(item(component, null, null, mixedIn.multiply(mean), mean, ItemReason.LEAGUE_MEAN));
        return measured(component, all, mixedIn.add(new BigDecimal(count)));
    }

    private static Measured measured(Component component, List<ScoreItem> items, BigDecimal target) {
        BigDecimal raw = ContentScoring.sum(items);
        BigDecimal value = raw.multiply(HUNDRED)
                .divide(target, 2, RoundingMode.HALF_UP)
                .min(HUNDRED)
                .setScale(2);
        return new Measured(component, raw, target, value, items);
    }

    private static ScoreItem item(
            Component component,
            @Nullable String subject,
            @Nullable LocalDate day,
            BigDecimal value,
            @Nullable BigDecimal measure,
            ItemReason reason) {
        return new ScoreItem(component, null, null, day, null, false, value, measure, reason, subject);
    }
}
