package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.LabelTrustChanged;
import id.pantas.classification.PostsLabelled;
import id.pantas.collection.CoverageChanged;
import id.pantas.compliance.DecisionRecorded;
import id.pantas.compliance.DecisionSubject;
import id.pantas.post.PostsGone;
import id.pantas.post.PostsRedated;
import id.pantas.post.PostsRegrouped;
import id.pantas.post.PostsStored;
import id.pantas.post.StatisticsForgotten;
import id.pantas.scoring.Recounts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * What others tell of: posts, page after page, become work in a queue within the transaction that tells of them; the rest, which is
 * rare, is done after its transaction. Safe to run twice.
 */
@Component
class ScoreListeners {

    private final MeasuredPosts measured;
    private final StaleScores stale;
    private final ScoreWork work;
    private final Clock clock;
    private final Recounts recounts;
    private final PeriodCalendar calendar;

    ScoreListeners(
            MeasuredPosts measured,
            StaleScores stale,
            ScoreWork work,
            Clock clock,
            Recounts recounts,
            PeriodCalendar calendar) {
        this.measured = measured;
        this.stale = stale;
        this.work = work;
        this.clock = clock;
        this.recounts = recounts;
        this.calendar = calendar;
    }

    @EventListener
    void on(PostsLabelled event) {
        work.labelled(event.unit(), event.posts());
    }

    @EventListener
    void on(PostsStored event) {
        work.stored(
                event.unit(),
                Stream.concat(event.newPosts().stream(), event.changedPosts().stream())
                        .toList());
    }

    @EventListener
    void on(PostsRegrouped event) {
        work.regrouped(event.units());
    }

    /** What was computed stays; only the figures it came from go. */
    @ApplicationModuleListener
    void on(StatisticsForgotten event) {
        measured.forget(event.posts());
    }

    /** What may be computed changed: the open period is computed anew, closed ones are not. */
    @ApplicationModuleListener
    void on(DecisionRecorded event) {
        if (event.subject() != DecisionSubject.CLEARANCE) {
            measured.dropWithheld();
            recounts.markAll(calendar.at(clock.instant()).id());
        }
    }

    /** Every label of the model is read otherwise from now on, in the periods that are not settled yet. */
    @ApplicationModuleListener
    void on(LabelTrustChanged event) {
        Instant now = clock.instant();
        Period open = calendar.at(now);
        Period before = calendar.plus(open, -1);
        recounts.markAll(open.id());
        if (now.isBefore(before.end().plus(CountedLabels.SETTLED_AFTER))) {
            recounts.markAll(before.id());
        }
    }

    @ApplicationModuleListener
    void on(PostsGone event) {
        stale.markPeriodsOf(event.unit(), event.posts());
    }

    /** The periods they lie in now are marked with {@link PostsStored}. */
    @ApplicationModuleListener
    void on(PostsRedated event) {
        stale.markPeriodsOf(
                List.of(event.unit()),
                event.formerly().stream()
                        .map(at -> at.atZone(calendar.zone()).toLocalDate())
                        .distinct()
                        .toList());
    }

    @ApplicationModuleListener
    void on(CoverageChanged event) {
        stale.markPeriodsOf(event.units(), event.days());
    }
}
