package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.League;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.scoring.Recounts;
import id.pantas.scoring.StandingStatus;
import id.pantas.scoring.internal.Enrolled.Profile;
import id.pantas.scoring.internal.ScoreRows.Computed;
import id.pantas.scoring.internal.StaleScores.Ranked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Recounts in chunks of units, each in its own transaction, so that memory does not grow with their number. */
@Service
class RecountDesk implements Recounts {

    static final int CHUNK = 500;
    /** Ranks are brought up to date at least after this many chunks, so that a long recount shows its progress. */
    private static final int CHUNKS_BETWEEN_RANKS = 20;
    /** How many periods, the open one included, follow changes of the registry and of data completeness. */
    static final int LIVING_PERIODS = 6;

    private final StaleScores stale;
    private final Settings settings;
    private final Enrolled enrolled;
    private final MeasuredPosts measured;
    private final PostFacts facts;
    private final Duties duties;
    private final ScoreRows scores;
    private final RankRows ranks;
    private final PeriodCalendar calendar;
    private final TransactionTemplate transaction;

    RecountDesk(
            StaleScores stale,
            Settings settings,
            Enrolled enrolled,
            MeasuredPosts measured,
            PostFacts facts,
            Duties duties,
            ScoreRows scores,
            RankRows ranks,
            PeriodCalendar calendar,
            PlatformTransactionManager transactions) {
        this.stale = stale;
        this.settings = settings;
        this.enrolled = enrolled;
        this.measured = measured;
        this.facts = facts;
        this.duties = duties;
        this.scores = scores;
        this.ranks = ranks;
        this.calendar = calendar;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public int recountStale(Instant now) {
        int counted = 0;
        int chunks = 0;
        String period = stale.newestPeriod();
        while (period != null) {
            Period current = calendar.byId(period);
            int taken = Objects.requireNonNull(transaction.execute(status -> recountChunk(current, now)));
            counted += taken;
            if (taken == 0) {
                break; // another node holds what is left
            }
            if (++chunks % CHUNKS_BETWEEN_RANKS == 0) {
                rankAll();
            }
            period = stale.newestPeriod();
            if (!current.id().equals(period)) {
                transaction.executeWithoutResult(status -> settleMeans(current));
                period = stale.newestPeriod();
            }
        }
        rankAll();
        return counted;
    }

    /** A mean that has moved touches all scores it is mixed into; they are computed once more, by the same loop. */
    private void settleMeans(Period period) {
        stale.mark(List.of(period.id()), duties.settle(period, settings.formula(period)));
    }

    @Override
    public void mark(Collection<UnitId> units, Collection<LocalDate> days) {
        stale.markPeriodsOf(List.copyOf(units), days);
    }

    private int recountChunk(Period period, Instant now) {
        List<UUID> taken = stale.take(period.id(), CHUNK);
        if (taken.isEmpty()) {
            return 0;
        }
        Formula formula = settings.formula(period);
        Map<League, LeagueSetting> leagues = settings.leagues(formula);
        List<UnitId> ids = taken.stream().map(UnitId::new).toList();
        Map<UnitId, Profile> profiles =
                enrolled.profiles(enrolled.byIds(ids).values(), period, formula, scores.beginning(now), now);
        Map<UnitId, Profile> withScore = new HashMap<>(profiles);
        withScore.values().removeIf(profile -> !hasScore(profile.status()));
        List<UUID> scored = withScore.keySet().stream().map(UnitId::value).toList();
        Map<UnitId, DutyItems> others = duties.of(withScore, period, formula, now);
        Map<UUID, List<PostFact>> posts = scored.isEmpty() ? Map.of() : facts.of(scored, period, formula);
        Map<UUID, String> hashes = scores.hashes(period, taken);
        Set<League> touched = EnumSet.noneOf(League.class);
        List<Computed> changed = new ArrayList<>();
        List<UUID> gone = new ArrayList<>();
        for (UUID unit : taken) {
            Profile profile = profiles.get(new UnitId(unit));
            if (profile == null) {
                if (hashes.containsKey(unit)) {
                    gone.add(unit);
                }
                continue;
            }
            List<PostFact> own = posts.getOrDefault(unit, List.of());
            StandingStatus status =
                    hasScore(profile.status()) && mostlyUnlabelled(own) ? StandingStatus.COUNTING : profile.status();
            LeagueSetting league = Objects.requireNonNull(leagues.get(profile.league()));
            DutyItems duty = others.get(new UnitId(unit));
            Result result = hasScore(status) && duty != null
                    ? new UnitFacts(own, duty, league, profile.gapDays()).score(formula, calendar.zone())
                    : null;
            Computed computed = Computed.of(unit, profile, status, result, formula);
            if (!computed.hash().equals(hashes.get(unit))) {
                changed.add(computed);
                touched.add(profile.league());
            }
        }
        if (!gone.isEmpty()) {
            touched.addAll(scores.leagues(period, gone));
            scores.delete(period, gone);
        }
        if (!changed.isEmpty()) {
            touched.addAll(
                    scores.leagues(period, changed.stream().map(Computed::unit).toList()));
            scores.replace(period, formula, changed, now);
        }
        if (!touched.isEmpty()) {
            stale.unrank(period, touched);
        }
        return taken.size();
    }

    private static boolean hasScore(StandingStatus status) {
        return status == StandingStatus.RANKED || status == StandingStatus.INTRODUCTION;
    }

    /** Whether a score would say how far the labels are rather than what the unit did: its first posts just came in. */
    private static boolean mostlyUnlabelled(List<PostFact> posts) {
        List<PostFact> scored =
                posts.stream().filter(post -> !post.gone() && !post.repost()).toList();
        long unlabelled = scored.stream().filter(post -> post.label() == null).count();
        return 2 * unlabelled > scored.size();
    }

    private void rankAll() {
        for (Ranked ranking : stale.unranked()) {
            transaction.executeWithoutResult(status -> {
                if (stale.take(ranking)) {
                    ranks.rank(ranking, settings.formula(calendar.byId(ranking.period())));
                }
            });
        }
    }

    @Override
    public int enrol(Instant now) {
        List<Unit> units = enrolled.units();
        Instant beginning = Objects.requireNonNull(transaction.execute(status -> scores.beginning(now)));
        for (int back = 0; back < LIVING_PERIODS; back++) {
            Period period = calendar.plus(calendar.at(now), -back);
            Map<UUID, String> known = scores.fingerprints(period);
            if (back > 0 && known.isEmpty()) {
                continue;
            }
            Map<UnitId, Profile> profiles = enrolled.profiles(units, period, settings.formula(period), beginning, now);
            List<UUID> different = new ArrayList<>();
            profiles.forEach((unit, profile) -> {
                if (!profile.fingerprint().equals(known.remove(unit.value()))) {
                    different.add(unit.value());
                }
            });
            different.addAll(known.keySet()); // scored once, but dissolved since
            stale.mark(List.of(period.id()), different);
        }
        return units.size();
    }

    @Override
    public void markAll(String periodId) {
        String period = calendar.byId(periodId).id();
        measured.measureAll();
        stale.mark(
                List.of(period),
                enrolled.units().stream().map(unit -> unit.id().value()).toList());
    }

    @Override
    public long waiting() {
        return stale.count();
    }
}
