package id.pantas.intake.files;

import static id.pantas.intake.files.Columns.instant;
import static id.pantas.intake.files.Columns.strings;
import static id.pantas.intake.files.Columns.utc;
import static id.pantas.intake.files.Columns.values;

import id.pantas.intake.FileAnswers;
import id.pantas.intake.FileImport;
import id.pantas.intake.FileImport.State;
import id.pantas.intake.FileKind;
import id.pantas.intake.FileQuestion;
import id.pantas.intake.FileRow;
import id.pantas.intake.FileRow.Remark;
import id.pantas.intake.FileVerdict;
import id.pantas.post.Counts;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of uploaded files. */
@Repository
class FileRows {

    private static final int BATCH = 1_000;

    private final JdbcClient database;
    private final JdbcTemplate jdbc;

    FileRows(JdbcClient database, JdbcTemplate jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    /** A judged row to be kept. */
    record Kept(
            Draft draft,
            FileVerdict verdict,
            @Nullable AccountId account,
            @Nullable String nativeId,
            @Nullable Long post,
            List<Remark> remarks) {}

    Optional<UUID> stored(UnitId unit, String hash) {
        return database.sql("select id from intake.file_import where unit_id = ? and file_hash = ? and state = 'DONE'")
                .params(unit.value(), hash)
                .query(UUID.class)
                .optional();
    }

    void open(
            UUID id, UnitId unit, String name, String hash, byte[] content, String person, Instant at, Instant until) {
        database.sql("""
                        insert into intake.file_import
                            (id, unit_id, file_name, file_hash, state, uploaded_by, uploaded_at, expires_at, content)
                        values (?, ?, ?, ?, 'MAPPING', ?, ?, ?, ?)""")
                .params(id, unit.value(), name, hash, person, utc(at), utc(until), content)
                .update();
    }

    void read(UUID id, State state, Sheet sheet, @Nullable Layout layout, List<String> remarks) {
        database.sql("""
                        update intake.file_import
                           set state = ?, kind = ?, platform = ?, header = ?, ignored = ?, remarks = ? where id = ?""")
                .params(values(
                        state.name(),
                        layout == null ? null : layout.kind().name(),
                        layout == null || layout.platform() == null
                                ? null
                                : layout.platform().name(),
                        sheet.header().toArray(String[]::new),
                        layout == null
                                ? new String[0]
                                : layout.ignored(sheet.header()).toArray(String[]::new),
                        remarks.toArray(String[]::new),
                        id))
                .update();
    }

    void answered(UUID id, FileAnswers answers) {
        database.sql("""
                        update intake.file_import
                           set zone = ?, day_first = ?, lifetime = ?, account_confirmed = ? where id = ?""")
                .params(values(
                        answers.zone() == null ? null : answers.zone().getId(),
                        answers.dayFirst(),
                        answers.lifetime(),
                        answers.accountConfirmed(),
                        id))
                .update();
    }

    void judged(
            UUID id,
            State state,
            List<FileQuestion> questions,
            @Nullable AccountId account,
            @Nullable String fileAccount,
            Instant countedAt) {
        database.sql("""
                        update intake.file_import
                           set state = ?, questions = ?, account_id = ?::uuid, file_account = ?, counted_at = ? where id = ?""")
                .params(values(
                        state.name(),
                        questions.stream().map(FileQuestion::name).toArray(String[]::new),
                        account == null ? null : account.value().toString(),
                        fileAccount,
                        utc(countedAt),
                        id))
                .update();
    }

    void replaceRows(UUID id, List<Kept> rows) {
        database.sql("delete from intake.file_row where import_id = ?")
                .param(id)
                .update();
        jdbc.batchUpdate("""
                insert into intake.file_row
                    (import_id, row_number, verdict, account_id, native_id, address, text, published_at,
                     likes, comments, shares, views, approximate, post_id, remarks, cells)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows, BATCH, (statement, row) -> {
            Draft draft = row.draft();
            Counts counts = draft.counts();
            statement.setObject(1, id);
            statement.setInt(2, draft.number());
            statement.setString(3, row.verdict().name());
            statement.setObject(4, row.account() == null ? null : row.account().value(), Types.OTHER);
            statement.setString(5, row.nativeId());
            statement.setString(6, draft.link() == null ? null : draft.link().address());
            statement.setString(7, excerpt(draft.text()));
            statement.setObject(
                    8, draft.publishedAt() == null ? null : utc(draft.publishedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(9, counts.likes(), Types.BIGINT);
            statement.setObject(10, counts.comments(), Types.BIGINT);
            statement.setObject(11, counts.shares(), Types.BIGINT);
            statement.setObject(12, counts.views(), Types.BIGINT);
            statement.setBoolean(13, draft.approximate());
            statement.setObject(14, row.post(), Types.BIGINT);
            statement.setObject(15, pairs(row.remarks()));
            statement.setObject(
                    16,
                    row.verdict() == FileVerdict.REJECTED
                            ? draft.cells().stream().map(FileRows::storable).toArray(String[]::new)
                            : new String[0]);
        });
    }

    private static String excerpt(String text) {
        String clean = storable(text);
        if (clean.length() <= 300) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(299)) ? 299 : 300);
    }

    private static String storable(String text) {
        return text.replaceAll("[\\u0000\\p{Cs}]", "");
    }

    /** Takes the upload for this transaction. */
    Optional<FileImport> lock(UUID id) {
        database.sql("select id from intake.file_import where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    byte[] content(UUID id) {
        return database.sql("select coalesce(content, ''::bytea) from intake.file_import where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }

    void done(UUID id, String person, Instant at, Instant countedAt) {
        database.sql("""
                        update intake.file_import
                           set state = 'DONE', stored_by = ?, stored_at = ?, counted_at = ?, content = null, expires_at = null
                         where id = ?""").params(person, utc(at), utc(countedAt), id).update();
    }

    void undone(UUID id, String person, Instant at, int hidden) {
        database.sql("""
                        update intake.file_import set state = 'UNDONE', undone_by = ?, undone_at = ?, hidden = ?
                         where id = ?""").params(person, utc(at), hidden, id).update();
    }

    void discard(UUID id) {
        database.sql("delete from intake.file_import where id = ? and state not in ('DONE', 'UNDONE')")
                .param(id)
                .update();
    }

    void deleteExpired(Instant now) {
        database.sql("delete from intake.file_import where expires_at < ?")
                .param(utc(now))
                .update();
    }

    /** An instant that no other stored file has, so that the snapshots of each can be told apart. */
    Instant ownInstant(Instant wanted) {
        Instant free = wanted;
        while (database.sql("select exists (select 1 from intake.file_import where state = 'DONE' and counted_at = ?)")
                .param(utc(free))
                .query(Boolean.class)
                .single()) {
            free = free.minusNanos(1_000);
        }
        return free;
    }

    /** Posts of a stored file by account. */
    Map<AccountId, List<Long>> posts(UUID id) {
        Map<AccountId, List<Long>> posts = new HashMap<>();
        database.sql("select account_id, post_id from intake.file_row where import_id = ? and post_id is not null")
                .param(id)
                .query((row, n) -> posts.computeIfAbsent(
                                new AccountId(row.getObject("account_id", UUID.class)), account -> new ArrayList<>())
                        .add(row.getLong("post_id")))
                .list();
        return posts;
    }

    /** Those of these posts that another stored file has too. */
    List<Long> alsoIn(UUID id, Collection<Long> posts) {
        return database.sql("""
                        select distinct r.post_id from intake.file_row r join intake.file_import i on i.id = r.import_id
                         where r.post_id = any(?) and i.state = 'DONE' and i.id <> ?""")
                .params(posts.toArray(Long[]::new), id)
                .query(Long.class)
                .list();
    }

    Optional<FileImport> find(UUID id) {
        return list("where id = ?", id).stream().findFirst();
    }

    List<FileImport> history(int page, int size) {
        return list("order by uploaded_at desc, id limit ? offset ?", size, (long) (page - 1) * size);
    }

    long size() {
        return database.sql("select count(*) from intake.file_import")
                .query(Long.class)
                .single();
    }

    private List<FileImport> list(String condition, Object... values) {
        List<FileImport> bare = database.sql("select * from intake.file_import " + condition)
                .params(values)
                .query((row, n) -> summary(row))
                .list();
        Map<UUID, Map<FileVerdict, Long>> counts = new HashMap<>();
        database.sql("select import_id, verdict, count(*) from intake.file_row where import_id = any(?) group by 1, 2")
                .param(bare.stream().map(FileImport::id).toArray(UUID[]::new))
                .query((row, n) -> counts.computeIfAbsent(
                                row.getObject(1, UUID.class), key -> new EnumMap<>(FileVerdict.class))
                        .put(FileVerdict.valueOf(row.getString(2)), row.getLong(3)))
                .list();
        return bare.stream()
                .map(one -> withCounts(one, counts.getOrDefault(one.id(), Map.of())))
                .toList();
    }

    private static FileImport withCounts(FileImport i, Map<FileVerdict, Long> counts) {
        return new FileImport(
                i.id(),
                i.unit(),
                i.fileName(),
                i.state(),
                i.kind(),
                i.platform(),
                i.uploadedBy(),
                i.uploadedAt(),
                i.header(),
                i.ignored(),
                i.remarks(),
                i.questions(),
                i.answers(),
                i.account(),
                i.fileAccount(),
                i.countedAt(),
                counts,
                i.storedBy(),
                i.storedAt(),
                i.undoneBy(),
                i.undoneAt(),
                i.hidden());
    }

    Stream<FileRow> rows(UUID id, @Nullable FileVerdict verdict, int page, int size) {
        return database
                .sql("""
                        select * from intake.file_row where import_id = ? and (?::text is null or verdict = ?)
                         order by row_number limit ? offset ?""")
                .params(values(
                        id,
                        verdict == null ? null : verdict.name(),
                        verdict == null ? null : verdict.name(),
                        size,
                        (long) (page - 1) * size))
                .query((row, n) -> row(row))
                .list()
                .stream();
    }

    private static FileImport summary(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        String platform = row.getString("platform");
        String zone = row.getString("zone");
        UUID account = row.getObject("account_id", UUID.class);
        return new FileImport(
                row.getObject("id", UUID.class),
                new UnitId(row.getObject("unit_id", UUID.class)),
                row.getString("file_name"),
                State.valueOf(row.getString("state")),
                kind == null ? null : FileKind.valueOf(kind),
                platform == null ? null : Platform.valueOf(platform),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                List.of(strings(row.getArray("header"))),
                List.of(strings(row.getArray("ignored"))),
                List.of(strings(row.getArray("remarks"))),
                Arrays.stream(strings(row.getArray("questions")))
                        .map(FileQuestion::valueOf)
                        .toList(),
                new FileAnswers(
                        zone == null ? null : ZoneId.of(zone),
                        row.getObject("day_first", Boolean.class),
                        row.getObject("lifetime", Boolean.class),
                        row.getBoolean("account_confirmed")),
                account == null ? null : new AccountId(account),
                row.getString("file_account"),
                instant(row, "counted_at"),
                Map.of(),
                row.getString("stored_by"),
                instant(row, "stored_at"),
                row.getString("undone_by"),
                instant(row, "undone_at"),
                row.getObject("hidden", Integer.class));
    }

    private static FileRow row(ResultSet row) throws SQLException {
        String[] pairs = strings(row.getArray("remarks"));
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            remarks.add(new Remark(pairs[i], pairs[i + 1]));
        }
        return new FileRow(
                row.getInt("row_number"),
                FileVerdict.valueOf(row.getString("verdict")),
                row.getString("native_id"),
                row.getString("address"),
                row.getString("text"),
                instant(row, "published_at"),
                new Counts(
                        row.getObject("likes", Long.class),
                        row.getObject("comments", Long.class),
                        row.getObject("shares", Long.class),
                        row.getObject("views", Long.class)),
                row.getBoolean("approximate"),
                row.getObject("post_id", Long.class),
                remarks,
                List.of(strings(row.getArray("cells"))));
    }

    private static String[] pairs(List<Remark> remarks) {
        return remarks.stream()
                .flatMap(remark -> Stream.of(storable(remark.column()), storable(remark.text())))
                .toArray(String[]::new);
    }
}
