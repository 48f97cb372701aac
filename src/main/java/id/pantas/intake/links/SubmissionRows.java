package id.pantas.intake.links;

import id.pantas.intake.Confirmation;
import id.pantas.intake.Picture;
import id.pantas.intake.PostLink;
import id.pantas.intake.PostLink.Kind;
import id.pantas.intake.Submission;
import id.pantas.intake.SubmissionState;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of pasted links, and what is known of posts. */
@Repository
class SubmissionRows implements ShortLinks.Memory {

    private static final String COLUMNS = """
            select s.*, p.submission_id is not null as has_picture
              from intake.submission s left join intake.picture p on p.submission_id = s.id
            """;

    private final JdbcClient database;

    SubmissionRows(JdbcClient database) {
        this.database = database;
    }

    /** A stored post. */
    record Known(long post, UnitId unit, AccountId account) {}

    @Override
    public Optional<String> target(String shortLink) {
        return database.sql("select target from intake.short_link where address = ?")
                .param(shortLink)
                .query(String.class)
                .optional();
    }

    @Override
    public void keep(String shortLink, String target, Instant at) {
        database.sql(
                        "insert into intake.short_link (address, target, resolved_at) values (?, ?, ?) on conflict do nothing")
                .params(shortLink, target, utc(at))
                .update();
    }

    /** The identifier that an alias stands for, or itself. */
    String nativeId(Platform platform, String given) {
        return database.sql("select native_id from intake.alias where platform = ? and alias = ?")
                .params(platform.name(), given)
                .query(String.class)
                .optional()
                .orElse(given);
    }

    Optional<Known> known(Platform platform, String nativeId) {
        return database.sql("""
                        select post_id, unit_id, account_id from post.post_fact
                         where platform = ? and native_id = ? and withdrawn_at is null""")
                .params(platform.name(), nativeId)
                .query((row, n) -> known(row))
                .optional();
    }

    /** A Facebook post of one of these accounts, which is stored as page and post number while links tell the post's. */
    Optional<Known> knownOnPage(Collection<AccountId> accounts, String number) {
        return database.sql("""
                        select post_id, unit_id, account_id from post.post_fact
                         where account_id = any(?::uuid[]) and split_part(native_id, '_', 2) = ? and withdrawn_at is null
                         limit 1""")
                .params(accounts.stream().map(id -> id.value().toString()).toArray(String[]::new), number)
                .query((row, n) -> known(row))
                .optional();
    }

    /** A post of one of these accounts with one of these addresses; for websites, whose addresses say no identifier. */
    Optional<Known> knownAt(Collection<AccountId> accounts, Collection<String> addresses) {
        return database.sql("""
                        select post_id, unit_id, account_id from post.post_fact
                         where account_id = any(?::uuid[]) and permalink = any(?) and withdrawn_at is null
                         limit 1""")
                .params(
                        accounts.stream().map(id -> id.value().toString()).toArray(String[]::new),
                        addresses.toArray(String[]::new))
                .query((row, n) -> known(row))
                .optional();
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getLong("post_id"),
                new UnitId(row.getObject("unit_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)));
    }

    int broughtSince(String person, Instant since) {
        return database.sql("select count(*) from intake.submission where brought_by = ? and brought_at > ?")
                .params(person, utc(since))
                .query(Integer.class)
                .single();
    }

    /** Lets submissions of one person wait for each other, so that nobody passes the limit by pasting at once. */
    void takeTurns(String person) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 7021))")
                .param("intake " + person)
                .query((row, n) -> true)
                .list();
    }

    boolean waits(UnitId unit, Platform platform, String key) {
        return database.sql("""
                        select exists (select 1 from intake.submission
                                        where state = 'WAITING' and unit_id = ? and platform = ?
                                          and coalesce(native_id, address) = ?)""")
                .params(unit.value(), platform.name(), key)
                .query(Boolean.class)
                .single();
    }

    void add(UUID batch, UnitId unit, String person, Instant at, String pasted, Judgement judged) {
        PostLink link = judged.link();
        database.sql("""
                        insert into intake.submission
                            (batch, unit_id, brought_by, brought_at, pasted, kind, platform, link_account, native_id, address,
                             account_id, state, reason, arguments, confirmation, published_at, text, post_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(values(
                        batch,
                        unit.value(),
                        person,
                        utc(at),
                        pasted,
                        link.kind().name(),
                        link.platform() == null ? null : link.platform().name(),
                        link.account(),
                        link.nativeId(),
                        link.address(),
                        judged.account() == null ? null : judged.account().value(),
                        judged.state().name(),
                        judged.reason(),
                        judged.arguments().toArray(String[]::new),
                        judged.confirmation().name(),
                        judged.publishedAt() == null ? null : utc(judged.publishedAt()),
                        judged.text(),
                        judged.post()))
                .update();
    }

    List<Submission> ofBatch(UnitId unit, UUID batch) {
        return database.sql(COLUMNS + "where s.batch = ? and s.unit_id = ? order by s.id")
                .params(batch, unit.value())
                .query((row, n) -> submission(row))
                .list();
    }

    List<Submission> ofUnit(UnitId unit, int most) {
        return database.sql(COLUMNS + "where s.unit_id = ? order by s.brought_at desc, s.id desc limit ?")
                .params(unit.value(), most)
                .query((row, n) -> submission(row))
                .list();
    }

    List<Submission> inState(SubmissionState state, int page, int size) {
        String order = state == SubmissionState.WAITING ? "asc" : "desc";
        return database.sql(COLUMNS + "where s.state = ? order by s.brought_at " + order + ", s.id " + order
                        + " limit ? offset ?")
                .params(state.name(), size, (long) (page - 1) * size)
                .query((row, n) -> submission(row))
                .list();
    }

    long count(SubmissionState state) {
        return database.sql("select count(*) from intake.submission where state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
    }

    Optional<Submission> find(long id) {
        return database.sql(COLUMNS + "where s.id = ?")
                .param(id)
                .query((row, n) -> submission(row))
                .optional();
    }

    /** Takes a waiting submission for this transaction; empty if it does not wait. */
    Optional<Submission> lockWaiting(long id) {
        return database.sql(COLUMNS + "where s.id = ? and s.state = 'WAITING' for update of s")
                .param(id)
                .query((row, n) -> submission(row))
                .optional();
    }

    void published(long id, Instant at) {
        database.sql("update intake.submission set published_at = ? where id = ?")
                .params(utc(at), id)
                .update();
    }

    void decide(
            long id,
            SubmissionState state,
            String person,
            Instant at,
            @Nullable String note,
            @Nullable AccountId account,
            @Nullable Long post) {
        database.sql("""
                        update intake.submission
                           set state = ?, decided_by = ?, decided_at = ?, note = ?, post_id = ?,
                               account_id = coalesce(?::uuid, account_id)
                         where id = ?""")
                .params(values(
                        state.name(),
                        person,
                        utc(at),
                        note,
                        post,
                        account == null ? null : account.value().toString(),
                        id))
                .update();
    }

    Optional<Picture> picture(long id) {
        return database.sql("select media_type, content from intake.picture where submission_id = ?")
                .param(id)
                .query((row, n) -> new Picture(row.getString("media_type"), row.getBytes("content")))
                .optional();
    }

    void keepPicture(long id, Picture picture, Instant at) {
        database.sql("""
                        insert into intake.picture (submission_id, media_type, content, stored_at) values (?, ?, ?, ?)
                        on conflict (submission_id) do update
                           set media_type = excluded.media_type, content = excluded.content,
                               stored_at = excluded.stored_at""")
                .params(id, picture.mediaType(), picture.content(), utc(at))
                .update();
    }

    private static Submission submission(ResultSet row) throws SQLException {
        String platform = row.getString("platform");
        PostLink link = new PostLink(
                Kind.valueOf(row.getString("kind")),
                platform == null ? null : Platform.valueOf(platform),
                row.getString("link_account"),
                row.getString("native_id"),
                row.getString("address"));
        UUID account = row.getObject("account_id", UUID.class);
        return new Submission(
                row.getLong("id"),
                row.getObject("batch", UUID.class),
                new UnitId(row.getObject("unit_id", UUID.class)),
                row.getString("brought_by"),
                row.getObject("brought_at", OffsetDateTime.class).toInstant(),
                row.getString("pasted"),
                link,
                SubmissionState.valueOf(row.getString("state")),
                row.getString("reason"),
                List.of((String[]) row.getArray("arguments").getArray()),
                Confirmation.valueOf(row.getString("confirmation")),
                account == null ? null : new AccountId(account),
                instant(row, "published_at"),
                row.getString("text"),
                row.getObject("post_id", Long.class),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getString("note"),
                row.getBoolean("has_picture"));
    }

    private static List<@Nullable Object> values(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
