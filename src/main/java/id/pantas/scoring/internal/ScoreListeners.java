package id.pantas.scoring.internal;

import id.pantas.classification.PostsLabelled;
import id.pantas.post.PostsGone;
import id.pantas.post.PostsStored;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Only marks what has to be computed again; safe to run twice. */
@Component
class ScoreListeners {

    private final StaleScores stale;
    private final Clock clock;

    ScoreListeners(StaleScores stale, Clock clock) {
        this.stale = stale;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(PostsLabelled event) {
        stale.markPeriodsOf(event.unit(), event.posts());
    }

    @ApplicationModuleListener
    void on(PostsStored event) {
        stale.markSince(
                event.unit(),
                Stream.concat(event.newPosts().stream(), event.changedPosts().stream())
                        .toList(),
                clock.instant());
    }

    @ApplicationModuleListener
    void on(PostsGone event) {
        stale.markPeriodsOf(event.unit(), event.posts());
    }
}
