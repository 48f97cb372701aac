package id.pantas.collection.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * This instance's share of the work: up to {@code workers} threads, each of which locks one due account, reads it, and
 * comes back for the next one until nothing is due. Because every instance takes one account at a time from the same queue
 * in the database, the faster one simply takes more. Threads are virtual where the JVM has them.
 */
@Component
class CollectionWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionWorkers.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final DueWork work;
    private final Clock clock;
    private final int workers;
    private final SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("collection-");
    private final AtomicInteger busy = new AtomicInteger();
    private final Set<CompletableFuture<Void>> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private volatile boolean started;

    CollectionWorkers(DueWork work, Clock clock, CollectionProperties settings) {
        this.work = work;
        this.clock = clock;
        this.workers = settings.workers();
        threads.setVirtualThreads(Runtime.version().feature() >= 21);
    }

    /** Sets a free worker to work, which calls the next one as soon as it found something; returns at once. */
    void wake() {
        if (stopping) {
            return;
        }
        if (busy.incrementAndGet() > workers) {
            busy.decrementAndGet();
            return;
        }
        CompletableFuture<Void> done = CompletableFuture.runAsync(this::workUntilNothingIsDue, threads);
        running.add(done);
        done.whenComplete((nothing, fault) -> {
            busy.decrementAndGet();
            running.remove(done);
            if (fault != null) {
                LOG.error("a collection worker died; its account is free again when its lock expires", fault);
            }
        });
    }

    private void workUntilNothingIsDue() {
        boolean first = true;
        while (!stopping) {
            Runnable next = work.lockNext(clock.instant(), this::isStopping);
            if (next == null) {
                return;
            }
            if (first) {
                first = false;
                wake();
            }
            next.run();
        }
    }

    /** Reads up to {@code limit} due accounts at the instant {@code now} and waits; returns how many. */
    int drain(Instant now, int limit) {
        AtomicInteger left = new AtomicInteger(limit);
        AtomicInteger runs = new AtomicInteger();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < Math.min(workers, limit); i++) {
            all.add(CompletableFuture.runAsync(
                    () -> {
                        while (!stopping && left.getAndDecrement() > 0) {
                            Runnable next = work.lockNext(now, this::isStopping);
                            if (next == null) {
                                return;
                            }
                            runs.incrementAndGet();
                            next.run();
                        }
                    },
                    threads));
        }
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
        return runs.get();
    }

    private boolean isStopping() {
        return stopping;
    }

    @Override
    public void start() {
        stopping = false;
        started = true;
    }

    /** Lets every worker finish its page; what is cut is read again. */
    @Override
    public void stop() {
        stopping = true;
        started = false;
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                    .get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("stopped before every account was finished; they are read again");
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
