package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.League;
import id.pantas.registry.UnitId;
import id.pantas.scoring.AssumedLabel;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.StandingChange;
import id.pantas.scoring.StandingPreviews;
import id.pantas.scoring.StandingStatus;
import id.pantas.scoring.internal.Enrolled.Profile;
import id.pantas.scoring.internal.Ranker.Contestant;
import id.pantas.scoring.internal.Ranker.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Scores the units concerned twice, as the facts are and as they would be, and ranks both beside all others. */
@Service
class StandingPreviewDesk implements StandingPreviews {

    private static final Comparator<StandingChange> LARGEST_FIRST = Comparator.comparing(
                    (StandingChange change) -> Math.abs(change.ranks()))
            .thenComparing(change -> change.after().subtract(change.before()).abs())
            .reversed()
            .thenComparing(change -> change.unit().value());

    private final Settings settings;
    private final Enrolled enrolled;
    private final PostFacts facts;
    private final Duties duties;
    private final ScoreRows scores;
    private final RankRows ranks;
    private final PeriodCalendar calendar;

    StandingPreviewDesk(
            Settings settings,
            Enrolled enrolled,
            PostFacts facts,
            Duties duties,
            ScoreRows scores,
            RankRows ranks,
            PeriodCalendar calendar) {
        this.settings = settings;
        this.enrolled = enrolled;
        this.facts = facts;
        this.duties = duties;
        this.scores = scores;
        this.ranks = ranks;
        this.calendar = calendar;
    }

    /** A unit's score both ways. */
    private record Both(Result before, Result after) {}

    @Override
    @Transactional
    public List<StandingChange> under(
            Period period, Map<Long, AssumedLabel> labels, Collection<UnitId> units, Instant now) {
        Map<UUID, Both> both = new HashMap<>();
        List<UnitId> all = List.copyOf(units);
        for (int from = 0; from < all.size(); from += RecountDesk.CHUNK) {
            score(all.subList(from, Math.min(all.size(), from + RecountDesk.CHUNK)), period, labels, now, both);
        }
        both.values()
                .removeIf(
                        score -> score.before().total().compareTo(score.after().total()) == 0
                                && Objects.equals(
                                        score.before().ucapanShare(),
                                        score.after().ucapanShare()));
        if (both.isEmpty()) {
            return List.of();
        }
        Ranker ranker = new Ranker(settings.formula(period).band());
        Map<UUID, StandingChange> changes = new HashMap<>();
        both.forEach((unit, score) -> changes.put(unit, change(unit, score, null, null)));
        for (League league : League.values()) {
            for (List<Contestant> group : ranks.groups(period.id(), league).values()) {
                if (group.stream().anyMatch(contestant -> both.containsKey(contestant.unit()))) {
                    compare(group, both, ranker, changes);
                }
            }
        }
        return changes.values().stream()
                .filter(change -> change.ranks() != 0 || change.before().compareTo(change.after()) != 0)
                .sorted(LARGEST_FIRST)
                .toList();
    }

    private void score(
            List<UnitId> units, Period period, Map<Long, AssumedLabel> labels, Instant now, Map<UUID, Both> both) {
        Formula formula = settings.formula(period);
        Map<League, LeagueSetting> leagues = settings.leagues(formula);
        Map<UnitId, Profile> profiles = new HashMap<>(
                enrolled.profiles(enrolled.byIds(units).values(), period, formula, scores.beginning(now), now));
        profiles.values().removeIf(profile -> !hasScore(profile.status()));
        if (profiles.isEmpty()) {
            return;
        }
        Map<UnitId, DutyItems> others = duties.of(profiles, period, formula, now);
        Map<UUID, List<PostFact>> posts =
                facts.of(profiles.keySet().stream().map(UnitId::value).toList(), period, formula);
        profiles.forEach((unit, profile) -> {
            List<PostFact> own = posts.getOrDefault(unit.value(), List.of());
            List<PostFact> assumed = own.stream()
                    .map(post -> assumed(post, labels.get(post.id())))
                    .toList();
            DutyItems duty = Objects.requireNonNull(others.get(unit));
            LeagueSetting league = Objects.requireNonNull(leagues.get(profile.league()));
            both.put(
                    unit.value(),
                    new Both(
                            new UnitFacts(own, duty, league, profile.gapDays()).score(formula, calendar.zone()),
                            new UnitFacts(assumed, duty, league, profile.gapDays()).score(formula, calendar.zone())));
        });
    }

    private static void compare(
            List<Contestant> group, Map<UUID, Both> both, Ranker ranker, Map<UUID, StandingChange> changes) {
        List<Contestant> before = new ArrayList<>();
        List<Contestant> after = new ArrayList<>();
        for (Contestant stored : group) {
            Both score = both.get(stored.unit());
            before.add(score == null ? stored : with(stored, score.before()));
            after.add(score == null ? stored : with(stored, score.after()));
        }
        Map<UUID, Place> was = ranker.places(before);
        Map<UUID, Place> is = ranker.places(after);
        for (Contestant stored : group) {
            Place first = Objects.requireNonNull(was.get(stored.unit()));
            Place then = Objects.requireNonNull(is.get(stored.unit()));
            Both score = both.get(stored.unit());
            if (score != null) {
                changes.put(stored.unit(), change(stored.unit(), score, first, then));
            } else if (first.rank() != then.rank()) {
                changes.put(
                        stored.unit(),
                        new StandingChange(
                                new UnitId(stored.unit()),
                                stored.total(),
                                stored.total(),
                                first.rank(),
                                then.rank(),
                                then.of()));
            }
        }
    }

    private static StandingChange change(UUID unit, Both score, @Nullable Place was, @Nullable Place is) {
        return new StandingChange(
                new UnitId(unit),
                score.before().total(),
                score.after().total(),
                was == null ? null : was.rank(),
                is == null ? null : is.rank(),
                is == null ? 0 : is.of());
    }

    private static PostFact assumed(PostFact post, @Nullable AssumedLabel label) {
        return label == null
                ? post
                : post.withLabels(
                        ContentKind.of(label.contentClass()),
                        label.alternative() == null ? null : ContentKind.of(label.alternative()));
    }

    private static Contestant with(Contestant stored, Result result) {
        BigDecimal share = result.ucapanShare();
        return new Contestant(
                stored.unit(),
                result.total(),
                value(result, Component.COMPLETION),
                value(result, Component.SPEED),
                value(result, Component.WORK_CONTENT),
                share == null ? BigDecimal.ZERO : share,
                stored.previousTotal());
    }

    private static BigDecimal value(Result result, Component wanted) {
        return result.components().stream()
                .filter(one -> one.component() == wanted)
                .map(ComponentScore::value)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static boolean hasScore(StandingStatus status) {
        return status == StandingStatus.RANKED || status == StandingStatus.INTRODUCTION;
    }
}
