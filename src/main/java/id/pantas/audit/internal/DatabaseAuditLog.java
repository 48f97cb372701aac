package id.pantas.audit.internal;

import id.pantas.audit.AuditEntry;
import id.pantas.audit.AuditFilter;
import id.pantas.audit.AuditLog;
import id.pantas.audit.AuditPage;
import id.pantas.audit.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The log in table {@code audit.entry}. */
@Service
class DatabaseAuditLog implements AuditLog {

    private static final int BATCH = 500;
    /** Longer values are cut: the log says what changed, it is not a store of documents. */
    private static final int LONGEST_VALUE = 4_000;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Clock clock;

    DatabaseAuditLog(JdbcTemplate jdbc, JdbcClient client, Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void record(Change change) {
        recordAll(List.of(change));
    }

    @Override
    @Transactional
    public void recordAll(List<Change> changes) {
        Timestamp at = Timestamp.from(clock.instant());
        String actor = actor();
        jdbc.batchUpdate("""
                insert into audit.entry (at, actor, action, entity, entity_id, label, from_value, to_value)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", changes, BATCH, (statement, change) -> {
            statement.setTimestamp(1, at);
            statement.setString(2, actor);
            statement.setString(3, change.action());
            statement.setString(4, change.entity());
            statement.setString(5, change.entityId());
            statement.setString(6, cut(change.label()));
            statement.setString(7, cut(change.from()));
            statement.setString(8, cut(change.to()));
        });
    }

    @Override
    @Transactional(readOnly = true)
    public AuditPage search(AuditFilter filter, int page, int size) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(conditions, values, "actor = ?", filter.actor());
        add(conditions, values, "entity = ?", filter.entity());
        add(conditions, values, "at >= ?", timestamp(filter.from()));
        add(conditions, values, "at < ?", timestamp(filter.until()));
        if (filter.text() != null) {
            add(
                    conditions,
                    values,
                    "concat_ws(' ', label, entity_id, from_value, to_value) ilike ?",
                    "%" + filter.text().replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        long total = client.sql("select count(*) from audit.entry" + where)
                .params(values)
                .query(Long.class)
                .single();
        int last = (int) Math.max(1, (total + size - 1) / size);
        int shown = Math.min(Math.max(1, page), last);
        values.add(size);
        values.add((long) (shown - 1) * size);
        List<AuditEntry> entries = client.sql(
                        "select * from audit.entry" + where + " order by at desc, id desc limit ? offset ?")
                .params(values)
                .query(DatabaseAuditLog::entry)
                .list();
        return new AuditPage(entries, shown, size, total);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> entities() {
        return client.sql("select distinct entity from audit.entry order by entity")
                .query(String.class)
                .list();
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                new Change(
                        row.getString("action"),
                        row.getString("entity"),
                        row.getString("entity_id"),
                        row.getString("label"),
                        row.getString("from_value"),
                        row.getString("to_value")));
    }

    @Override
    public String actor() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || signedIn instanceof AnonymousAuthenticationToken || !signedIn.isAuthenticated()) {
            return SYSTEM;
        }
        return signedIn.getName().isBlank() ? SYSTEM : signedIn.getName();
    }

    private static @Nullable String cut(@Nullable String value) {
        return value == null || value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
