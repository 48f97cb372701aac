package id.pantas.queue.internal;

import id.pantas.queue.WorkConsumer;
import id.pantas.queue.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One instance's work on one queue: a thread while there is something to do, none otherwise. It takes what is there, so batches
 * grow by themselves when work comes faster than it is done.
 */
final class QueueWorker {

    private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);
    private static final Duration REST = Duration.ofHours(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final WorkConsumer consumer;
    private final WorkItems items;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Executor threads;
    /** How often it was woken since it last fell asleep; 0 while there is no thread. */
    private final AtomicInteger woken = new AtomicInteger();

    private volatile CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private volatile boolean stopping;

    QueueWorker(
            WorkConsumer consumer, WorkItems items, TransactionTemplate transactions, Clock clock, Executor threads) {
        this.consumer = consumer;
        this.items = items;
        this.transactions = transactions;
        this.clock = clock;
        this.threads = threads;
    }

    /** Has it look, or look once more after the batch in its hands; returns at once. */
    void wake() {
        if (!stopping && woken.getAndIncrement() == 0) {
            running = CompletableFuture.runAsync(this::work, threads);
        }
    }

    private void work() {
        int seen;
        do {
            seen = woken.get();
            try {
                while (!stopping && doBatch()) {
                    LOG.trace("more work on {}", consumer.queue());
                }
            } catch (RuntimeException fault) {
                LOG.warn("The queue {} cannot be read now; it is tried again soon", consumer.queue(), fault);
            } catch (Error fault) {
                LOG.error("The thread of the queue {} died; the next wake starts another", consumer.queue(), fault);
                woken.set(0);
                throw fault;
            }
        } while (!woken.compareAndSet(seen, 0));
    }

    /** Whether there may be more. */
    private boolean doBatch() {
        List<WorkItems.Taken> taken = new ArrayList<>();
        try {
            transactions.executeWithoutResult(status -> {
                taken.addAll(items.take(consumer.queue(), consumer.batch(), clock.instant()));
                if (!taken.isEmpty()) {
                    consumer.handle(taken.stream().map(WorkItems.Taken::work).toList());
                }
            });
        } catch (RuntimeException fault) {
            if (taken.isEmpty()) {
                throw fault;
            }
            LOG.warn(
                    "A batch of {} on the queue {} failed; each is tried alone", taken.size(), consumer.queue(), fault);
            taken.forEach(this::doAlone);
        }
        return taken.size() == consumer.batch();
    }

    private void doAlone(WorkItems.Taken one) {
        try {
            transactions.executeWithoutResult(status ->
                    items.take(consumer.queue(), one.id()).ifPresent(taken -> consumer.handle(List.of(taken.work()))));
        } catch (RuntimeException fault) {
            WorkItem work = one.work();
            LOG.error("{} of {} on the queue {} failed", work.kind(), work.subject(), consumer.queue(), fault);
            items.rest(consumer.queue(), one.id(), clock.instant().plus(REST));
        }
    }

    /** Waits for the batch in its hands. */
    void stop() {
        stopping = true;
        try {
            running.get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("stopped in the middle of a batch of {}; it is done again", consumer.queue());
        }
    }
}
