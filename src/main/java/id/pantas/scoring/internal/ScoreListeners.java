package id.pantas.scoring.internal;

import id.pantas.classification.PostsLabelled;
import id.pantas.collection.CoverageChanged;
import id.pantas.post.PostsGone;
import id.pantas.post.PostsStored;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Only measures posts and marks what has to be computed again; safe to run twice. */
@Component
class ScoreListeners {

    private final MeasuredPosts measured;
    private final StaleScores stale;
    private final Clock clock;

    ScoreListeners(MeasuredPosts measured, StaleScores stale, Clock clock) {
        this.measured = measured;
        this.stale = stale;
        this.clock = clock;
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

    @ApplicationModuleListener
    void on(PostsGone event) {
        stale.markPeriodsOf(event.unit(), event.posts());
    }

    @ApplicationModuleListener
    void on(CoverageChanged event) {
        stale.markPeriodsOf(event.units(), event.days());
    }
}
