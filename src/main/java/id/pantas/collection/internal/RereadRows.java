package id.pantas.collection.internal;

import id.pantas.collection.Rereads.Change;
import id.pantas.collection.Rereads.Kind;
import id.pantas.collection.Rereads.Progress;
import id.pantas.collection.RunSubject;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests to read kept answers again, the answers, and what came of it. */
@Repository
class RereadRows {

    /** Lines kept of what a request changed. */
    static final int MOST_CHANGES = 200;

    private static final int LONGEST_EXCERPT = 200;
    /** Bytes of one answer; no platform's page is longer. */
    private static final int LONGEST_ANSWER = 32 * 1024 * 1024;

    private static final String RUNS = """
            from collection.run r
             where r.platform = :platform and r.started_at >= :from and r.started_at < :before
               and (cast(:account as uuid) is null or r.account_id = :account)
               and exists (select from collection.raw_answer a where a.run_id = r.id)
            """;

    private final JdbcClient database;

    RereadRows(JdbcClient database) {
        this.database = database;
    }

    /** What is still to be done, and where it stands. */
    record Open(long id, Platform platform, @Nullable AccountId account, Instant from, Instant before, long lastRun) {}

    /** @param commentsOf the post whose comments were read, empty for those of a whole account; null if posts were read */
    record Step(long run, AccountId account, @Nullable String commentsOf) {}

    /** What a step found and changed, to be added up. */
    record Sums(
            int posts,
            int newPosts,
            int changedTexts,
            int unreadable,
            int failed,
            int comments,
            int newComments,
            int corrected) {

        static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0);

        static final Sums FAILED = new Sums(0, 0, 0, 0, 1, 0, 0, 0);

        Sums plus(Sums more) {
            return new Sums(
                    posts + more.posts,
                    newPosts + more.newPosts,
                    changedTexts + more.changedTexts,
                    unreadable + more.unreadable,
                    failed + more.failed,
                    comments + more.comments,
                    newComments + more.newComments,
                    corrected + more.corrected);
        }
    }

    int runs(Platform platform, @Nullable AccountId account, Instant from, Instant before) {
        return database.sql("select count(*) " + RUNS)
                .param("platform", platform.name())
                .param("account", account == null ? null : account.value())
                .param("from", Sql.at(from))
                .param("before", Sql.at(before))
                .query(Integer.class)
                .single();
    }

    long insert(
            Platform platform,
            @Nullable AccountId account,
            LocalDate first,
            LocalDate last,
            Instant from,
            Instant before,
            String by,
            Instant now,
            int runs) {
        return database.sql("""
                        insert into collection.reread
                               (platform, account_id, first_day, last_day, starts_at, ends_at, requested_by, requested_at,
                                runs)
                        values (:platform, :account, :first, :last, :from, :before, :by, :now, :runs) returning id
                        """)
                .param("platform", platform.name())
                .param("account", account == null ? null : account.value())
                .param("first", first)
                .param("last", last)
                .param("from", Sql.at(from))
                .param("before", Sql.at(before))
                .param("by", by)
                .param("now", Sql.at(now))
                .param("runs", runs)
                .query(Long.class)
                .single();
    }

    /** The oldest open request that nobody works on at this moment; locked until the end of the transaction. */
    Optional<Open> lock() {
        return database.sql("""
                        select * from collection.reread where finished_at is null order by id limit 1
                           for update skip locked
                        """)
                .query((row, number) -> new Open(
                        row.getLong("id"),
                        Platform.valueOf(row.getString("platform")),
                        account(row),
                        Sql.instant(row, "starts_at"),
                        Sql.instant(row, "ends_at"),
                        row.getLong("last_run")))
                .optional();
    }

    Optional<Step> next(Open open) {
        return database.sql("select r.id, r.account_id, r.subject, r.comments_of " + RUNS
                        + " and r.id > :last order by r.id limit 1")
                .param("platform", open.platform().name())
                .param("account", open.account() == null ? null : open.account().value())
                .param("from", Sql.at(open.from()))
                .param("before", Sql.at(open.before()))
                .param("last", open.lastRun())
                .query((row, number) -> {
                    String of = row.getString("comments_of");
                    boolean comments = row.getString("subject").equals(RunSubject.COMMENTS.name());
                    return new Step(
                            row.getLong("id"),
                            new AccountId(row.getObject("account_id", UUID.class)),
                            comments ? of == null ? "" : of : null);
                })
                .optional();
    }

    /** The answers of a run by the instant at which they were stored, which is that of their page. */
    Map<Instant, List<RawAnswer>> answers(long run) {
        Map<Instant, List<RawAnswer>> pages = new TreeMap<>();
        database.sql("""
                        select address, content_type, stored_at, body from collection.raw_answer
                         where run_id = :run order by sequence
                        """).param("run", run).query(row -> {
            pages.computeIfAbsent(Sql.instant(row, "stored_at"), at -> new ArrayList<>())
                    .add(new RawAnswer(
                            row.getString("address"),
                            row.getString("content_type"),
                            Compressed.gunzip(row.getBytes("body"), LONGEST_ANSWER)));
        });
        return pages;
    }

    /** @return false if somebody else has got further meanwhile */
    boolean advance(long request, long run, Sums sums) {
        return database.sql("""
                        update collection.reread
                           set last_run = :run, done = done + 1, posts = posts + :posts, new_posts = new_posts + :new,
                               changed_texts = changed_texts + :changed, unreadable = unreadable + :unreadable,
                               failed = failed + :failed, comments = comments + :comments,
                               new_comments = new_comments + :newComments, corrected = corrected + :corrected
                         where id = :id and last_run < :run
                        """)
                        .param("run", run)
                        .param("posts", sums.posts())
                        .param("new", sums.newPosts())
                        .param("changed", sums.changedTexts())
                        .param("unreadable", sums.unreadable())
                        .param("failed", sums.failed())
                        .param("comments", sums.comments())
                        .param("newComments", sums.newComments())
                        .param("corrected", sums.corrected())
                        .param("id", request)
                        .update()
                > 0;
    }

    void finish(long request, Instant now) {
        database.sql("update collection.reread set finished_at = :now, done = runs where id = :id")
                .param("now", Sql.at(now))
                .param("id", request)
                .update();
    }

    void note(long request, Change change) {
        database.sql("""
                        insert into collection.reread_change
                               (reread_id, sequence, account_id, run_id, native_id, kind, before, after)
                        select :id, count(*), :account, :run, :native, :kind, :before, :after
                          from collection.reread_change where reread_id = :id having count(*) < :most
                        """)
                .param("id", request)
                .param("account", change.account().value())
                .param("run", change.run())
                .param("native", Secrets.mask(change.nativeId(), LONGEST_EXCERPT))
                .param("kind", change.kind().name())
                .param("before", Secrets.mask(change.before(), LONGEST_EXCERPT))
                .param("after", Secrets.mask(change.after(), LONGEST_EXCERPT))
                .param("most", MOST_CHANGES)
                .update();
    }

    List<Change> changes(long request) {
        return database.sql("select * from collection.reread_change where reread_id = :id order by sequence")
                .param("id", request)
                .query((row, number) -> new Change(
                        Kind.valueOf(row.getString("kind")),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getLong("run_id"),
                        row.getString("native_id"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }

    Optional<Progress> progress(long request) {
        return database.sql("select * from collection.reread where id = :id")
                .param("id", request)
                .query(RereadRows::progress)
                .optional();
    }

    List<Progress> latest(int limit) {
        return database.sql("select * from collection.reread order by id desc limit :limit")
                .param("limit", limit)
                .query(RereadRows::progress)
                .list();
    }

    private static Progress progress(ResultSet row, int number) throws SQLException {
        return new Progress(
                row.getLong("id"),
                Platform.valueOf(row.getString("platform")),
                account(row),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("requested_by"),
                Sql.instant(row, "requested_at"),
                row.getInt("runs"),
                row.getInt("done"),
                row.getInt("posts"),
                row.getInt("new_posts"),
                row.getInt("changed_texts"),
                row.getInt("unreadable"),
                row.getInt("failed"),
                row.getInt("comments"),
                row.getInt("new_comments"),
                row.getInt("corrected"),
                Sql.instantOrNull(row, "finished_at"));
    }

    private static @Nullable AccountId account(ResultSet row) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        return account == null ? null : new AccountId(account);
    }
}
