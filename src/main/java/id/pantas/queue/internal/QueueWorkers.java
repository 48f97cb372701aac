package id.pantas.queue.internal;

import id.pantas.queue.WorkConsumer;
import id.pantas.queue.WorkItem;
import id.pantas.queue.WorkQueues;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The queues, and this instance's thread for each of them. Also looks into all of them when the application starts. */
@Component
class QueueWorkers implements WorkQueues, SmartLifecycle {

    private final WorkItems items;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ObjectProvider<WorkConsumer> consumers;
    private final SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("queue-");
    private final Map<String, QueueWorker> workers = new ConcurrentHashMap<>();
    private volatile boolean started;

    /** @param consumers asked for when the application starts, because some of them add work themselves */
    QueueWorkers(
            WorkItems items, TransactionTemplate transactions, Clock clock, ObjectProvider<WorkConsumer> consumers) {
        this.items = items;
        this.transactions = transactions;
        this.clock = clock;
        this.consumers = consumers;
        threads.setVirtualThreads(Runtime.version().feature() >= 21);
    }

    @Override
    public void add(String queue, Collection<WorkItem> work) {
        if (work.isEmpty()) {
            return;
        }
        items.add(queue, work);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wake(queue);
                }
            });
        } else {
            wake(queue);
        }
    }

    /** Looks into every queue; what an instance that was killed had in its hands is there again. */
    void wakeAll() {
        workers.values().forEach(QueueWorker::wake);
    }

    private void wake(String queue) {
        QueueWorker worker = workers.get(queue);
        if (worker != null) {
            worker.wake();
        }
    }

    @Override
    public void start() {
        consumers.orderedStream().forEach(consumer -> {
            QueueWorker other =
                    workers.put(consumer.queue(), new QueueWorker(consumer, items, transactions, clock, threads));
            if (other != null) {
                throw new IllegalStateException("two consumers of the queue " + consumer.queue());
            }
        });
        started = true;
        wakeAll();
    }

    /** Lets every worker finish its batch; the rest is done by another instance, or after the next start. */
    @Override
    public void stop() {
        started = false;
        workers.values().forEach(QueueWorker::stop);
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
