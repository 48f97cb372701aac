package id.pantas.scoring.internal;

import id.pantas.scoring.internal.MeasuredPosts.Series;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reactions to posts nobody counted at the age of 72 hours yet, and to earlier ones when they were as young. */
@Repository
class YoungReactions {

    /** Two ages are about the same when they differ by at most this share of the younger post's age. */
    private static final double ABOUT = 0.2;

    private final JdbcClient database;

    YoungReactions(JdbcClient database) {
        this.database = database;
    }

    /** The last count of each of these posts that has one, by post id. */
    Map<Long, Count> latest(Collection<Long> posts) {
        Map<Long, Count> latest = new HashMap<>();
        database.sql("""
                        select k.post, m.age, m.interactions from unnest(:posts) as k(post)
                          join post.post_fact p on p.post_id = k.post
                         cross join lateral (
                               select date_part('epoch', s.taken_at - p.published_at) as age, %s as interactions
                                 from post.metric_fact s
                                where s.post_id = k.post and num_nonnulls(s.likes, s.comments, s.shares) > 0
                                order by s.taken_at desc limit 1) m
                        """.formatted(MeasuredPosts.INTERACTIONS))
                .param("posts", posts.toArray(Long[]::new))
                .query(row -> {
                    latest.put(row.getLong(1), new Count(Math.max(0, row.getDouble(2)), row.getLong(3)));
                });
        return latest;
    }

    /** The posts of each series in its span with their counts, the latest first, and the last {@code size} before it. */
    Map<Series, List<Counted>> history(Map<Series, Span> spans, int size) {
        List<Series> series = List.copyOf(spans.keySet());
        List<List<Counted>> found = new ArrayList<>();
        series.forEach(one -> found.add(new ArrayList<>()));
        List<Span> bounds = new ArrayList<>();
        series.forEach(one -> bounds.add(spans.getOrDefault(one, Span.NONE)));
        database.sql("""
                        select k.n, e.published_at, m.ages, m.interactions
                          from unnest(cast(:accounts as uuid[]), :forms, cast(:since as timestamptz[]),
                                      cast(:upTo as timestamptz[]), :youngest, :oldest)
                               with ordinality as k(account, form, since, up_to, youngest, oldest, n)
                         cross join lateral (
                               (select p.post_id, p.published_at from post.post_fact p
                                 where p.account_id = k.account and p.form = k.form and p.repost_of is null
                                   and p.published_at >= k.since and p.published_at < k.up_to
                                 order by p.published_at desc, p.native_id)
                               union all
                               (select p.post_id, p.published_at from post.post_fact p
                                 where p.account_id = k.account and p.form = k.form and p.repost_of is null
                                   and p.published_at < k.since
                                   and p.published_at >= k.since - make_interval(secs => :memory)
                                 order by p.published_at desc, p.native_id limit :size)) e
                          left join lateral (
                               select array_agg(date_part('epoch', s.taken_at - e.published_at)) as ages,
                                      array_agg(%s) as interactions
                                 from post.metric_fact s
                                where s.post_id = e.post_id
                                  and s.taken_at between e.published_at + make_interval(secs => k.youngest - 1)
                                                     and e.published_at + make_interval(secs => k.oldest + 1)
                                  and num_nonnulls(s.likes, s.comments, s.shares) > 0) m on true
                        """.formatted(MeasuredPosts.INTERACTIONS))
                .param("accounts", Series.accounts(series))
                .param("forms", Series.forms(series))
                .param(
                        "since",
                        bounds.stream().map(span -> span.since().toString()).toArray(String[]::new))
                .param(
                        "upTo",
                        bounds.stream().map(span -> span.upTo().toString()).toArray(String[]::new))
                .param(
                        "youngest",
                        bounds.stream()
                                .map(span -> span.youngest() * (1 - ABOUT))
                                .toArray(Double[]::new))
                .param(
                        "oldest",
                        bounds.stream().map(span -> span.oldest() * (1 + ABOUT)).toArray(Double[]::new))
                .param("memory", (double) MeasuredPosts.MEMORY.toSeconds())
                .param("size", size)
                .query(row -> {
                    found.get(row.getInt(1) - 1).add(counted(row));
                });
        Map<Series, List<Counted>> history = new HashMap<>();
        for (int i = 0; i < series.size(); i++) {
            found.get(i).sort(Comparator.comparing(Counted::publishedAt).reversed());
            history.put(series.get(i), found.get(i));
        }
        return history;
    }

    private static Counted counted(ResultSet row) throws SQLException {
        Instant publishedAt = row.getObject(2, OffsetDateTime.class).toInstant();
        Array ages = row.getArray(3);
        if (ages == null) {
            return new Counted(publishedAt, List.of());
        }
        Double[] age = (Double[]) ages.getArray();
        Long[] interactions = (Long[]) row.getArray(4).getArray();
        List<Count> counts = new ArrayList<>(age.length);
        for (int i = 0; i < age.length; i++) {
            counts.add(new Count(age[i], interactions[i]));
        }
        return new Counted(publishedAt, counts);
    }

    /** What a platform counted at an age in seconds. */
    record Count(double age, long interactions) {}

    /** An earlier post with all that was counted in the span of ages asked for. */
    record Counted(Instant publishedAt, List<Count> counts) {

        /** The count nearest to this age, the earlier of two as near; null if none is about as old. */
        @Nullable
        Count at(double age) {
            Count nearest = null;
            double least = age * ABOUT;
            for (Count count : counts) {
                double away = Math.abs(count.age() - age);
                if (away < least || away == least && (nearest == null || count.age() < nearest.age())) {
                    nearest = count;
                    least = away;
                }
            }
            return nearest;
        }
    }

    /**
     * Which earlier posts and counts are needed for some young posts of a series.
     *
     * @param since when the first of them was published, and {@code upTo} the last
     * @param youngest their least age in seconds, and {@code oldest} the greatest
     */
    record Span(Instant since, Instant upTo, double youngest, double oldest) {

        static final Span NONE = new Span(Instant.EPOCH, Instant.EPOCH, 0, 0);

        static Span of(Instant publishedAt, double age) {
            return new Span(publishedAt, publishedAt, age, age);
        }

        Span and(Span other) {
            return new Span(
                    since.isBefore(other.since) ? since : other.since,
                    upTo.isAfter(other.upTo) ? upTo : other.upTo,
                    Math.min(youngest, other.youngest),
                    Math.max(oldest, other.oldest));
        }
    }
}
