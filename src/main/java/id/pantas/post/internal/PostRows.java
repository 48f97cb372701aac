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
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of posts and their metric snapshots; every statement takes a whole page as arrays. */
@Repository
class PostRows {

    private final NamedParameterJdbcOperations operations;
    private final JdbcClient database;

    PostRows(NamedParameterJdbcOperations operations) {
        this.operations = operations;
        this.database = JdbcClient.create(operations);
    }

    RoundTrip roundTrip() {
        return new RoundTrip(operations);
    }

    /**
     * A stored post as storing its next observation needs it.
     *
     * @param erased whether its content was removed on request, so that nothing of it is to be stored again
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
            boolean erased,
            PostSource source,
            @Nullable Counts counts,
            @Nullable Instant countedAt) {}

    /** Posts found, and a number for each of those that were not. */
    record Found(Map<String, Known> known, Deque<Long> numbers) {}

    /**
     * Keeps the planner to indexes, and to plans once made, until the transaction ends. Every statement here looks up a page
     * of rows among very many; a plan that was made and kept while the tables were empty would read them whole.
     */
    void readByIndex(RoundTrip trip) {
        trip.query(
                "select set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)",
                Map.of(),
                (row, n) -> true);
    }

    /** Those of different {@code nativeIds} that are stored, of whatever account; filled by the round trip. */
    Found find(RoundTrip trip, Platform platform, Instant seenAt, Collection<String> nativeIds) {
        Found found = new Found(new HashMap<>(), new ArrayDeque<>());
        trip.query(
                """
                with found as materialized (
                    select p.id, p.account_id, p.native_id, p.published_at, p.first_seen_at, p.text,
                           p.edited_at, p.gone_at is not null as gone, p.withdrawn_at is not null as withdrawn,
                           p.erased_for is not distinct from 'REQUEST' as erased, p.source, m.taken_at, m.likes, m.comments, m.shares, m.views
                      from post.post p
                      left join lateral (
                           select * from post.metric_snapshot s
                            where s.post_id = p.id and s.taken_at <= :seen
                            order by s.taken_at desc limit 1) m on true
                     where p.platform = :platform and p.native_id = any(:natives))
                select null::bigint as number, f.* from found f
                 union all
                select nextval('post.post_id_seq'), null, null, null, null, null, null, null,
                       null, null, null, null, null, null, null, null, null
                  from generate_series(1, cardinality(:natives) - (select count(*) from found))
                """,
                Map.of(
                        "seen", utc(seenAt),
                        "platform", platform.name(),
                        "natives", nativeIds.toArray(String[]::new)),
                (row, n) -> {
                    long number = row.getLong("number");
                    if (number != 0) {
                        return found.numbers().add(number);
                    }
                    Known known = known(row);
                    return found.known().put(known.nativeId(), known) == null;
                });
        return found;
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
                row.getBoolean("erased"),
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
     * A post about to be stored.
     *
     * @param comparand what it is as far as it was compared; null for a repost
     */
    record NewPost(long id, ObservedPost seen, @Nullable Comparand comparand) {}

    /**
     * Inserts posts with their first snapshot, in the order of their native ids so that two nodes storing the same page
     * wait for each other instead of deadlocking.
     *
     * @return the ids stored; what another node stored meanwhile is missing
     */
    Set<Long> insert(
            OfficialAccount account, Instant seenAt, List<NewPost> posts, PostSource source, PostProperties rules) {
        return new HashSet<>(database.sql("""
                        with given as materialized (
                            select * from unnest(:ids, :natives, :published, :forms, :texts, :links, :media, :reposts, :grades,
                                                 :words, :clusters, :kinds, :originals, :similarities,
                                                 :likes, :comments, :shares, :views)
                                as g(id, native_id, published, form, text, permalink, media_key, repost_of, repost_grade,
                                     words, cluster, duplicate, original, similarity, likes, comments, shares, views)),
                        stored as (
                            insert into post.post (id, account_id, unit_id, platform, native_id, published_at, first_seen_at,
                                                   form, text, permalink, media_key, repost_of, repost_grade,
                                                   words, cluster_id, duplicate, duplicate_of, similarity, source)
                            overriding system value
                            select id, :account, :unit, :platform, native_id,
                                   timestamptz 'epoch' + published * interval '1 microsecond', :seen,
                                   form, text, permalink, media_key, repost_of, repost_grade,
                                   words, nullif(cluster, id), duplicate, original, similarity, :source
                              from given order by native_id
                            on conflict (platform, native_id) do nothing
                            returning id),
                        counted as (
                            insert into post.metric_snapshot (post_id, taken_at, likes, comments, shares, views, source)
                            select stored.id, :seen, likes, comments, shares, views, :source
                              from stored join given using (id)
                             where num_nonnulls(likes, comments, shares, views) > 0)
                        select id from stored
                        """)
                .param("account", account.id().value())
                .param("unit", account.unit().value())
                .param("platform", account.platform().name())
                .param("seen", utc(seenAt))
                .param("source", source.name())
                .param("ids", longs(posts, NewPost::id))
                .param("natives", texts(posts, post -> post.seen().nativeId()))
                .param("published", longs(posts, post -> micros(post.seen().publishedAt())))
                .param("forms", texts(posts, post -> post.seen().form().name()))
                .param("texts", texts(posts, post -> post.seen().text()))
                .param("links", texts(posts, post -> post.seen().permalink()))
                .param("media", texts(posts, post -> post.seen().mediaKey()))
                .param("reposts", texts(posts, post -> post.seen().repostOf()))
                .param("grades", texts(posts, post -> name(post.seen().repostGrade())))
                .param(
                        "words",
                        of(posts, post -> Words.written(post.words(rules))).toArray(byte[][]::new))
                .param("clusters", of(posts, Comparand::cluster).toArray(Long[]::new))
                .param(
                        "kinds",
                        of(
                                        posts,
                                        post -> post.mark() == null
                                                ? null
                                                : name(post.mark().kind()))
                                .toArray(String[]::new))
                .param(
                        "originals",
                        of(
                                        posts,
                                        post -> post.mark() == null
                                                ? null
                                                : post.mark().original())
                                .toArray(Long[]::new))
                .param(
                        "similarities",
                        of(
                                        posts,
                                        post -> post.mark() == null
                                                ? null
                                                : post.mark().similarity())
                                .toArray(Double[]::new))
                .param("likes", longs(posts, post -> post.seen().counts().likes()))
                .param("comments", longs(posts, post -> post.seen().counts().comments()))
                .param("shares", longs(posts, post -> post.seen().counts().shares()))
                .param("views", longs(posts, post -> post.seen().counts().views()))
                .query(Long.class)
                .list());
    }

    private static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }

    private static <T> Stream<@Nullable T> of(List<NewPost> posts, Function<Comparand, @Nullable T> column) {
        return posts.stream().map(post -> post.comparand() == null ? null : column.apply(post.comparand()));
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
     * left behind in {@code judged_text} by the first edit seen later than that. A post whose content was removed when it left
     * its platform just gets its text back.
     */
    void edit(Instant seenAt, List<Long> posts, List<String> texts) {
        database.sql("""
                        with given as (select * from unnest(:posts, :texts) as g(id, text)),
                        versions as (
                            insert into post.text_version (post_id, seen_at, text)
                            select p.id, coalesce(p.edited_at, p.first_seen_at), p.text
                              from post.post p join given using (id) where p.erased_at is null
                            union all
                            select g.id, :seen, g.text from given g join post.post p using (id)
                             where p.erased_for is distinct from 'REQUEST'
                            on conflict (post_id, seen_at) do nothing)
                        update post.post p
                           set judged_text = case when p.judged_text is null and p.erased_at is null
                                                       and :seen > p.published_at + interval '24 hours'
                                                  then p.text else p.judged_text end,
                               text = g.text, edited_at = :seen, erased_at = null, erased_for = null
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

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
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
