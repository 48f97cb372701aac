package id.pantas.scoring.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.PostsLabelled;
import id.pantas.collection.CoverageChanged;
import id.pantas.compliance.DecisionRecorded;
import id.pantas.compliance.DecisionSubject;
import id.pantas.post.PostsGone;
import id.pantas.post.PostsRedated;
import id.pantas.post.PostsStored;
import id.pantas.post.StatisticsForgotten;
import id.pantas.scoring.Recounts;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Measures posts, forgets measures, and marks what has to be computed again; safe to run twice. */
@Component
class ScoreListeners {

    private final MeasuredPosts measured;
    private final StaleScores stale;
    private final Clock clock;
    private final Recounts recounts;
    private final PeriodCalendar calendar;

    ScoreListeners(MeasuredPosts measured, StaleScores stale, Clock clock, Recounts recounts, PeriodCalendar calendar) {
        this.measured = measured;
        this.stale = stale;
        this.clock = clock;
        this.recounts = recounts;
        this.calendar = calendar;
    }

    @ApplicationModuleListener
    void on(PostsLabelled event) {
        stale.markPeriodsOf(event.unit(), event.posts());
    }

    @ApplicationModuleListener
    void on(PostsStored event) {
        List<Long> posts = Stream.concat(event.newPosts().stream(), event.changedPosts().stream())
                .toList();
        measured.measure(posts);
        stale.markSince(event.unit(), posts, clock.instant());
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
