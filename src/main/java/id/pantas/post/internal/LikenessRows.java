package id.pantas.post.internal;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
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

    private final NamedParameterJdbcOperations operations;
    private final JdbcClient database;

    LikenessRows(NamedParameterJdbcOperations operations) {
        this.operations = operations;
        this.database = JdbcClient.create(operations);
    }

    RoundTrip roundTrip() {
        return new RoundTrip(operations);
    }

    /** A half-open range of instants. */
    record Span(Instant from, Instant to) {}

    /** Until the transaction ends, no other one on any node compares posts or changes what is compared. */
    void compareAlone(RoundTrip trip) {
        trip.query("select pg_advisory_xact_lock(:comparing)", Map.of("comparing", COMPARING), (row, n) -> true);
    }

    /** Posts by their ids, reposts left out; only posts that are no reposts have a fingerprint. */
    List<Comparand> posts(RoundTrip trip, Collection<Long> ids) {
        return trip.query(
                comparandsWhere("p.id = any(:candidates) and p.repost_of is null"),
                Map.of("candidates", ids.toArray(Long[]::new)),
                COMPARANDS);
    }

    /** Posts that have one of these as their original, on whatever account. */
    List<Comparand> duplicatesOf(Collection<Long> originals) {
        return comparands("p.duplicate_of = any(:ids)", originals);
    }

    /** Posts of the same unit that follow one of these as their original, directly or through others. */
    List<Comparand> followersOf(Collection<Long> originals) {
        return comparands("""
                p.id = any(array(
                   with recursive follower as (
                       select id from post.post
                        where duplicate_of = any(:ids) and duplicate in ('REPEAT', 'CROSS_POST')
                       union
                       select f.id from follower o cross join lateral (
                              select id from post.post
                               where duplicate_of = o.id and duplicate in ('REPEAT', 'CROSS_POST') offset 0) f)
                   select id from follower))
                """, originals);
    }

    private List<Comparand> comparands(String condition, Collection<Long> ids) {
        return database.sql(comparandsWhere(condition))
                .param("ids", ids.toArray(Long[]::new))
                .query(COMPARANDS)
                .list();
    }

    private static String comparandsWhere(String condition) {
        return "select %s from post.post p left join post.post d on d.id = p.duplicate_of where %s"
                .formatted(COMPARAND, condition);
    }

    /**
     * Posts of a unit in these spans that are no repeats, cross-posts or reposts and have words enough to be grouped. The
     * {@code offset 0} keeps the planner from joining: each span is a range of the index. As a join it reads all posts the
     * unit ever had and then leaves out those of other days.
     */
    List<Comparand> originals(RoundTrip trip, UnitId unit, List<Span> spans) {
        return trip.query(
                """
                select p.id, p.account_id, (extract(epoch from p.published_at) * 1000000)::bigint as published,
                       p.platform, p.native_id, coalesce(p.cluster_id, p.id) as cluster, p.words
                  from (select timestamptz 'epoch' + g.start * interval '1 microsecond' as start,
                               timestamptz 'epoch' + g.stop * interval '1 microsecond' as stop
                          from unnest(:from, :to) as g(start, stop)) s
                 cross join lateral (
                       select * from post.post
                        where unit_id = :unit and published_at >= s.start and published_at < s.stop
                          and repost_of is null and (duplicate is null or duplicate = 'COPY') and words is not null
                       offset 0) p
                """,
                Map.of(
                        "unit", unit.value(),
                        "from", longs(spans, span -> PostRows.micros(span.from())),
                        "to", longs(spans, span -> PostRows.micros(span.to()))),
                (row, n) -> Comparand.ofTheDay(
                        row.getLong("id"),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        unit,
                        new Comparand.Place(
                                PostRows.instant(row.getLong("published")),
                                Platform.valueOf(row.getString("platform")),
                                row.getString("native_id")),
                        Words.read(row.getBytes("words")),
                        row.getLong("cluster")));
    }

    void mark(RoundTrip trip, List<Comparand> posts) {
        trip.update(
                """
                update post.post p
                   set duplicate = g.duplicate, duplicate_of = g.original, similarity = g.similarity,
                       cluster_id = nullif(g.cluster, p.id)
                  from unnest(:marked, :kinds, :originals, :similarities, :markedClusters)
                    as g(id, duplicate, original, similarity, cluster)
                 where p.id = g.id
                """,
                Map.of(
                        "marked", ids(posts),
                        "kinds", marks(posts, mark -> mark.kind().name()).toArray(String[]::new),
                        "originals", marks(posts, Comparand.Mark::original).toArray(Long[]::new),
                        "similarities", marks(posts, Comparand.Mark::similarity).toArray(Double[]::new),
                        "markedClusters", longs(posts, Comparand::cluster)));
    }

    void regroup(RoundTrip trip, List<Comparand> posts) {
        trip.update("""
                update post.post p set cluster_id = nullif(g.cluster, p.id)
                  from unnest(:moved, :movedClusters) as g(id, cluster)
                 where p.id = g.id
                """, Map.of("moved", ids(posts), "movedClusters", longs(posts, Comparand::cluster)));
    }

    /** After an edit: the words by which posts of one day are grouped. */
    void reword(List<Comparand> posts, PostProperties rules) {
        database.sql("""
                        update post.post p set words = g.words from unnest(:ids, :words) as g(id, words) where p.id = g.id
                        """)
                .param("ids", ids(posts))
                .param(
                        "words",
                        posts.stream()
                                .map(post -> Words.written(post.words(rules)))
                                .toArray(byte[][]::new))
                .update();
    }

    static <T> List<@Nullable T> marks(List<Comparand> posts, Function<Comparand.Mark, T> value) {
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

    private static Long[] ids(Collection<Comparand> posts) {
        return posts.stream().map(post -> post.id).toArray(Long[]::new);
    }

    private static <T> Long[] longs(List<T> values, ToLongFunction<T> column) {
        return values.stream().map(column::applyAsLong).toArray(Long[]::new);
    }
}
