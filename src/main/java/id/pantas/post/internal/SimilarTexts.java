package id.pantas.post.internal;

import id.pantas.post.SimilarPost;
import id.pantas.post.SimilarPosts;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Looks a text up as storing looks up a new post's: by the keys in memory, then by comparing what they find. */
@Service
class SimilarTexts implements SimilarPosts {

    private static final double LEAST = 0.5;

    private final NamedParameterJdbcOperations operations;
    private final JdbcClient database;
    private final Neighbours neighbours;
    private final PostProperties rules;

    SimilarTexts(NamedParameterJdbcOperations operations, Neighbours neighbours, PostProperties rules) {
        this.operations = operations;
        this.database = JdbcClient.create(operations);
        this.neighbours = neighbours;
        this.rules = rules;
    }

    @Override
    public List<SimilarPost> like(String text, Instant asOf, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit);
        }
        ComparableText asked = ComparableText.of(text);
        if (asked.words().size() < rules.fewestWords()) {
            return List.of();
        }
        RoundTrip trip = new RoundTrip(operations);
        Neighbours.News news = neighbours.news(trip);
        trip.run();
        news.take();
        Set<Long> likely = neighbours.likely(asked, asOf);
        return likely.isEmpty()
                ? List.of()
                : read(likely, asOf).stream()
                        .map(found -> compared(asked, found))
                        .filter(post -> post.similarity() >= LEAST)
                        .sorted(Comparator.comparing(SimilarPost::similarity)
                                .reversed()
                                .thenComparing(SimilarPost::publishedAt)
                                .thenComparing(SimilarPost::post))
                        .limit(limit)
                        .toList();
    }

    private SimilarPost compared(ComparableText asked, SimilarPost found) {
        ComparableText other = ComparableText.of(found.text());
        boolean isLong = other.words().size() >= rules.fewestWords();
        double similarity = isLong ? asked.similarity(other) : 0;
        return new SimilarPost(
                found.post(),
                found.unit(),
                found.platform(),
                found.publishedAt(),
                found.text(),
                found.permalink(),
                similarity,
                isLong && asked.likeness(other, rules) > 0);
    }

    private List<SimilarPost> read(Collection<Long> posts, Instant asOf) {
        return database.sql("""
                        select id, unit_id, platform, published_at, coalesce(judged_text, text) as judged, permalink
                          from post.post
                         where id = any(:posts) and published_at >= :from and published_at < :to
                           and repost_of is null and gone_at is null
                        """)
                .param("posts", posts.toArray(Long[]::new))
                .param("from", PostRows.utc(asOf.minus(rules.window())))
                .param("to", PostRows.utc(asOf))
                .query((row, n) -> new SimilarPost(
                        row.getLong("id"),
                        new UnitId(row.getObject("unit_id", UUID.class)),
                        Platform.valueOf(row.getString("platform")),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        row.getString("judged"),
                        row.getString("permalink"),
                        0,
                        false))
                .list();
    }
}
