package id.pantas.post.internal;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of fingerprints, duplicate marks and clusters. */
@Repository
class LikenessRows {

    /** Any fixed number; the lock is held only by transactions that compare posts. */
    private static final long COMPARING = 0x70616E746173L;

    private static final String COMPARAND = """
            p.id, p.account_id, p.unit_id, p.platform, p.native_id, p.published_at, p.media_key,
            coalesce(p.judged_text, p.text) as judged, coalesce(p.cluster_id, p.id) as cluster,
            p.duplicate, p.duplicate_of, p.similarity, d.published_at as original_published_at,
            d.platform as original_platform, d.native_id as original_native_id
            """;

    private final JdbcClient database;

    LikenessRows(JdbcClient database) {
        this.database = database;
    }

    /** That a post may be like the {@code subject}-th of those asked for. */
    record Candidate(int subject, long post) {}

    /** A half-open range of instants. */
    record Span(Instant from, Instant to) {}

    /** Until the transaction ends, no other one on any node compares posts or changes what is compared. */
    void compareAlone() {
        database.sql("select pg_advisory_xact_lock(?)")
                .param(COMPARING)
                .query((row, n) -> true)
                .list();
    }

    /** Stored posts that share a key with a subject and were published within the window around it, the earliest. */
    List<Candidate> candidates(List<Comparand> subjects, List<Fingerprint> prints, Duration window, int mostOfAKey) {
        return database.sql("""
                        select n.ord, c.post_id
                          from unnest(:ids, :published, :band1, :band2, :band3, :band4, :media) with ordinality
                               as given(id, published, band1, band2, band3, band4, media, ord)
                         cross join lateral (
                               select given.*, t - :window * interval '1 second' as start, t + :window * interval '1 second' as stop
                                 from (select timestamptz 'epoch' + given.published * interval '1 microsecond' as t)) n
                         cross join lateral (
                               (select post_id from post.fingerprint f where f.band1 = n.band1
                                   and f.published_at between n.start and n.stop order by f.published_at limit :most)
                               union all
                               (select post_id from post.fingerprint f where f.band2 = n.band2
                                   and f.published_at between n.start and n.stop order by f.published_at limit :most)
                               union all
                               (select post_id from post.fingerprint f where f.band3 = n.band3
                                   and f.published_at between n.start and n.stop order by f.published_at limit :most)
                               union all
                               (select post_id from post.fingerprint f where f.band4 = n.band4
                                   and f.published_at between n.start and n.stop order by f.published_at limit :most)
                               union all
                               (select post_id from post.fingerprint f where f.media = n.media
                                   and f.published_at between n.start and n.stop order by f.published_at limit :most)) c
                         where c.post_id <> n.id
                        """)
                .param("ids", ids(subjects))
                .param("published", longs(subjects, post -> PostRows.micros(post.place.publishedAt())))
                .param("band1", band(prints, 0))
                .param("band2", band(prints, 1))
                .param("band3", band(prints, 2))
                .param("band4", band(prints, 3))
                .param("media", prints.stream().map(Fingerprint::media).toArray(Long[]::new))
                .param("window", window.toSeconds())
                .param("most", mostOfAKey)
                .query((row, n) -> new Candidate(row.getInt("ord") - 1, row.getLong("post_id")))
                .list();
    }

    void keep(List<Comparand> posts, List<Fingerprint> prints) {
        database.sql("""
                        insert into post.fingerprint (post_id, published_at, band1, band2, band3, band4, media)
                        select id, timestamptz 'epoch' + published * interval '1 microsecond', band1, band2, band3, band4, media
                          from unnest(:ids, :published, :band1, :band2, :band3, :band4, :media)
                            as g(id, published, band1, band2, band3, band4, media)
                         where num_nonnulls(band1, media) > 0
                        on conflict (post_id) do update
                           set band1 = excluded.band1, band2 = excluded.band2, band3 = excluded.band3,
                               band4 = excluded.band4, media = excluded.media
                        """)
                .param("ids", ids(posts))
                .param("published", longs(posts, post -> PostRows.micros(post.place.publishedAt())))
                .param("band1", band(prints, 0))
                .param("band2", band(prints, 1))
                .param("band3", band(prints, 2))
                .param("band4", band(prints, 3))
                .param("media", prints.stream().map(Fingerprint::media).toArray(Long[]::new))
                .update();
    }

    /** Posts by their ids, reposts left out; only posts that are no reposts have a fingerprint. */
    List<Comparand> posts(Collection<Long> ids) {
        return comparands("p.id = any(:ids) and p.repost_of is null", ids);
    }

    /** Posts that have one of these as their original, on whatever account. */
    List<Comparand> duplicatesOf(Collection<Long> originals) {
        return comparands("p.duplicate_of = any(:ids)", originals);
    }

    /** Posts of the same unit that follow one of these as their original, directly or through others. */
    List<Comparand> followersOf(Collection<Long> originals) {
        return comparands("""
                p.id in (
                   with recursive follower as (
                       select id from post.post
                        where duplicate_of = any(:ids) and duplicate in ('REPEAT', 'CROSS_POST')
                       union
                       select f.id from post.post f join follower o on f.duplicate_of = o.id
                        where f.duplicate in ('REPEAT', 'CROSS_POST'))
                   select id from follower)
                """, originals);
    }

    private List<Comparand> comparands(String condition, Collection<Long> ids) {
        return database.sql(("select %s from post.post p left join post.post d on d.id = p.duplicate_of where %s")
                        .formatted(COMPARAND, condition))
                .param("ids", ids.toArray(Long[]::new))
                .query(COMPARANDS)
                .list();
    }

    /** Posts of a unit in these spans that are no repeats, cross-posts or reposts, without those named. */
    List<Comparand> originals(UnitId unit, List<Span> spans, Collection<Comparand> without) {
        return database.sql("""
                        select %s
                          from unnest(:from, :to) as s(start, stop)
                          join post.post p
                            on p.unit_id = :unit
                           and p.published_at >= timestamptz 'epoch' + s.start * interval '1 microsecond'
                           and p.published_at < timestamptz 'epoch' + s.stop * interval '1 microsecond'
                          left join post.post d on d.id = p.duplicate_of
                         where p.repost_of is null and (p.duplicate is null or p.duplicate = 'COPY')
                           and p.id <> all(:without)
                        """.formatted(COMPARAND))
                .param("unit", unit.value())
                .param("from", longs(spans, span -> PostRows.micros(span.from())))
                .param("to", longs(spans, span -> PostRows.micros(span.to())))
                .param("without", ids(without))
                .query(COMPARANDS)
                .list();
    }

    void mark(List<Comparand> posts) {
        database.sql("""
                        update post.post p
                           set duplicate = g.duplicate, duplicate_of = g.original, similarity = g.similarity,
                               cluster_id = nullif(g.cluster, p.id)
                          from unnest(:ids, :kinds, :originals, :similarities, :clusters)
                            as g(id, duplicate, original, similarity, cluster)
                         where p.id = g.id
                        """)
                .param("ids", ids(posts))
                .param("kinds", marks(posts, mark -> mark.kind().name()).toArray(String[]::new))
                .param("originals", marks(posts, Comparand.Mark::original).toArray(Long[]::new))
                .param("similarities", marks(posts, Comparand.Mark::similarity).toArray(Double[]::new))
                .param("clusters", longs(posts, Comparand::cluster))
                .update();
    }

    private static <T> List<@Nullable T> marks(List<Comparand> posts, Function<Comparand.Mark, T> value) {
        List<@Nullable T> values = new ArrayList<>();
        for (Comparand post : posts) {
            Comparand.Mark mark = post.mark();
            values.add(mark == null ? null : value.apply(mark));
        }
        return values;
    }

    private static final RowMapper<Comparand> COMPARANDS = (row, n) -> comparand(row);

    private static Comparand comparand(ResultSet row) throws SQLException {
        String kind = row.getString("duplicate");
        Comparand.Mark mark = kind == null
                ? null
                : new Comparand.Mark(
                        DuplicateKind.valueOf(kind),
                        row.getLong("duplicate_of"),
                        place(row, "original_published_at", "original_platform", "original_native_id"),
                        row.getDouble("similarity"));
        return new Comparand(
                row.getLong("id"),
                new AccountId(row.getObject("account_id", UUID.class)),
                new UnitId(row.getObject("unit_id", UUID.class)),
                place(row, "published_at", "platform", "native_id"),
                row.getString("media_key"),
                row.getString("judged"),
                mark,
                row.getLong("cluster"));
    }

    private static Comparand.Place place(ResultSet row, String publishedAt, String platform, String nativeId)
            throws SQLException {
        return new Comparand.Place(
                row.getObject(publishedAt, OffsetDateTime.class).toInstant(),
                Platform.valueOf(row.getString(platform)),
                row.getString(nativeId));
    }

    private static Integer[] band(List<Fingerprint> prints, int band) {
        return prints.stream().map(print -> print.bands()[band]).toArray(Integer[]::new);
    }

    private static Long[] ids(Collection<Comparand> posts) {
        return posts.stream().map(post -> post.id).toArray(Long[]::new);
    }

    private static <T> Long[] longs(List<T> values, ToLongFunction<T> column) {
        return values.stream().map(column::applyAsLong).toArray(Long[]::new);
    }
}
