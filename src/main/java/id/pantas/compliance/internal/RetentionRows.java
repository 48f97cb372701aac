package id.pantas.compliance.internal;

import id.pantas.compliance.DataKind;
import id.pantas.compliance.RetentionRule;
import id.pantas.compliance.RetentionRun;
import id.pantas.registry.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs that forget, what they did, and how far they came. */
@Repository
class RetentionRows {

    private final JdbcClient database;

    RetentionRows(JdbcClient database) {
        this.database = database;
    }

    long start(Instant now) {
        return database.sql("insert into compliance.retention_run (started_at) values (:now) returning id")
                .param("now", Sql.at(now))
                .query(Long.class)
                .single();
    }

    void finish(long run, Instant now) {
        database.sql("update compliance.retention_run set finished_at = :now where id = :run")
                .param("now", Sql.at(now))
                .param("run", run)
                .update();
    }

    /** How far this kind of data was forgotten; holds the row, so that two runs take turns. Inside a transaction only. */
    Optional<Instant> takeProgress(Platform platform, DataKind kind) {
        database.sql("""
                        insert into compliance.retention_progress (platform, kind) values (:platform, :kind)
                        on conflict do nothing
                        """)
                .param("platform", platform.name())
                .param("kind", kind.name())
                .update();
        return database.sql("""
                        select forgotten_to from compliance.retention_progress
                         where platform = :platform and kind = :kind for update
                        """)
                .param("platform", platform.name())
                .param("kind", kind.name())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    void progress(Platform platform, DataKind kind, Instant forgottenTo) {
        database.sql("""
                        update compliance.retention_progress set forgotten_to = :to
                         where platform = :platform and kind = :kind
                        """)
                .param("to", Sql.at(forgottenTo))
                .param("platform", platform.name())
                .param("kind", kind.name())
                .update();
    }

    /** Adds to what this run forgot, in the transaction that forgets. */
    void add(long run, RetentionRule rule, Instant before, int forgotten) {
        database.sql("""
                        insert into compliance.retention_item as i (run_id, platform, kind, days, before, forgotten)
                        values (:run, :platform, :kind, :days, :before, :forgotten)
                        on conflict (run_id, platform, kind) do update set forgotten = i.forgotten + excluded.forgotten
                        """)
                .param("run", run)
                .param("platform", rule.platform().name())
                .param("kind", rule.kind().name())
                .param("days", Objects.requireNonNull(rule.days()))
                .param("before", Sql.at(before))
                .param("forgotten", forgotten)
                .update();
    }

    void oldest(long run, RetentionRule rule, @Nullable Instant oldest) {
        database.sql("""
                        update compliance.retention_item set oldest = cast(:oldest as timestamptz)
                         where run_id = :run and platform = :platform and kind = :kind
                        """)
                .param("oldest", oldest == null ? null : oldest.toString())
                .param("run", run)
                .param("platform", rule.platform().name())
                .param("kind", rule.kind().name())
                .update();
    }

    List<RetentionRun> runs(int limit) {
        return read("order by id desc limit :limit", Map.of("limit", limit));
    }

    RetentionRun run(long id) {
        return read("where id = :id", Map.of("id", id)).get(0);
    }

    /** Runs older than this say nothing any more. */
    int purge(Instant before) {
        return database.sql("delete from compliance.retention_run where started_at < :before")
                .param("before", Sql.at(before))
                .update();
    }

    private List<RetentionRun> read(String which, Map<String, ?> values) {
        List<Run> runs = database.sql("select * from compliance.retention_run " + which)
                .params(values)
                .query((row, number) -> new Run(
                        row.getLong("id"), Sql.instant(row, "started_at"), Sql.instantOrNull(row, "finished_at")))
                .list();
        Map<Long, List<RetentionRun.Item>> items = new HashMap<>();
        database.sql("select * from compliance.retention_item where run_id = any(:runs)")
                .param("runs", runs.stream().map(Run::id).toArray(Long[]::new))
                .query(row -> {
                    items.computeIfAbsent(row.getLong("run_id"), run -> new ArrayList<>())
                            .add(item(row));
                });
        return runs.stream()
                .map(run -> new RetentionRun(
                        run.id(),
                        run.startedAt(),
                        run.finishedAt(),
                        items.getOrDefault(run.id(), List.of()).stream()
                                .sorted(Comparator.comparing(RetentionRun.Item::platform)
                                        .thenComparing(RetentionRun.Item::kind))
                                .toList()))
                .toList();
    }

    private record Run(long id, Instant startedAt, @Nullable Instant finishedAt) {}

    private static RetentionRun.Item item(ResultSet row) throws SQLException {
        return new RetentionRun.Item(
                Platform.valueOf(row.getString("platform")),
                DataKind.valueOf(row.getString("kind")),
                row.getInt("days"),
                Sql.instant(row, "before"),
                row.getLong("forgotten"),
                Sql.instantOrNull(row, "oldest"));
    }
}
