package id.pantas.collection.internal;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The next piece of work in the queue that all instances share. */
@Component
class DueWork {

    private final Collectors collectors;
    private final AccountLocks locks;
    private final AccountReader reader;

    DueWork(Collectors collectors, AccountLocks locks, AccountReader reader) {
        this.collectors = collectors;
        this.locks = locks;
        this.reader = reader;
    }

    /** Locks the longest overdue account; what is returned reads it. Null if nothing is due that may be read now. */
    @Nullable
    Runnable lockNext(Instant now, BooleanSupplier stopping) {
        Claim claim = locks.claimDue(collectors.ready(), now).orElse(null);
        if (claim == null) {
            return null;
        }
        var collector = collectors
                .of(claim.platform())
                .orElseThrow(() -> new IllegalStateException("no collector of " + claim.platform()));
        return () -> reader.read(claim, collector, now, stopping);
    }
}
