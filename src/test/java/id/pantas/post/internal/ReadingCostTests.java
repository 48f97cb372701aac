package id.pantas.post.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many stored posts the database reads while it stores and compares a page. */
class ReadingCostTests {

    private static final PostsOnPostgres STORE = new PostsOnPostgres();
    private static final Instant FIRST = Instant.parse("2023-01-02T05:00:00Z");
    private static final OfficialAccount ACCOUNT =
            PostsOnPostgres.account("dinkes", PostsOnPostgres.unit("Dinkes"), Platform.X);

    private final Random random = new Random(3);
    private int day;

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void empty() {
        STORE.clear();
    }

    @Test
    void aPageReadsNoMoreHoweverManyPostsItsUnitHas() {
        storeDays(100);
        long few = rowsReadFor(this::storeTenDays);

        storeDays(2_000);
        storeOtherUnits();
        STORE.database().sql("analyze post.post").update();
        // plans made before are made anew
        STORE.pool().getHikariPoolMXBean().softEvictConnections();
        long many = rowsReadFor(this::storeTenDays);

        assertThat(many).isLessThanOrEqualTo(few + 10);
    }

    private void storeDays(int days) {
        for (int stored = 0; stored < days; stored += 100) {
            store(IntStream.range(0, 100).mapToObj(n -> nextDay()).toList());
        }
    }

    /** So many that the planner thinks little of reading all posts of one unit. */
    private static void storeOtherUnits() {
        STORE.database().sql("""
                        insert into post.post (account_id, unit_id, platform, native_id, published_at, first_seen_at, form,
                                               text, permalink)
                        select gen_random_uuid(), md5((n % 400)::text)::uuid, 'X', 'o' || n,
                               timestamptz '2023-01-02' + n * interval '1 hour', now(), 'TEXT', 'lain', 'https://x.example/' || n
                          from generate_series(1, 40000) n
                        """).update();
    }

    private void storeTenDays() {
        store(IntStream.range(0, 10).mapToObj(n -> nextDay()).toList());
    }

    private ObservedPost nextDay() {
        day++;
        return post("p" + day, words(20));
    }

    private ObservedPost post(String id, String text) {
        return Observed.post(id, FIRST.plus(Duration.ofDays(day)), text).seen();
    }

    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> random.ints(7, 'a', 'z' + 1)
                        .mapToObj(letter -> String.valueOf((char) letter))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    private static void store(List<ObservedPost> page) {
        STORE.posts().store(ACCOUNT, Instant.parse("2032-01-01T00:00:00Z"), new ArrayList<>(page));
    }

    /** Rows of posts that one transaction fetched by an index. */
    private static long rowsReadFor(Runnable work) {
        AtomicLong read = new AtomicLong();
        STORE.inTransaction(() -> {
            work.run();
            read.set(STORE.database()
                    .sql(
                            "select idx_tup_fetch + seq_tup_read from pg_stat_xact_user_tables where relid = 'post.post'::regclass")
                    .query(Long.class)
                    .single());
        });
        return read.get();
    }
}
