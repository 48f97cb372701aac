package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reactions to posts relative to what is usual for their account: scoring method 3.3, component 7. Reactions are likes +
 * 2 · comments + 3 · shares; usual is the mean of the middle half over the account's last earlier posts of the same form,
 * at the same age.
 */
@Repository
class Reactions {

    /** Of a snapshot {@code s} that shows at least one of the three; what the platform does not show adds nothing. */
    static final String INTERACTIONS = "coalesce(s.likes, 0) + 2 * coalesce(s.comments, 0) + 3 * coalesce(s.shares, 0)";

    /** Two ages are about the same when they differ by at most this share of the younger post's age. */
    private static final double ABOUT = 0.2;

    /** Posts older than this say nothing about what is usual now; it also bounds what has to be read. */
    private static final Duration MEMORY = Duration.ofDays(365);

    private final JdbcClient database;

    Reactions(JdbcClient database) {
        this.database = database;
    }

    /** The ratio of each post that can be compared, 4 decimals, not capped, by post id. */
    Map<Long, BigDecimal> relative(Collection<Counted> posts, Period period, Formula formula) {
        Map<Long, BigDecimal> ratios = new HashMap<>();
        if (posts.isEmpty()) {
            return ratios;
        }
        Map<Series, List<Counted>> bySeries = new HashMap<>();
        posts.forEach(post -> bySeries.computeIfAbsent(post.series(), series -> new ArrayList<>())
                .add(post));
        Map<Series, List<Earlier>> history = history(bySeries, period, formula);
        List<Counted> young = new ArrayList<>();
        for (Counted post : posts) {
            if (!post.ripe()) {
                young.add(post);
                continue;
            }
            List<Earlier> earlier = history.getOrDefault(post.series(), List.of());
            keep(ratios, post, before(post, earlier, formula.baselineSize()), formula);
        }
        Map<Long, List<Long>> sameAge = young.isEmpty() ? Map.of() : sameAge(young, formula);
        for (Counted post : young) {
            List<Long> usual = sameAge.getOrDefault(post.post(), List.of());
            keep(ratios, post, usual.stream().mapToLong(Long::longValue).toArray(), formula);
        }
        return ratios;
    }

    /** The reactions to the last posts before this one; {@code history} begins with the latest. */
    private static long[] before(Counted post, List<Earlier> history, int size) {
        int from = 0;
        int to = history.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (history.get(middle).publishedAt().isBefore(post.publishedAt())) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        long[] usual = new long[Math.min(size, history.size() - from)];
        for (int i = 0; i < usual.length; i++) {
            usual[i] = history.get(from + i).interactions();
        }
        return usual;
    }

    private static void keep(Map<Long, BigDecimal> ratios, Counted post, long[] usual, Formula formula) {
        BigDecimal ratio = ratio(post.interactions(), usual, formula);
        if (ratio != null) {
            ratios.put(post.post(), ratio);
        }
    }

    /** Null when too few earlier posts are known. An account that usually gets nothing is as usual with nothing. */
    private static @Nullable BigDecimal ratio(long interactions, long[] usual, Formula formula) {
        int count = usual.length;
        if (count < formula.baselineMinimum()) {
            return null;
        }
        Arrays.sort(usual);
        int cut = count / 4;
        BigDecimal sum = sum(usual, cut, count - cut);
        if (sum.signum() == 0) {
            return interactions == 0
                    ? BigDecimal.ONE.setScale(4)
                    : formula.rhoCap().setScale(4);
        }
        return BigDecimal.valueOf(interactions)
                .multiply(BigDecimal.valueOf(count - 2L * cut))
                .divide(sum, 4, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(long[] sorted, int from, int to) {
        if (sorted[to - 1] <= Long.MAX_VALUE / sorted.length) {
            long sum = 0;
            for (int i = from; i < to; i++) {
                sum += sorted[i];
            }
            return BigDecimal.valueOf(sum);
        }
        BigDecimal sum = BigDecimal.ZERO; // no platform counts this far, but an import may say so
        for (int i = from; i < to; i++) {
            sum = sum.add(BigDecimal.valueOf(sorted[i]));
        }
        return sum;
    }

    /** Earlier posts of each series with their reactions at 72 hours, the latest first. */
    private Map<Series, List<Earlier>> history(Map<Series, List<Counted>> bySeries, Period period, Formula formula) {
        List<Series> series = bySeries.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(Counted::ripe))
                .map(Map.Entry::getKey)
                .toList();
        Map<Series, List<Earlier>> history = new HashMap<>();
        if (series.isEmpty()) {
            return history;
        }
        database.sql("""
                        select k.account, k.form, e.published_at, e.interactions
                          from unnest(cast(:accounts as uuid[]), :forms, :limits) as k(account, form, amount)
                         cross join lateral (
                               select p.published_at, m.interactions from post.post_fact p
                                cross join lateral (
                                      select %s as interactions from post.metric_fact s
                                       where s.post_id = p.post_id
                                         and s.taken_at >= p.published_at + interval '72 hours'
                                         and num_nonnulls(s.likes, s.comments, s.shares) > 0
                                       order by s.taken_at limit 1) m
                                where p.account_id = k.account and p.form = k.form and p.repost_of is null
                                  and p.published_at < :end and p.published_at >= :memory
                                order by p.published_at desc, p.native_id limit k.amount) e
                        """.formatted(INTERACTIONS))
                .param("accounts", texts(series, one -> one.account().toString()))
                .param("forms", texts(series, Series::form))
                .param(
                        "limits",
                        series.stream()
                                .map(one -> formula.baselineSize()
                                        + bySeries.getOrDefault(one, List.of()).size())
                                .toArray(Integer[]::new))
                .param("end", StaleScores.utc(period.end()))
                .param("memory", StaleScores.utc(period.start().minus(MEMORY)))
                .query(row -> {
                    Series one = new Series(row.getObject(1, UUID.class), row.getString(2));
                    Earlier earlier =
                            new Earlier(row.getObject(3, OffsetDateTime.class).toInstant(), row.getLong(4));
                    history.computeIfAbsent(one, key -> new ArrayList<>()).add(earlier);
                });
        history.values()
                .forEach(earlier ->
                        earlier.sort(Comparator.comparing(Earlier::publishedAt).reversed()));
        return history;
    }

    /** For each young post the reactions of earlier ones at about the age of its latest snapshot. */
    private Map<Long, List<Long>> sameAge(List<Counted> young, Formula formula) {
        Map<Long, List<Long>> found = new HashMap<>();
        database.sql("""
                        select k.post, m.interactions
                          from unnest(:posts, cast(:accounts as uuid[]), :forms, :ages)
                            as k(post, account, form, age)
                          join post.post_fact own on own.post_id = k.post
                         cross join lateral (
                               select p.post_id, p.published_at from post.post_fact p
                                where p.account_id = k.account and p.form = k.form and p.repost_of is null
                                  and p.published_at < own.published_at
                                  and p.published_at >= own.published_at - make_interval(secs => :memory)
                                order by p.published_at desc, p.native_id limit :size) e
                         cross join lateral (
                               select %s as interactions from post.metric_fact s
                                where s.post_id = e.post_id
                                  and s.taken_at between e.published_at + make_interval(secs => k.age * (1 - :about))
                                                     and e.published_at + make_interval(secs => k.age * (1 + :about))
                                  and num_nonnulls(s.likes, s.comments, s.shares) > 0
                                order by abs(extract(epoch from s.taken_at - e.published_at) - k.age), s.taken_at
                                limit 1) m
                        """.formatted(INTERACTIONS))
                .param("posts", young.stream().map(Counted::post).toArray(Long[]::new))
                .param("accounts", texts(young, post -> post.account().toString()))
                .param("forms", texts(young, Counted::form))
                .param("ages", young.stream().map(Counted::ageSeconds).toArray(Double[]::new))
                .param("size", formula.baselineSize())
                .param("memory", (double) MEMORY.toSeconds())
                .param("about", ABOUT)
                .query(row -> {
                    found.computeIfAbsent(row.getLong(1), post -> new ArrayList<>())
                            .add(row.getLong(2));
                });
        return found;
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    /** Posts that are compared with each other: of one account and form. */
    private record Series(UUID account, String form) {}

    private record Earlier(Instant publishedAt, long interactions) {}

    /**
     * A post with what its platform counted.
     *
     * @param ripe whether that was at the age of 72 hours or, if nobody looked then, the first time afterwards; else it
     *     is the latest count
     */
    record Counted(
            long post,
            UUID account,
            String form,
            Instant publishedAt,
            boolean ripe,
            Instant takenAt,
            long interactions) {

        Series series() {
            return new Series(account, form);
        }

        double ageSeconds() {
            return Math.max(0, Duration.between(publishedAt, takenAt).toMillis() / 1000.0);
        }
    }
}
