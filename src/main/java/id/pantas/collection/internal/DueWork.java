package id.pantas.collection.internal;

import id.pantas.collection.CollectionRun;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The next piece of work in the queue that all instances share. */
@Component
class DueWork {

    private final Collectors collectors;
    private final AccountLocks locks;
    private final AccountReader reader;
    private final CommentWatches watches;
    private final CommentReader comments;

    DueWork(
            Collectors collectors,
            AccountLocks locks,
            AccountReader reader,
            CommentWatches watches,
            CommentReader comments) {
        this.collectors = collectors;
        this.locks = locks;
        this.reader = reader;
        this.watches = watches;
        this.comments = comments;
    }

    /**
     * Locks the longest overdue work; what is returned does it. Null if nothing is due that may be read now. Leaders' comments
     * come first: they are few, and a patrol waits for them.
     */
    @Nullable
    Runnable lockNext(Instant now, BooleanSupplier stopping) {
        List<Platform> ready = collectors.ready();
        Runnable round = lockComments(ready, now, stopping);
        if (round != null) {
            return round;
        }
        Claim claim = locks.claimDue(ready, now).orElse(null);
        if (claim == null) {
            return null;
        }
        var collector = collectors
                .of(claim.platform())
                .orElseThrow(() -> new IllegalStateException("no collector of " + claim.platform()));
        return () -> {
            CollectionRun run = reader.read(claim, collector, now, stopping);
            if (claim.leader() && run.newPosts() > 0) {
                // What citizens write below a leader's new post is read from now on, not from the next round of
                // planning on.
                collectors.ofComments(claim.platform()).ifPresent(of -> watches.plan(of, claim.account(), now));
            }
        };
    }

    private @Nullable Runnable lockComments(List<Platform> ready, Instant now, BooleanSupplier stopping) {
        List<Platform> withComments = ready.stream()
                .filter(platform -> collectors.ofComments(platform).isPresent())
                .toList();
        return watches.claimDue(withComments, now)
                .flatMap(claim -> collectors
                        .ofComments(claim.platform())
                        .flatMap(collector -> collectors
                                .of(claim.platform())
                                .<Runnable>map(
                                        platform -> () -> comments.read(claim, collector, platform, now, stopping))))
                .orElse(null);
    }
}
