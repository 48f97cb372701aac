package id.pantas.scoring.internal;

import id.pantas.compliance.DerivedMetrics;
import id.pantas.registry.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The reactions to posts at the age of 72 hours, kept in a table of their own. They come from the first snapshot from
 * that age on that shows any. Snapshots are only ever added, so measuring a post again, at any time, by any number of
 * nodes and in any order, ends with the same row. Where a contract demands that statistics are forgotten, the row stays
 * without them; where it forbids to compute anything from them, there is no row.
 */
@Repository
class MeasuredPosts {

    /**
     * Of a snapshot {@code s} that shows at least one of the three; what the platform does not show adds nothing. No
     * platform counts beyond the bound, but an answer may say so, and the sum must not overflow then.
     */
    static final String INTERACTIONS = "least(coalesce(s.likes, 0), 1000000000000000)"
            + " + 2 * least(coalesce(s.comments, 0), 1000000000000000)"
            + " + 3 * least(coalesce(s.shares, 0), 1000000000000000)";

    /** Posts older than this say nothing about what is usual now; it also bounds what has to be read. */
    static final Duration MEMORY = Duration.ofDays(365);

    /** How many posts are measured in one statement when all are. */
    private static final long STRIDE = 50_000;

    private final JdbcClient database;
    private final DerivedMetrics derived;
    private final Clock clock;

    MeasuredPosts(JdbcClient database, DerivedMetrics derived, Clock clock) {
        this.database = database;
        this.derived = derived;
        this.clock = clock;
    }

    /** Measures those of these posts that are old enough and no reposts. Call before their units are marked. */
    void measure(Collection<Long> posts) {
        if (!posts.isEmpty()) {
            database.sql(measuring("p.post_id = any(:posts)"))
                    .param("posts", posts.stream().sorted().toArray(Long[]::new))
                    .param("withheld", withheld())
                    .update();
        }
    }

    /** Forgets the reactions to those of these posts whose snapshot is gone. Repeatable. */
    void forget(Collection<Long> posts) {
        database.sql("""
                        update scoring.measured_post k set interactions = null
                         where k.post_id = any(:posts) and k.interactions is not null
                           and not exists (select 1 from post.metric_fact m
                                            where m.post_id = k.post_id and m.taken_at = k.taken_at)
                        """)
                .param("posts", posts.stream().sorted().toArray(Long[]::new))
                .update();
    }

    /** Deletes what was computed from the statistics of platforms that forbid it now. Repeatable. */
    void dropWithheld() {
        String[] withheld = withheld();
        for (long after = 0; after < last(); after += STRIDE) {
            database.sql("""
                            delete from scoring.measured_post k using post.post_fact p
                             where k.post_id > :after and k.post_id <= :upTo and p.post_id = k.post_id
                               and p.platform = any(:withheld)
                            """)
                    .param("after", after)
                    .param("upTo", after + STRIDE)
                    .param("withheld", withheld)
                    .update();
        }
    }

    private String[] withheld() {
        return derived.withheld(clock.instant()).stream().map(Platform::name).toArray(String[]::new);
    }

    private long last() {
        return database.sql("select coalesce(max(post_id), 0) from post.post_fact")
                .query(Long.class)
                .single();
    }

    /**
     * Measures every post there is, from its snapshots.
     *
     * @return how many rows that changed; none if all changes came to our ears
     */
    long measureAll() {
        long last = last();
        String[] withheld = withheld();
        long changed = 0;
        for (long after = 0; after < last; after += STRIDE) {
            changed += database.sql(measuring("p.post_id > :after and p.post_id <= :upTo"))
                    .param("after", after)
                    .param("upTo", after + STRIDE)
                    .param("withheld", withheld)
                    .update();
        }
        return changed;
    }

    private static String measuring(String which) {
        return """
                insert into scoring.measured_post as k
                       (post_id, account_id, form, published_at, native_id, taken_at, interactions)
                select p.post_id, p.account_id, p.form, p.published_at, p.native_id, m.taken_at, m.interactions
                  from post.post_fact p
                 cross join lateral (
                       select s.taken_at, %s as interactions from post.metric_fact s
                        where s.post_id = p.post_id and s.taken_at >= p.published_at + interval '72 hours'
                          and num_nonnulls(s.likes, s.comments, s.shares) > 0
                        order by s.taken_at limit 1) m
                 where %s and p.repost_of is null and p.platform <> all(:withheld)
                 order by p.post_id
                on conflict (post_id) do update
                   set taken_at = excluded.taken_at, interactions = excluded.interactions
                 where excluded.taken_at < k.taken_at and k.interactions is not null
                """.formatted(INTERACTIONS, which);
    }

    /**
     * The measured posts of each series, the latest first: all from its given instant up to {@code end}, and the last
     * {@code size} before it.
     *
     * @param since must not be before {@code memory}
     * @param end exclusive
     */
    Map<Series, List<Earlier>> history(Map<Series, Instant> since, Instant memory, Instant end, int size) {
        List<Series> series = List.copyOf(since.keySet());
        List<List<Earlier>> found = new ArrayList<>();
        series.forEach(one -> found.add(new ArrayList<>()));
        if (!series.isEmpty()) {
            database.sql("""
                            select k.n, e.post_id, e.published_at, e.interactions
                              from unnest(cast(:accounts as uuid[]), :forms, cast(:since as timestamptz[]))
                                   with ordinality as k(account, form, since, n)
                             cross join lateral (
                                   (select p.post_id, p.published_at, p.interactions from scoring.measured_post p
                                     where p.account_id = k.account and p.form = k.form
                                       and p.published_at >= k.since and p.published_at < :end
                                       and p.interactions is not null
                                     order by p.published_at desc, p.native_id)
                                   union all
                                   (select p.post_id, p.published_at, p.interactions from scoring.measured_post p
                                     where p.account_id = k.account and p.form = k.form
                                       and p.published_at < k.since and p.published_at >= :memory
                                       and p.interactions is not null
                                     order by p.published_at desc, p.native_id limit :size)) e
                            """)
                    .param("accounts", Series.accounts(series))
                    .param("forms", Series.forms(series))
                    .param(
                            "since",
                            series.stream()
                                    .map(one -> String.valueOf(since.get(one)))
                                    .toArray(String[]::new))
                    .param("end", StaleScores.utc(end))
                    .param("memory", StaleScores.utc(memory))
                    .param("size", size)
                    .query(row -> {
                        found.get(row.getInt(1) - 1)
                                .add(new Earlier(
                                        row.getLong(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        row.getLong(4)));
                    });
        }
        Map<Series, List<Earlier>> history = new HashMap<>();
        for (int i = 0; i < series.size(); i++) {
            found.get(i).sort(Comparator.comparing(Earlier::publishedAt).reversed());
            history.put(series.get(i), found.get(i));
        }
        return history;
    }

    /** Posts that are compared with each other: of one account and form. */
    record Series(UUID account, String form) {

        static String[] accounts(List<Series> all) {
            return all.stream().map(one -> one.account().toString()).toArray(String[]::new);
        }

        static String[] forms(List<Series> all) {
            return all.stream().map(Series::form).toArray(String[]::new);
        }
    }

    /** A measured post. */
    record Earlier(long post, Instant publishedAt, long interactions) {}
}
