package id.pantas.post;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.post.SyntheticPosts.Page;
import id.pantas.post.internal.PostsOnPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * Posts stored per second while the tables grow, beside {@code COPY} of the same rows (post and snapshot) into tables with
 * the same columns, checks and indexes. Blocks of 10,000 posts are stored page by page, each page in its own transaction
 * and compared for duplicates, and then copied in one stream each, so that both meet the same machine.
 *
 * <p>{@code ./mvnw -q test -Dtest=StorageBenchmark -Dgroups=benchmark -DexcludedGroups=}; {@code -Dbenchmark.posts=100000} for a shorter
 * run.
 */
@Tag("benchmark")
class StorageBenchmark {

    private static final int PAGE = 100;
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
        try (PostsOnPostgres store = new PostsOnPostgres();
                Connection copying = store.pool().getConnection()) {
            SyntheticPosts source = new SyntheticPosts(1, repostsOnly);
            prepareCopies(copying);
            // the JIT learns on a database of its own
            try (PostsOnPostgres other = new PostsOnPostgres()) {
                new SyntheticPosts(2, repostsOnly).pages(150, PAGE).forEach(page -> store(other.posts(), page));
            }
            System.out.printf(
                    "%n%s%n%22s %12s %12s %7s%n",
                    repostsOnly ? "stored only" : "stored and compared", "stored posts", "store/s", "COPY/s", "ratio");
            double first = 0;
            double last = 0;
            for (int from = 0; from < total; ) {
                int to = Math.min(total, from == 0 ? BLOCK : from < 100_000 ? 100_000 : from + 100_000);
                long storing = 0;
                long copyingTime = 0;
                for (int done = from; done < to; done += BLOCK) {
                    List<Page> pages = source.pages(BLOCK / PAGE, PAGE);
                    long begin = System.nanoTime();
                    pages.forEach(page -> store(store.posts(), page));
                    storing += System.nanoTime() - begin;
                    copyingTime += copy(copying, pages, done);
                }
                double storeRate = (to - from) * 1e9 / storing;
                double copyRate = (to - from) * 1e9 / copyingTime;
                System.out.printf(
                        "%,10d – %,9d %,12.0f %,12.0f %7.2f%n", from, to, storeRate, copyRate, storeRate / copyRate);
                first = first == 0 ? storeRate : first;
                last = storeRate;
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
            assertThat(last).isGreaterThan(first / 2);
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

    /** Nanoseconds that PostgreSQL takes for the rows; making their text is not counted. */
    private static long copy(Connection connection, List<Page> pages, long firstId) throws SQLException, IOException {
        StringBuilder posts = new StringBuilder();
        StringBuilder snapshots = new StringBuilder();
        long id = firstId;
        for (Page page : pages) {
            for (ObservedPost post : page.posts()) {
                id++;
                row(
                        posts,
                        id,
                        page.account().id(),
                        page.account().unit(),
                        page.account().platform(),
                        post.nativeId(),
                        post.publishedAt(),
                        page.seenAt(),
                        post.form(),
                        post.text(),
                        post.permalink(),
                        post.mediaKey(),
                        post.repostOf(),
                        post.repostGrade());
                row(
                        snapshots,
                        id,
                        page.seenAt(),
                        post.counts().likes(),
                        post.counts().comments(),
                        post.counts().shares(),
                        post.counts().views());
            }
        }
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        byte[] postRows = posts.toString().getBytes(StandardCharsets.UTF_8);
        byte[] snapshotRows = snapshots.toString().getBytes(StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        copy.copyIn(
                "copy copied.post (id, account_id, unit_id, platform, native_id, published_at, first_seen_at, form, text,"
                        + " permalink, media_key, repost_of, repost_grade) from stdin",
                new ByteArrayInputStream(postRows));
        copy.copyIn(
                "copy copied.metric_snapshot (post_id, taken_at, likes, comments, shares, views) from stdin",
                new ByteArrayInputStream(snapshotRows));
        return System.nanoTime() - begin;
    }

    private static void row(StringBuilder rows, @Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i] == null ? "\\N" : values[i]);
        }
        rows.append('\n');
    }
}
