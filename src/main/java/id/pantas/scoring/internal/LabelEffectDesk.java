package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.ReaderAgreement;
import id.pantas.classifier.ContentClass;
import id.pantas.registry.League;
import id.pantas.registry.UnitId;
import id.pantas.scoring.Component;
import id.pantas.scoring.LabelEffect;
import id.pantas.scoring.LabelEffects;
import id.pantas.scoring.StandingStatus;
import id.pantas.scoring.internal.Enrolled.Profile;
import id.pantas.scoring.internal.Ranker.Contestant;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class LabelEffectDesk implements LabelEffects {

    private final Settings settings;
    private final Enrolled enrolled;
    private final PostFacts facts;
    private final CountedLabels labels;
    private final Duties duties;
    private final ScoreRows scores;
    private final RankRows ranks;
    private final PeriodCalendar calendar;
    private final Clock clock;

    LabelEffectDesk(
            Settings settings,
            Enrolled enrolled,
            PostFacts facts,
            CountedLabels labels,
            Duties duties,
            ScoreRows scores,
            RankRows ranks,
            PeriodCalendar calendar,
            Clock clock) {
        this.settings = settings;
        this.enrolled = enrolled;
        this.facts = facts;
        this.labels = labels;
        this.duties = duties;
        this.scores = scores;
        this.ranks = ranks;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Map<Long, LabelEffect> of(Period period, Collection<Choice> choices) {
        if (choices.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        Formula formula = settings.formula(period);
        Map<League, LeagueSetting> leagues = settings.leagues(formula);
        Map<UnitId, List<Choice>> byUnit = choices.stream().collect(Collectors.groupingBy(Choice::unit));
        Map<UnitId, Profile> profiles = new HashMap<>(enrolled.profiles(
                enrolled.byIds(byUnit.keySet()).values(), period, formula, scores.beginning(now), now));
        profiles.values().removeIf(profile -> !hasScore(profile.status()));
        Map<UnitId, DutyItems> others = duties.of(profiles, period, formula, now);
        Map<UUID, List<PostFact>> posts =
                facts.of(byUnit.keySet().stream().map(UnitId::value).toList(), period, formula);
        Map<League, Map<UUID, List<Contestant>>> fields = new EnumMap<>(League.class);
        Map<Long, LabelEffect> effects = new HashMap<>();
        byUnit.forEach((unit, asked) -> {
            Profile profile = profiles.get(unit);
            List<PostFact> own = posts.getOrDefault(unit.value(), List.of());
            LeagueSetting league = profile == null ? null : leagues.get(profile.league());
            DutyItems duty = others.get(unit);
            if (profile == null || league == null || duty == null) {
                return;
            }
            Rival rival = rival(
                    unit,
                    fields.computeIfAbsent(profile.league(), one -> ranks.groups(period.id(), one))
                            .values());
            Function<List<PostFact>, Result> score =
                    posted -> new UnitFacts(posted, duty, league, profile.gapDays()).score(formula, calendar.zone());
            for (Choice choice : asked) {
                if (own.stream().anyMatch(post -> post.id() == choice.post())) {
                    effects.put(
                            choice.post(),
                            new LabelEffect(
                                    outcome(score, own, choice.post(), choice.one(), rival),
                                    outcome(score, own, choice.post(), choice.other(), rival)));
                }
            }
        });
        return effects;
    }

    @Override
    public Optional<ReaderAgreement> suspendedBy(Period period) {
        return labels.suspendedBy(period);
    }

    private static boolean hasScore(StandingStatus status) {
        return status == StandingStatus.RANKED || status == StandingStatus.INTRODUCTION;
    }

    private static Rival rival(UnitId unit, Collection<List<Contestant>> groups) {
        for (List<Contestant> group : groups) {
            for (Contestant contestant : group) {
                if (contestant.unit().equals(unit.value())) {
                    return new Rival(contestant, group);
                }
            }
        }
        return new Rival(null, List.of());
    }

    private static LabelEffect.Outcome outcome(
            Function<List<PostFact>, Result> score, List<PostFact> own, long post, ContentClass decided, Rival rival) {
        List<PostFact> posts = new ArrayList<>();
        own.forEach(one -> posts.add(one.id() == post ? one.decidedAs(ContentKind.of(decided)) : one));
        Result result = score.apply(posts);
        Contestant stored = rival.own();
        if (stored == null) {
            return new LabelEffect.Outcome(decided, result.total(), null, 0);
        }
        Contestant now = new Contestant(
                stored.unit(),
                result.total(),
                value(result, Component.COMPLETION),
                value(result, Component.SPEED),
                value(result, Component.WORK_CONTENT),
                result.ucapanShare() == null ? BigDecimal.ZERO : result.ucapanShare(),
                stored.previousTotal());
        return new LabelEffect.Outcome(
                decided,
                result.total(),
                Ranker.rankAmong(now, rival.group()),
                rival.group().size());
    }

    private static BigDecimal value(Result result, Component component) {
        return result.components().stream()
                .filter(one -> one.component() == component)
                .map(one -> one.value())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /**
     * A unit among those it is ranked with.
     *
     * @param own null if it is not ranked
     */
    private record Rival(@Nullable Contestant own, List<Contestant> group) {}
}
