package id.pantas.setup.imports;

import id.pantas.setup.ImportId;
import id.pantas.setup.ImportKind;
import id.pantas.setup.ImportRow;
import id.pantas.setup.ImportRow.Remark;
import id.pantas.setup.ImportSummary;
import id.pantas.setup.ImportVerdict;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code setup.pending_import} and {@code setup.pending_row}. */
@Repository
class PendingImports {

    private static final int BATCH = 1_000;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    PendingImports(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** A row as it waits; what the file itself got wrong stays apart, because judging again does not find it again. */
    record Waiting(int number, List<String> cells, List<Remark> fileProblems, boolean imported) {}

    /** A judged row to be stored. */
    record Outcome(int number, ImportVerdict verdict, List<Remark> remarks) {}

    void open(ImportId id, ImportKind kind, String fileName, String by, Instant now, Instant expires) {
        client.sql("""
                        insert into setup.pending_import
                            (id, kind, file_name, uploaded_by, uploaded_at, expires_at, ignored_columns)
                        values (?, ?, ?, ?, ?, ?, '{}')""")
                .params(id.value(), kind.name(), fileName, by, Timestamp.from(now), Timestamp.from(expires))
                .update();
    }

    void ignored(ImportId id, List<String> columns) {
        client.sql("update setup.pending_import set ignored_columns = ? where id = ?")
                .params(columns.toArray(String[]::new), id.value())
                .update();
    }

    void add(ImportId id, List<Waiting> rows, List<Outcome> outcomes) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            indexes.add(i);
        }
        jdbc.batchUpdate("""
                insert into setup.pending_row (import_id, row_number, cells, verdict, file_problems, remarks)
                values (?, ?, ?, ?, ?, ?)""", indexes, BATCH, (statement, i) -> {
            statement.setObject(1, id.value());
            statement.setInt(2, rows.get(i).number());
            statement.setObject(3, rows.get(i).cells().toArray(String[]::new));
            statement.setString(4, outcomes.get(i).verdict().name());
            statement.setObject(5, pairs(rows.get(i).fileProblems()));
            statement.setObject(6, pairs(outcomes.get(i).remarks()));
        });
    }

    void update(ImportId id, List<Outcome> outcomes) {
        jdbc.batchUpdate(
                "update setup.pending_row set verdict = ?, remarks = ? where import_id = ? and row_number = ?",
                outcomes,
                BATCH,
                (statement, outcome) -> {
                    statement.setString(1, outcome.verdict().name());
                    statement.setObject(2, pairs(outcome.remarks()));
                    statement.setObject(3, id.value());
                    statement.setInt(4, outcome.number());
                });
    }

    /** Takes the upload for this transaction; empty if there is none that has not expired. */
    Optional<ImportKind> lock(ImportId id, Instant now) {
        return client.sql("select kind from setup.pending_import where id = ? and expires_at > ? for update")
                .params(id.value(), Timestamp.from(now))
                .query(String.class)
                .optional()
                .map(ImportKind::valueOf);
    }

    /** Rows behind a row number, at most {@code size}; imported ones too, because later rows may repeat them. */
    List<Waiting> behind(ImportId id, int behind, int size) {
        return client.sql("""
                        select row_number, cells, file_problems, verdict = 'IMPORTED' as imported
                          from setup.pending_row
                         where import_id = ? and row_number > ?
                         order by row_number limit ?""")
                .params(id.value(), behind, size)
                .query((row, number) -> new Waiting(
                        row.getInt("row_number"),
                        List.of(strings(row.getArray("cells"))),
                        remarks(row.getArray("file_problems")),
                        row.getBoolean("imported")))
                .list();
    }

    void confirmed(ImportId id, Instant now) {
        client.sql("update setup.pending_import set confirmed_at = ? where id = ?")
                .params(Timestamp.from(now), id.value())
                .update();
    }

    void delete(ImportId id) {
        client.sql("delete from setup.pending_import where id = ?")
                .param(id.value())
                .update();
    }

    void deleteExpired(Instant now) {
        client.sql("delete from setup.pending_import where expires_at <= ?")
                .param(Timestamp.from(now))
                .update();
    }

    List<ImportSummary> summaries(@Nullable ImportId id, Instant now) {
        Map<ImportId, Map<ImportVerdict, Long>> counts = new java.util.HashMap<>();
        List<Object> values = new ArrayList<>(List.of(Timestamp.from(now)));
        String only = "";
        if (id != null) {
            only = " and i.id = ?";
            values.add(id.value());
        }
        client.sql("""
                        select i.id, r.verdict, count(*) as rows from setup.pending_import i
                          join setup.pending_row r on r.import_id = i.id
                         where i.expires_at > ?""" + only + " group by i.id, r.verdict")
                .params(values)
                .query((row, number) -> counts.computeIfAbsent(
                                new ImportId(row.getObject("id", java.util.UUID.class)),
                                key -> new EnumMap<>(ImportVerdict.class))
                        .put(ImportVerdict.valueOf(row.getString("verdict")), row.getLong("rows")))
                .list();
        return client.sql("select i.* from setup.pending_import i where i.expires_at > ?" + only
                        + " order by i.uploaded_at desc")
                .params(values)
                .query((row, number) -> summary(row, counts))
                .list();
    }

    List<ImportRow> rows(ImportId id, @Nullable ImportVerdict verdict, int page, int size) {
        List<Object> values = new ArrayList<>(List.of(id.value()));
        String only = "";
        if (verdict != null) {
            only = " and verdict = ?";
            values.add(verdict.name());
        }
        values.add(size);
        values.add((long) (page - 1) * size);
        return client.sql("select * from setup.pending_row where import_id = ?" + only
                        + " order by row_number limit ? offset ?")
                .params(values)
                .query((row, number) -> new ImportRow(
                        row.getInt("row_number"),
                        List.of(strings(row.getArray("cells"))),
                        ImportVerdict.valueOf(row.getString("verdict")),
                        remarks(row.getArray("remarks"))))
                .list();
    }

    private static ImportSummary summary(ResultSet row, Map<ImportId, Map<ImportVerdict, Long>> counts)
            throws SQLException {
        ImportId id = new ImportId(row.getObject("id", java.util.UUID.class));
        Timestamp confirmed = row.getTimestamp("confirmed_at");
        return new ImportSummary(
                id,
                ImportKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                confirmed == null ? null : confirmed.toInstant(),
                counts.getOrDefault(id, Map.of()),
                List.of(strings(row.getArray("ignored_columns"))));
    }

    private static String[] pairs(List<Remark> remarks) {
        List<String> pairs = new ArrayList<>(remarks.size() * 2);
        for (Remark remark : remarks) {
            pairs.add(remark.column());
            pairs.add(remark.text());
        }
        return pairs.toArray(String[]::new);
    }

    private static List<Remark> remarks(Array pairs) throws SQLException {
        String[] texts = strings(pairs);
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i + 1 < texts.length; i += 2) {
            remarks.add(new Remark(texts[i], texts[i + 1]));
        }
        return remarks;
    }

    private static String[] strings(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
