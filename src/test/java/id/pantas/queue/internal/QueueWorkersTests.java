package id.pantas.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import id.pantas.queue.WorkConsumer;
import id.pantas.queue.WorkItem;
import id.pantas.testing.PostgresForTests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class QueueWorkersTests {

    private static final UUID UNIT = UUID.randomUUID();
    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");
    private static final HikariDataSource POOL = new HikariDataSource();
    private static JdbcClient database;
    private static TransactionTemplate transactions;

    @BeforeAll
    static void connect() {
        POOL.setJdbcUrl(PostgresForTests.newDatabase());
        POOL.setUsername("postgres");
        POOL.setPassword("");
        Flyway.configure()
                .dataSource(POOL)
                .locations("classpath:db/migration/foundation")
                .defaultSchema("public")
                .load()
                .migrate();
        database = JdbcClient.create(POOL);
        database.sql("create table done (post bigint not null, batch int not null)")
                .update();
        transactions = new TransactionTemplate(new DataSourceTransactionManager(POOL));
    }

    @AfterAll
    static void disconnect() {
        POOL.close();
    }

    @BeforeEach
    void empty() {
        database.sql("truncate foundation.work_item, done").update();
    }

    @Test
    void doesWhatACommittedTransactionAddedAndNothingOfOthers() {
        Labels labels = new Labels(20);
        QueueWorkers workers = started(labels, NOON);

        transactions.executeWithoutResult(status -> workers.add("labels", List.of(work(1))));
        transactions.executeWithoutResult(status -> {
            workers.add("labels", List.of(work(2)));
            status.setRollbackOnly();
        });
        workers.add("labels", List.of());
        workers.add("nobody's", List.of(work(3)));
        work(workers, 1);

        assertThat(done()).containsExactly(1L);
    }

    @Test
    void doesMuchAtOnceInTheOrderInWhichItWasAdded() {
        Labels labels = new Labels(20);
        QueueWorkers before = idle(labels, NOON);
        transactions.executeWithoutResult(status -> {
            before.add(
                    "labels",
                    LongStream.rangeClosed(1, 30).mapToObj(post -> work(post)).toList());
            before.add(
                    "labels",
                    LongStream.rangeClosed(31, 45).mapToObj(post -> work(post)).toList());
        });

        work(started(labels, NOON), 0);

        assertThat(labels.batches).containsExactly(20, 20, 5);
        assertThat(done())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 45).boxed().toList());
    }

    @Test
    void leavesTheBatchOfAKilledInstanceToAnother() {
        Labels killed = new Labels(20) {
            @Override
            public void handle(List<WorkItem> batch) {
                super.handle(batch);
                throw new OutOfMemoryError("as if the process were killed before it commits");
            }
        };
        QueueWorkers first = started(killed, NOON);
        transactions.executeWithoutResult(status -> first.add("labels", List.of(work(1), work(2))));
        await().until(() -> !killed.batches.isEmpty());
        first.stop();
        assertThat(done()).isEmpty();

        work(started(new Labels(20), NOON), 0);

        assertThat(done()).containsExactly(1L, 2L);
    }

    @Test
    void letsWorkThatFailsHoldUpNoOther() {
        Labels labels = new Labels(20);
        labels.broken = 2;
        QueueWorkers before = idle(labels, NOON);
        before.add("labels", List.of(work(1), work(2), work(3)));

        QueueWorkers noon = started(labels, NOON);
        await().until(() -> resting() == 1);
        await().until(() -> done().equals(List.of(1L, 3L)));
        noon.stop();

        labels.broken = 0;
        QueueWorkers soon = started(labels, NOON.plus(Duration.ofMinutes(59)));
        soon.add("labels", List.of(work(4)));
        work(soon, 1);
        assertThat(done()).containsExactly(1L, 3L, 4L);
        work(started(labels, NOON.plus(Duration.ofHours(1))), 0);
        assertThat(done()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void doesNothingTwiceWhereSeveralInstancesWork() {
        Labels labels = new Labels(3);
        QueueWorkers one = started(labels, NOON);
        QueueWorkers two = started(new Labels(7), NOON);
        for (long post = 1; post <= 400; post++) {
            long added = post;
            transactions.executeWithoutResult(
                    status -> (added % 2 == 0 ? one : two).add("labels", List.of(work(added))));
        }
        work(one, 0);
        two.stop();

        assertThat(done())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 400).boxed().toList());
    }

    @Test
    void looksOnceMoreIfWorkIsAddedWhileItWorks() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch added = new CountDownLatch(1);
        Labels labels = new Labels(20) {
            @Override
            public void handle(List<WorkItem> batch) {
                super.handle(batch);
                working.countDown();
                try {
                    added.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        QueueWorkers workers = started(labels, NOON);
        workers.add("labels", List.of(work(1)));
        working.await();
        workers.add("labels", List.of(work(2)));
        added.countDown();
        work(workers, 0);

        assertThat(done()).containsExactly(1L, 2L);
    }

    @Test
    void refusesTwoConsumersOfOneQueue() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("one", new Labels(1));
        beans.registerSingleton("two", new Labels(1));

        assertThatThrownBy(() -> workers(beans, NOON).start()).isInstanceOf(IllegalStateException.class);
    }

    private static WorkItem work(long post) {
        return new WorkItem("NEW", UNIT, List.of(post));
    }

    private static QueueWorkers started(WorkConsumer consumer, Instant now) {
        QueueWorkers workers = idle(consumer, now);
        workers.start();
        return workers;
    }

    private static QueueWorkers idle(WorkConsumer consumer, Instant now) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("consumer", consumer);
        return workers(beans, now);
    }

    private static QueueWorkers workers(DefaultListableBeanFactory beans, Instant now) {
        return new QueueWorkers(
                new WorkItems(database, new JdbcTemplate(POOL)),
                transactions,
                Clock.fixed(now, ZoneOffset.UTC),
                beans.getBeanProvider(WorkConsumer.class));
    }

    /** Lets it work until so many items wait, then stops it. */
    private static void work(QueueWorkers workers, int left) {
        await().until(() -> waiting() == left);
        workers.stop();
    }

    private static int resting() {
        return database.sql("select count(*) from foundation.work_item where not_before is not null")
                .query(Integer.class)
                .single();
    }

    private static List<Long> done() {
        return database.sql("select post from done order by post")
                .query(Long.class)
                .list();
    }

    private static int waiting() {
        return database.sql("select count(*) from foundation.work_item")
                .query(Integer.class)
                .single();
    }

    /** Writes down which posts it was given. */
    private static class Labels implements WorkConsumer {

        final List<Integer> batches = new CopyOnWriteArrayList<>();
        private final int batch;
        volatile long broken;

        Labels(int batch) {
            this.batch = batch;
        }

        @Override
        public String queue() {
            return "labels";
        }

        @Override
        public int batch() {
            return batch;
        }

        @Override
        public void handle(List<WorkItem> work) {
            batches.add(work.size());
            for (WorkItem item : work) {
                for (long post : item.ids()) {
                    if (post == broken) {
                        throw new IllegalStateException("this post cannot be labelled");
                    }
                    database.sql("insert into done values (?, ?)")
                            .params(post, batches.size())
                            .update();
                }
            }
        }
    }
}
