package id.pantas.post;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import id.pantas.post.SyntheticPosts.Page;
import id.pantas.post.internal.PostsOnPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Posts stored per second while the tables grow, beside {@code COPY} of the same rows (post and snapshot) into tables with
 * the same columns, checks and indexes. Blocks of 10,000 posts are stored page by page, each page in its own transaction
 * and compared for duplicates, and then copied in one stream each, so that both meet the same machine. Beside the time, the
 * processor time of this process and of its database sessions together, which says the same on a busy machine.
 *
 * <p>{@code ./mvnw -q test -Dtest=StorageBenchmark -Dgroups=benchmark -DexcludedGroups=}; {@code -Dbenchmark.posts=100000} for a shorter
 * run, {@code -Dbenchmark.workers=1} for one thread, {@code -Dbenchmark.hours=2} for posts of an account every two hours, so
 * that a million fall into 52 days and all of them into one window of comparison, {@code -Dbenchmark.hours=54} for an import of
 * old posts, where a page is 225 days of one account, and {@code -Dbenchmark.page=10} for daily collection: pages of ten posts,
 * the last five days of one account, while the world moves on.
 */
@Tag("benchmark")
class StorageBenchmark {

    private static final int PAGE = Integer.getInteger("benchmark.page", 100);
    private static final int BLOCK = 10_000;

    @Test
    void storesAtAConstantCostPerPost() throws Exception {
        measure(Integer.getInteger("benchmark.posts", 1_000_000), false);
    }

    /** The same without the search for duplicates: reposts are stored but never compared. */
    @Test
    void storesRepostsWithoutComparingThem() throws Exception {
        measure(Math.min(200_000, Integer.getInteger("benchmark.posts", 200_000)), true);
    }

    private static void measure(int total, boolean repostsOnly) throws Exception {
        // a page shows nothing of the log, which tells of every statement when nobody says otherwise
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        int threads = Integer.getInteger("benchmark.workers", 4);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (PostsOnPostgres store = new PostsOnPostgres();
                Connection copying = store.pool().getConnection()) {
            int hours = Integer.getInteger("benchmark.hours", 12);
            SyntheticPosts source = new SyntheticPosts(1, repostsOnly, hours);
            prepareCopies(copying);
            // the JIT learns on a database of its own
            try (PostsOnPostgres other = new PostsOnPostgres()) {
                storeAll(other.posts(), new SyntheticPosts(2, repostsOnly, hours).pages(100_000 / PAGE, PAGE), workers);
            }
            System.out.printf(
                    "%n%s, %d workers, pages of %d, a post every %d hours%n%22s %9s %9s %6s %9s %9s %9s %6s %9s%n",
                    repostsOnly ? "stored only" : "stored and compared",
                    threads,
                    PAGE,
                    hours,
                    "stored posts",
                    "store/s",
                    "COPY/s",
                    "ratio",
                    "CPU µs",
                    "database",
                    "of COPY",
                    "ratio",
                    "look-up");
            Cost first = null;
            Cost last = null;
            for (int from = 0; from < total; ) {
                int to = Math.min(total, from == 0 ? BLOCK : from < 100_000 ? 100_000 : from + 100_000);
                Cost storing = new Cost(store);
                Cost copyingCost = new Cost(store);
                List<Page> pages = List.of();
                for (int done = from; done < to; done += BLOCK) {
                    pages = source.pages(BLOCK / PAGE, PAGE);
                    storing.begin();
                    storeAll(store.posts(), pages, workers);
                    storing.end();
                    CopyRows rows = new CopyRows(pages, done);
                    copyingCost.begin();
                    rows.copy(copying);
                    copyingCost.end();
                }
                int posts = to - from;
                System.out.printf(
                        "%,10d – %,9d %,9.0f %,9.0f %6.2f %9.1f %9.1f %9.1f %6.2f %9.2f%n",
                        from,
                        to,
                        posts / storing.seconds(),
                        posts / copyingCost.seconds(),
                        copyingCost.seconds() / storing.seconds(),
                        storing.processorSeconds() * 1e6 / posts,
                        storing.databaseSeconds() * 1e6 / posts,
                        copyingCost.processorSeconds() * 1e6 / posts,
                        copyingCost.processorSeconds() / storing.processorSeconds(),
                        lookUp(store, pages));
                first = first == null ? storing : first;
                last = storing;
                from = to;
            }
            var kinds = store.database()
                    .sql(
                            "select coalesce(duplicate, '-') || ' ' || count(*) from post.post group by duplicate order by 1")
                    .query(String.class)
                    .list();
            System.out.println("duplicates: " + kinds);
            assertThat(store.database()
                            .sql("select count(*) from post.post")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(total);
            assertThat(last.processorSeconds() / 100_000).isLessThan(2 * first.processorSeconds() / BLOCK);
        } finally {
            workers.shutdown();
        }
    }

    /** Microseconds for the search for those like one post, without reading them. */
    private static double lookUp(PostsOnPostgres store, List<Page> pages) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            nanos.add(pages.stream()
                    .mapToLong(page -> store.lookUp(page.account(), page.posts()))
                    .sum());
        }
        return Collections.min(nanos) / 1e3 / (pages.size() * PAGE);
    }

    private static void storeAll(Posts posts, List<Page> pages, ExecutorService workers) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (Page page : pages) {
            running.add(workers.submit(() -> store(posts, page)));
        }
        for (Future<?> each : running) {
            each.get();
        }
    }

    private static void store(Posts posts, Page page) {
        posts.store(page.account(), page.seenAt(), page.posts());
    }

    private static void prepareCopies(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create schema copied");
            statement.execute("create table copied.post (like post.post including all)");
            statement.execute("create table copied.metric_snapshot (like post.metric_snapshot including all)");
        }
    }
}
