package id.pantas.collection.internal;

import id.pantas.collection.CollectionRun;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.RunSubject;
import id.pantas.collection.RunTrigger;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.post.StoredPage;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of every run with its unreadable posts and the platforms' own answers. */
@Component
class RunLog {

    private static final int LONGEST_LINE = 500;

    private final JdbcClient database;
    private final JdbcTemplate batches;

    RunLog(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** What a run has done so far. */
    record Totals(int pages, int newPosts, int knownPosts, int newComments, int unreadable, int answers, int spent) {
        static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0);

        Totals plus(StoredPage stored, Page page) {
            return new Totals(
                    pages,
                    newPosts + stored.newPosts().size(),
                    knownPosts + stored.knownPosts(),
                    newComments,
                    unreadable + page.unreadable().size(),
                    answers + page.raw().size(),
                    spent);
        }

        Totals plus(int comments, CommentPage page) {
            return new Totals(
                    pages + 1,
                    newPosts,
                    knownPosts,
                    newComments + comments,
                    unreadable + page.unreadable().size(),
                    answers + page.raw().size(),
                    spent);
        }

        Totals plusPage() {
            return new Totals(pages + 1, newPosts, knownPosts, newComments, unreadable, answers, spent);
        }

        Totals plusSpent(int units) {
            return new Totals(pages, newPosts, knownPosts, newComments, unreadable, answers, spent + units);
        }
    }

    /** Keeps a page's answers and unreadable posts, in the caller's transaction. */
    void keep(long run, Totals before, List<RawAnswer> answers, List<String> unreadable, Instant now) {
        int sequence = before.answers();
        for (RawAnswer answer : answers) {
            byte[] plain = answer.body().getBytes(StandardCharsets.UTF_8);
            database.sql("""
                            insert into collection.raw_answer
                                   (run_id, sequence, address, content_type, stored_at, length, body)
                            values (:run, :sequence, :address, :type, :now, :length, :body)
                            """)
                    .param("run", run)
                    .param("sequence", sequence++)
                    .param("address", mask(answer.address(), 2_000))
                    .param("type", mask(answer.contentType(), 200))
                    .param("now", Sql.at(now))
                    .param("length", plain.length)
                    .param("body", Compressed.gzip(plain))
                    .update();
        }
        if (!unreadable.isEmpty()) {
            int first = before.unreadable();
            List<Object[]> rows = new ArrayList<>();
            for (int i = 0; i < unreadable.size(); i++) {
                rows.add(new Object[] {run, first + i, mask(unreadable.get(i), LONGEST_LINE)});
            }
            batches.batchUpdate(
                    "insert into collection.unreadable_post (run_id, sequence, reason) values (?, ?, ?)", rows);
        }
    }

    void progress(long run, Totals totals) {
        update(run, totals, null, null, null, null, null);
    }

    void close(
            long run,
            Totals totals,
            Instant at,
            RunOutcome outcome,
            @Nullable FailureKind failure,
            @Nullable String message,
            @Nullable String answer) {
        update(run, totals, at, outcome, failure, message, answer);
    }

    private void update(
            long run,
            Totals totals,
            @Nullable Instant at,
            @Nullable RunOutcome outcome,
            @Nullable FailureKind failure,
            @Nullable String message,
            @Nullable String answer) {
        database.sql("""
                        update collection.run
                           set pages = :pages, new_posts = :new, known_posts = :known,
                               new_comments = :comments, unreadable = :unreadable, spent = :spent, finished_at = :at, outcome = :outcome, failure_kind = :failure,
                               message = :message, failure_answer = :answer
                         where id = :run and finished_at is null
                        """)
                .param("pages", totals.pages())
                .param("new", totals.newPosts())
                .param("known", totals.knownPosts())
                .param("comments", totals.newComments())
                .param("unreadable", totals.unreadable())
                .param("spent", totals.spent())
                .param("at", Sql.atOrNull(at))
                .param("outcome", outcome == null ? null : outcome.name())
                .param("failure", failure == null ? null : failure.name())
                .param("message", Secrets.mask(message, LONGEST_LINE))
                .param("answer", Secrets.mask(answer, 2_000))
                .param("run", run)
                .update();
    }

    CollectionRun get(long run) {
        return database.sql("select * from collection.run where id = :run")
                .param("run", run)
                .query(RunLog::run)
                .single();
    }

    Optional<CollectionRun> find(long run) {
        return database.sql("select * from collection.run where id = :run")
                .param("run", run)
                .query(RunLog::run)
                .optional();
    }

    List<CollectionRun> of(AccountId account, int limit, int offset) {
        return database.sql("""
                        select * from collection.run where account_id = :account
                         order by started_at desc, id desc limit :limit offset :offset
                        """)
                .param("account", account.value())
                .param("limit", limit)
                .param("offset", offset)
                .query(RunLog::run)
                .list();
    }

    long count(AccountId account) {
        return database.sql("select count(*) from collection.run where account_id = :account")
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    List<String> unreadable(long run, int limit) {
        return database.sql("""
                        select reason from collection.unreadable_post where run_id = :run order by sequence limit :limit
                        """)
                .param("run", run)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Deletes answers stored before {@code answersBefore}, at most {@code limit} at a time; returns how many. */
    int purgeAnswers(Instant answersBefore, int limit) {
        return database.sql("""
                        delete from collection.raw_answer where ctid = any(array(
                          select ctid from collection.raw_answer where stored_at < :before limit :limit))
                        """)
                .param("before", Sql.at(answersBefore))
                .param("limit", limit)
                .update();
    }

    /** Deletes finished runs started before {@code runsBefore}, at most {@code limit} at a time; returns how many. */
    int purgeRuns(Instant runsBefore, int limit) {
        return database.sql("""
                        with old as (
                          delete from collection.run where id in (
                            select id from collection.run
                             where started_at < :before and finished_at is not null limit :limit) returning id),
                        reasons as (delete from collection.unreadable_post u using old where u.run_id = old.id)
                        select count(*) from old
                        """)
                .param("before", Sql.at(runsBefore))
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    private static String mask(String text, int longest) {
        String masked = Secrets.mask(text, longest);
        return masked == null ? "" : masked;
    }

    private static CollectionRun run(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        String failure = row.getString("failure_kind");
        return new CollectionRun(
                row.getLong("id"),
                new AccountId(row.getObject("account_id", UUID.class)),
                new UnitId(row.getObject("unit_id", UUID.class)),
                Platform.valueOf(row.getString("platform")),
                RunTrigger.valueOf(row.getString("started_by")),
                RunSubject.valueOf(row.getString("subject")),
                Sql.instant(row, "planned_at"),
                Sql.instant(row, "started_at"),
                Sql.instantOrNull(row, "finished_at"),
                outcome == null ? null : RunOutcome.valueOf(outcome),
                failure == null ? null : FailureKind.valueOf(failure),
                row.getString("message"),
                row.getString("failure_answer"),
                row.getInt("pages"),
                row.getInt("new_posts"),
                row.getInt("known_posts"),
                row.getInt("new_comments"),
                row.getInt("unreadable"),
                row.getInt("spent"));
    }
}
