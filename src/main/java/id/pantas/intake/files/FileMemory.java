package id.pantas.intake.files;

import static id.pantas.intake.files.Columns.strings;
import static id.pantas.intake.files.Columns.utc;
import static id.pantas.intake.files.Columns.values;

import id.pantas.intake.FileField;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people explained about files once, so that nobody is asked twice: headings, and an account's zone and name in files. */
@Repository
class FileMemory {

    private final JdbcClient database;

    FileMemory(JdbcClient database) {
        this.database = database;
    }

    Optional<Known> ofHeader(String key) {
        return database.sql("select platform, headings, fields from intake.known_header where header_key = ?")
                .param(key)
                .query((row, n) -> {
                    String[] headings = strings(row.getArray("headings"));
                    String[] fields = strings(row.getArray("fields"));
                    Map<String, FileField> meaning = new LinkedHashMap<>();
                    for (int i = 0; i < headings.length; i++) {
                        meaning.put(headings[i], FileField.valueOf(fields[i]));
                    }
                    return new Known(Platform.valueOf(row.getString("platform")), meaning);
                })
                .optional();
    }

    /** Columns that a person explained. */
    record Known(Platform platform, Map<String, FileField> fields) {}

    void remember(String key, Known known, String person, Instant at) {
        List<String> headings = List.copyOf(known.fields().keySet());
        database.sql("""
                        insert into intake.known_header (header_key, platform, headings, fields, noted_by, noted_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (header_key) do update set platform = excluded.platform,
                            headings = excluded.headings, fields = excluded.fields, noted_by = excluded.noted_by,
                            noted_at = excluded.noted_at""")
                .params(
                        key,
                        known.platform().name(),
                        headings.toArray(String[]::new),
                        headings.stream()
                                .map(name -> known.fields().get(name))
                                .map(String::valueOf)
                                .toArray(String[]::new),
                        person,
                        utc(at))
                .update();
    }

    /** What was asked about an account once. */
    record OfAccount(@Nullable ZoneId zone, @Nullable String fileAccount) {}

    OfAccount ofAccount(@Nullable AccountId account) {
        if (account == null) {
            return new OfAccount(null, null);
        }
        return database.sql("select zone, file_account from intake.account_memory where account_id = ?")
                .param(account.value())
                .query((row, n) -> {
                    String zone = row.getString("zone");
                    return new OfAccount(zone == null ? null : ZoneId.of(zone), row.getString("file_account"));
                })
                .optional()
                .orElse(new OfAccount(null, null));
    }

    void remember(AccountId account, @Nullable ZoneId zone, @Nullable String fileAccount) {
        database.sql("""
                        insert into intake.account_memory (account_id, zone, file_account) values (?, ?, ?)
                        on conflict (account_id) do update
                           set zone = coalesce(excluded.zone, account_memory.zone),
                               file_account = coalesce(excluded.file_account, account_memory.file_account)""")
                .params(values(account.value(), zone == null ? null : zone.getId(), fileAccount))
                .update();
    }
}
