package id.pantas.post.internal;

import id.pantas.registry.UnitId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of fingerprints: what each comparing transaction stored and changed, in the order of their commits. */
@Repository
class FingerprintRows {

    private static final long SPAN = 30L * 24 * 60 * 60 * 1_000_000;

    private final JdbcClient database;

    FingerprintRows(NamedParameterJdbcOperations operations) {
        this.database = JdbcClient.create(operations);
    }

    /**
     * What one transaction did in one span.
     *
     * @param keys {@value Fingerprint#KEYS} of each post, see {@link Fingerprint#keys}
     * @param sketches one of each post, see {@link Trigrams#sketch}; none where a version before they were kept stored it
     * @param touched posts stored before whose mark or cluster it changed, in any span
     */
    @SuppressWarnings("ArrayRecordComponent") // many, and compared nowhere
    record Row(
            long seq,
            UnitId unit,
            int span,
            long[] posts,
            long[] published,
            long[] keys,
            long[] sketches,
            long[] touched) {}

    /** A post with its keys and the sketch of its text. */
    @SuppressWarnings("ArrayRecordComponent")
    record Print(Comparand post, long[] keys, long sketch) {
        static Print of(Comparand post, PostProperties rules) {
            return new Print(
                    post,
                    post.fingerprint(rules.fewestWords()).keys(),
                    post.text().sketch());
        }
    }

    /** The span of an instant in microseconds since 1970. */
    static int span(long micros) {
        return (int) Math.floorDiv(micros, SPAN);
    }

    /** The newest row there is, 0 if there is none. */
    long last() {
        return database.sql("select coalesce(max(seq), 0) from post.fingerprint")
                .query(Long.class)
                .single();
    }

    /** Rows after {@code seq} in their order. */
    List<Row> after(RoundTrip trip, long seq, int most) {
        return trip.query(
                "select * from post.fingerprint where seq > :seq order by seq limit :most",
                Map.of("seq", seq, "most", most),
                (row, n) -> row(row));
    }

    /** All rows of a span up to {@code last}. */
    void forEach(int span, long last, Consumer<Row> use) {
        database.sql("select * from post.fingerprint where span = :span and seq <= :last order by seq")
                .param("span", span)
                .param("last", last)
                .query(row -> {
                    use.accept(row(row));
                });
    }

    /** Appends what a transaction did, at least one row; only with {@link LikenessRows#compareAlone}. */
    void append(RoundTrip trip, UnitId unit, List<Print> prints, Collection<Long> touched) {
        Map<Integer, List<Print>> spans = new TreeMap<>();
        for (Print print : prints) {
            long published = PostRows.micros(print.post().place.publishedAt());
            spans.computeIfAbsent(span(published), span -> new ArrayList<>()).add(print);
        }
        if (spans.isEmpty()) {
            spans.put(0, List.of());
        }
        long[] others = touched.stream().mapToLong(Long::longValue).toArray();
        Map<String, Object> values = new HashMap<>();
        values.put("unit", unit.value());
        values.put("touched", others);
        StringJoiner rows = new StringJoiner(", ");
        int n = 0;
        for (Map.Entry<Integer, List<Print>> span : spans.entrySet()) {
            rows.add("(:unit, :span%1$d, :posts%1$d, :published%1$d, :keys%1$d, :sketches%1$d, :touched)".formatted(n));
            List<Print> posts = span.getValue();
            values.put("span" + n, span.getKey());
            values.put(
                    "posts" + n,
                    posts.stream().mapToLong(print -> print.post().id).toArray());
            values.put(
                    "published" + n,
                    posts.stream()
                            .mapToLong(
                                    print -> PostRows.micros(print.post().place.publishedAt()))
                            .toArray());
            values.put(
                    "keys" + n,
                    posts.stream()
                            .flatMapToLong(print -> Arrays.stream(print.keys()))
                            .toArray());
            values.put("sketches" + n, posts.stream().mapToLong(Print::sketch).toArray());
            n++;
        }
        trip.update(
                "insert into post.fingerprint (unit_id, span, posts, published, keys, sketches, touched) values "
                        + rows,
                values);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("seq"),
                new UnitId(row.getObject("unit_id", UUID.class)),
                row.getInt("span"),
                longs(row.getArray("posts")),
                longs(row.getArray("published")),
                longs(row.getArray("keys")),
                longs(row.getArray("sketches")),
                longs(row.getArray("touched")));
    }

    private static long[] longs(Array array) throws SQLException {
        Long[] boxed = (Long[]) array.getArray();
        long[] values = new long[boxed.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = boxed[i];
        }
        return values;
    }
}
