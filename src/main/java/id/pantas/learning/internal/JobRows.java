package id.pantas.learning.internal;

import id.pantas.learning.Job;
import id.pantas.learning.JobKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of background work. */
@Repository
class JobRows {

    private static final String COLUMNS =
            "id, kind, state, person, started_at, finished_at, step, done, total, problem, model_version";

    private final JdbcClient database;

    JobRows(JdbcClient database) {
        this.database = database;
    }

    /** Begins a job; empty if another one is running. */
    Optional<Long> begin(JobKind kind, String person, String step, Instant now) {
        return database.sql("""
                        insert into learning.job (kind, state, person, started_at, beat_at, step)
                        values (:kind, 'RUNNING', :person, :now, :now, :step)
                        on conflict do nothing returning id""")
                .param("kind", kind.name())
                .param("person", person)
                .param("now", utc(now))
                .param("step", step)
                .query(Long.class)
                .optional();
    }

    /** Says that the job lives and how far it is; false if it was given up meanwhile. */
    boolean beat(long id, String step, int done, int total, Instant now) {
        return database.sql("""
                        update learning.job set beat_at = :now, step = :step, done = :done, total = :total
                         where id = :id and state = 'RUNNING'""")
                        .param("now", utc(now))
                        .param("step", step)
                        .param("done", done)
                        .param("total", total)
                        .param("id", id)
                        .update()
                == 1;
    }

    void finish(
            long id,
            Job.State state,
            @Nullable String problem,
            @Nullable String modelVersion,
            @Nullable String report,
            Instant now) {
        database.sql("""
                        update learning.job
                           set state = :state, problem = :problem, model_version = :version,
                               report = cast(:report as jsonb), finished_at = :now
                         where id = :id and state = 'RUNNING'""")
                .param("state", state.name())
                .param("problem", problem)
                .param("version", modelVersion)
                .param("report", report)
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    /** Gives up jobs whose instance fell silent. */
    int giveUpSilent(Duration lostAfter, Instant now) {
        return database.sql("""
                        update learning.job set state = 'INTERRUPTED', finished_at = :now
                         where state = 'RUNNING' and beat_at < :silent""")
                .param("now", utc(now))
                .param("silent", utc(now.minus(lostAfter)))
                .update();
    }

    Optional<Job> find(long id) {
        return database.sql("select " + COLUMNS + " from learning.job where id = :id")
                .param("id", id)
                .query((row, n) -> job(row))
                .optional();
    }

    List<Job> newest(int limit) {
        return database.sql("select " + COLUMNS + " from learning.job order by id desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> job(row))
                .list();
    }

    Optional<Job> running() {
        return database.sql("select " + COLUMNS + " from learning.job where state = 'RUNNING'")
                .query((row, n) -> job(row))
                .optional();
    }

    /** The newest finished job of a kind. */
    Optional<Job> lastDone(JobKind kind) {
        return database.sql("select " + COLUMNS
                        + " from learning.job where kind = :kind and state = 'DONE' order by id desc limit 1")
                .param("kind", kind.name())
                .query((row, n) -> job(row))
                .optional();
    }

    Optional<String> report(long id) {
        return database.sql("select report::text from learning.job where id = :id and report is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static Job job(ResultSet row) throws SQLException {
        Instant started = row.getObject("started_at", OffsetDateTime.class).toInstant();
        return new Job(
                row.getLong("id"),
                JobKind.valueOf(row.getString("kind")),
                Job.State.valueOf(row.getString("state")),
                row.getString("person"),
                started,
                instant(row, "finished_at"),
                row.getString("step"),
                row.getInt("done"),
                row.getInt("total"),
                row.getString("problem"),
                row.getString("model_version"));
    }
}
