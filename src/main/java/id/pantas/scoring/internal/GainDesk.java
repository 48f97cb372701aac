package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.UnitId;
import id.pantas.scoring.Gain;
import id.pantas.scoring.Gains;
import id.pantas.scoring.StandingStatus;
import id.pantas.scoring.internal.Enrolled.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads one unit's facts of the open period and asks what could be done. */
@Service
class GainDesk implements Gains {

    private final Enrolled enrolled;
    private final Settings settings;
    private final PostFacts posts;
    private final Duties duties;
    private final ScoreRows scores;
    private final PeriodCalendar calendar;

    GainDesk(
            Enrolled enrolled,
            Settings settings,
            PostFacts posts,
            Duties duties,
            ScoreRows scores,
            PeriodCalendar calendar) {
        this.enrolled = enrolled;
        this.settings = settings;
        this.posts = posts;
        this.duties = duties;
        this.scores = scores;
        this.calendar = calendar;
    }

    @Override
    @Transactional
    public List<Gain> of(UnitId unit, Instant now) {
        Period period = calendar.at(now);
        Formula formula = settings.formula(period);
        Map<UnitId, Profile> profiles =
                enrolled.profiles(enrolled.byIds(List.of(unit)).values(), period, formula, scores.beginning(now), now);
        Profile profile = profiles.get(unit);
        if (profile == null || !hasScore(profile.status())) {
            return List.of();
        }
        Map<UUID, List<PostFact>> own = posts.of(List.of(unit.value()), period, formula);
        DutyItems duty =
                Objects.requireNonNull(duties.of(profiles, period, formula, now).get(unit));
        LeagueSetting league = Objects.requireNonNull(settings.leagues(formula).get(profile.league()));
        UnitFacts facts = new UnitFacts(own.getOrDefault(unit.value(), List.of()), duty, league, profile.gapDays());
        return new WhatIf(formula, period, now, facts).gains();
    }

    private static boolean hasScore(StandingStatus status) {
        return status == StandingStatus.RANKED || status == StandingStatus.INTRODUCTION;
    }
}
