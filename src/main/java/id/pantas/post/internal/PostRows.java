package id.pantas.post.internal;

import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostSource;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of posts and their metric snapshots; every statement takes a whole page as arrays. */
@Repository
class PostRows {

    private final JdbcClient database;

    PostRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * A stored post as storing its next observation needs it.
     *
     * @param counts what its newest snapshot not after the observation says, null if there is none
     * @param countedAt when that was
     */
    record Known(
            long id,
            AccountId account,
            String nativeId,
            Instant publishedAt,
            Instant firstSeenAt,
            String text,
            @Nullable Instant editedAt,
            boolean gone,
            boolean withdrawn,
            PostSource source,
            @Nullable Counts counts,
            @Nullable Instant countedAt) {}

    /**
     * Keeps the planner to indexes until the transaction ends. Every statement here looks up a page of rows among very
     * many; a plan that was made and kept while the tables were empty would read them whole.
     */
    void readByIndex() {
        database.sql("select set_config('enable_seqscan', 'off', true)")
                .query((row, n) -> true)
                .list();
    }

    /** Those of {@code nativeIds} that are stored, of whatever account, by native id. */
    Map<String, Known> known(Platform platform, Instant seenAt, Collection<String> nativeIds) {
        Map<String, Known> known = new HashMap<>();
        database.sql("""
                        select p.id, p.account_id, p.native_id, p.published_at, p.first_seen_at, p.text, p.edited_at,
                               p.gone_at is not null as gone, p.withdrawn_at is not null as withdrawn, p.source,
                               m.taken_at, m.likes, m.comments, m.shares, m.views
                          from post.post p
                          left join lateral (
                               select * from post.metric_snapshot s
                                where s.post_id = p.id and s.taken_at <= :seen
                                order by s.taken_at desc limit 1) m on true
                         where p.platform = :platform and p.native_id = any(:natives)
                        """)
                .param("seen", utc(seenAt))
                .param("platform", platform.name())
                .param("natives", nativeIds.toArray(String[]::new))
                .query((row, n) -> known(row))
                .list()
                .forEach(post -> known.put(post.nativeId(), post));
        return known;
    }

    private static Known known(ResultSet row) throws SQLException {
        Instant countedAt = instant(row, "taken_at");
        return new Known(
                row.getLong("id"),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("native_id"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getObject("first_seen_at", OffsetDateTime.class).toInstant(),
                row.getString("text"),
                instant(row, "edited_at"),
                row.getBoolean("gone"),
                row.getBoolean("withdrawn"),
                PostSource.valueOf(row.getString("source")),
                countedAt == null
                        ? null
                        : new Counts(
                                row.getObject("likes", Long.class),
                                row.getObject("comments", Long.class),
                                row.getObject("shares", Long.class),
                                row.getObject("views", Long.class)),
                countedAt);
    }

    /**
     * Inserts posts with their first snapshot, in the order of their native ids so that two nodes storing the same page
     * wait for each other instead of deadlocking.
     *
     * @return the new ids by native id; what another node stored meanwhile is missing
     */
    Map<String, Long> insert(OfficialAccount account, Instant seenAt, List<ObservedPost> posts, PostSource source) {
        Map<String, Long> ids = new HashMap<>();
        database.sql("""
                        with given as materialized (
                            select * from unnest(:natives, :published, :forms, :texts, :links, :media, :reposts, :grades,
                                                 :likes, :comments, :shares, :views)
                                as g(native_id, published, form, text, permalink, media_key, repost_of, repost_grade,
                                     likes, comments, shares, views)),
                        stored as (
                            insert into post.post (account_id, unit_id, platform, native_id, published_at, first_seen_at,
                                                   form, text, permalink, media_key, repost_of, repost_grade, source)
                            select :account, :unit, :platform, native_id,
                                   timestamptz 'epoch' + published * interval '1 microsecond', :seen,
                                   form, text, permalink, media_key, repost_of, repost_grade, :source
                              from given order by native_id
                            on conflict (platform, native_id) do nothing
                            returning id, native_id),
                        counted as (
                            insert into post.metric_snapshot (post_id, taken_at, likes, comments, shares, views, source)
                            select stored.id, :seen, likes, comments, shares, views, :source
                              from stored join given using (native_id)
                             where num_nonnulls(likes, comments, shares, views) > 0)
                        select id, native_id from stored
                        """)
                .param("account", account.id().value())
                .param("unit", account.unit().value())
                .param("platform", account.platform().name())
                .param("seen", utc(seenAt))
                .param("source", source.name())
                .param("natives", texts(posts, ObservedPost::nativeId))
                .param("published", longs(posts, post -> micros(post.publishedAt())))
                .param("forms", texts(posts, post -> post.form().name()))
                .param("texts", texts(posts, ObservedPost::text))
                .param("links", texts(posts, ObservedPost::permalink))
                .param("media", texts(posts, ObservedPost::mediaKey))
                .param("reposts", texts(posts, ObservedPost::repostOf))
                .param(
                        "grades",
                        texts(
                                posts,
                                post -> post.repostGrade() == null
                                        ? null
                                        : post.repostGrade().name()))
                .param("likes", longs(posts, post -> post.counts().likes()))
                .param("comments", longs(posts, post -> post.counts().comments()))
                .param("shares", longs(posts, post -> post.counts().shares()))
                .param("views", longs(posts, post -> post.counts().views()))
                .query((row, n) -> ids.put(row.getString("native_id"), row.getLong("id")))
                .list();
        return ids;
    }

    /** Appends snapshots; one of the same post and instant stays as it is. */
    void count(Instant takenAt, List<Long> posts, List<Counts> counts, PostSource source) {
        database.sql("""
                        insert into post.metric_snapshot (post_id, taken_at, likes, comments, shares, views, source)
                        select post_id, :taken, likes, comments, shares, views, :source
                          from unnest(:posts, :likes, :comments, :shares, :views)
                            as g(post_id, likes, comments, shares, views)
                        on conflict (post_id, taken_at) do nothing
                        """)
                .param("taken", utc(takenAt))
                .param("source", source.name())
                .param("posts", posts.toArray(Long[]::new))
                .param("likes", longs(counts, Counts::likes))
                .param("comments", longs(counts, Counts::comments))
                .param("shares", longs(counts, Counts::shares))
                .param("views", longs(counts, Counts::views))
                .update();
    }

    /**
     * Keeps an edited text and the one before it. The text of a post at the age of 24 hours, which decides its class, is
     * left behind in {@code judged_text} by the first edit seen later than that.
     */
    void edit(Instant seenAt, List<Long> posts, List<String> texts) {
        database.sql("""
                        with given as (select * from unnest(:posts, :texts) as g(id, text)),
                        versions as (
                            insert into post.text_version (post_id, seen_at, text)
                            select p.id, coalesce(p.edited_at, p.first_seen_at), p.text
                              from post.post p join given using (id)
                            union all select id, :seen, text from given
                            on conflict (post_id, seen_at) do nothing)
                        update post.post p
                           set judged_text = case when p.judged_text is null and :seen > p.published_at + interval '24 hours'
                                                  then p.text else p.judged_text end,
                               text = g.text, edited_at = :seen
                          from given g where p.id = g.id
                        """)
                .param("seen", utc(seenAt))
                .param("posts", posts.toArray(Long[]::new))
                .param("texts", texts.toArray(String[]::new))
                .update();
    }

    /** Lifts tombstones. */
    void revive(List<Long> posts) {
        database.sql("update post.post set gone_at = null, withdrawn_at = null where id = any(:posts)")
                .param("posts", posts.toArray(Long[]::new))
                .update();
    }

    Set<String> known(OfficialAccount account, Collection<String> nativeIds) {
        return new HashSet<>(database.sql("""
                        select native_id from post.post
                         where platform = :platform and native_id = any(:natives) and account_id = :account
                        """)
                .param("platform", account.platform().name())
                .param("natives", nativeIds.toArray(String[]::new))
                .param("account", account.id().value())
                .query(String.class)
                .list());
    }

    /** Sets tombstones where there are none yet. */
    List<Long> bury(OfficialAccount account, Instant at, Collection<String> nativeIds) {
        return database.sql("""
                        update post.post set gone_at = :at
                         where platform = :platform and native_id = any(:natives) and account_id = :account
                           and gone_at is null
                        returning id
                        """)
                .param("at", utc(at))
                .param("platform", account.platform().name())
                .param("natives", nativeIds.toArray(String[]::new))
                .param("account", account.id().value())
                .query(Long.class)
                .list();
    }

    /** Notes that a collector has seen them too. */
    void claim(List<Long> posts) {
        database.sql("update post.post set source = 'API' where id = any(:posts)")
                .param("posts", posts.toArray(Long[]::new))
                .update();
    }

    /** Deletes imported snapshots of one instant. */
    List<Long> uncount(OfficialAccount account, Instant takenAt, Collection<Long> posts) {
        return database.sql("""
                        delete from post.metric_snapshot s using post.post p
                         where s.post_id = any(:posts) and s.taken_at = :taken and s.source = 'IMPORT'
                           and p.id = s.post_id and p.account_id = :account
                        returning s.post_id
                        """)
                .param("posts", posts.toArray(Long[]::new))
                .param("taken", utc(takenAt))
                .param("account", account.id().value())
                .query(Long.class)
                .list();
    }

    /** Hides imported posts that no collector has seen. */
    List<Long> hide(OfficialAccount account, Instant at, Collection<Long> posts) {
        return database.sql("""
                        update post.post set withdrawn_at = :at, gone_at = coalesce(gone_at, :at)
                         where id = any(:posts) and account_id = :account and source = 'IMPORT' and withdrawn_at is null
                        returning id
                        """)
                .param("posts", posts.toArray(Long[]::new))
                .param("at", utc(at))
                .param("account", account.id().value())
                .query(Long.class)
                .list();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> @Nullable Long[] longs(List<T> rows, Function<T, @Nullable Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }
}
