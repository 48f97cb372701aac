package id.pantas.post.internal;

import id.pantas.post.RepostEvidence;
import id.pantas.post.RepostGrade;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of finding reposts. */
@Repository
class RepostRows {

    private final JdbcClient database;

    RepostRows(JdbcClient database) {
        this.database = database;
    }

    /** What the platform itself says of a post; the names are the codes in the database. */
    enum Claim {
        SHARE,
        QUOTE,
        COLLABORATION
    }

    /** That a stored post may be a repost by an account. */
    record Noted(
            long post,
            AccountId account,
            @Nullable Claim claim,
            @Nullable String quoteOf) {}

    /** Keeps hints to be looked at from {@code at} on; one that is kept already stays, one that is settled comes back. */
    void note(List<Noted> hints, Instant at) {
        database.sql("""
                        insert into post.repost_hint (post_id, account_id, claim, quote_of, noted_at, due_at)
                        select g.post, cast(g.account as uuid), g.claim, g.quote, :at, :at
                          from unnest(:posts, :accounts, :claims, :quotes) as g(post, account, claim, quote)
                        on conflict (post_id, account_id) do nothing
                        """)
                .param("at", PostRows.utc(at))
                .param("posts", column(hints, Noted::post).toArray(Long[]::new))
                .param("accounts", texts(hints, hint -> hint.account().toString()))
                .param(
                        "claims",
                        texts(
                                hints,
                                hint -> hint.claim() == null
                                        ? null
                                        : hint.claim().name()))
                .param("quotes", texts(hints, Noted::quoteOf))
                .update();
    }

    /** Notes those of these posts, of other accounts, that this account does not share already as far as is known. */
    void noteShared(AccountId account, Platform platform, Collection<String> nativeIds, Instant at) {
        database.sql("""
                        insert into post.repost_hint (post_id, account_id, claim, noted_at, due_at)
                        select p.id, :account, 'COLLABORATION', :at, :at
                          from post.post p
                         where p.platform = :platform and p.native_id = any(:natives) and p.account_id <> :account
                           and not exists (select from post.repost_link r
                                            where r.post_id = p.id and r.evidence = 'COLLABORATION'
                                              and :account in (r.account_id, r.original_account_id))
                        on conflict (post_id, account_id) do nothing
                        """)
                .param("account", account.value())
                .param("platform", platform.name())
                .param("natives", nativeIds.toArray(String[]::new))
                .param("at", PostRows.utc(at))
                .update();
    }

    /** A hint with its post. */
    record Hint(
            Found post,
            AccountId account,
            @Nullable Claim claim,
            @Nullable String quoteOf,
            Instant notedAt,
            int tries) {}

    /**
     * A stored post as a repost or an original.
     *
     * @param copyOf what it is a copy of as far as likeness is known, null if of nothing
     */
    record Found(
            long id,
            AccountId account,
            UnitId unit,
            Platform platform,
            String nativeId,
            Instant publishedAt,
            String text,
            @Nullable String mediaKey,
            @Nullable String repostOf,
            @Nullable RepostGrade grade,
            @Nullable Long copyOf) {}

    private static final String FOUND = """
            p.id, p.account_id as owner, p.unit_id, p.platform, p.native_id, p.published_at, p.text, p.media_key,
            p.repost_of, p.repost_grade, case when p.duplicate = 'COPY' then p.duplicate_of end as copy_of
            """;

    /** Locks the hints that are due; another node takes others. */
    List<Hint> due(Instant now, int most) {
        return database.sql("select " + FOUND + """
                          , h.account_id as hinted, h.claim, h.quote_of, h.noted_at, h.tries
                          from post.repost_hint h join post.post p on p.id = h.post_id
                         where h.due_at <= :now
                         order by h.due_at, h.post_id limit :most
                           for update of h skip locked
                        """)
                .param("now", PostRows.utc(now))
                .param("most", most)
                .query((row, n) -> new Hint(
                        found(row),
                        new AccountId(row.getObject("hinted", UUID.class)),
                        row.getString("claim") == null ? null : Claim.valueOf(row.getString("claim")),
                        row.getString("quote_of"),
                        row.getObject("noted_at", OffsetDateTime.class).toInstant(),
                        row.getInt("tries")))
                .list();
    }

    void settle(List<Hint> hints) {
        database.sql("""
                        delete from post.repost_hint h using unnest(:posts, :accounts) as g(post, account)
                         where h.post_id = g.post and h.account_id = cast(g.account as uuid)
                        """)
                .param("posts", column(hints, hint -> hint.post().id()).toArray(Long[]::new))
                .param("accounts", texts(hints, hint -> hint.account().toString()))
                .update();
    }

    void postpone(List<Hint> hints, List<Instant> dues) {
        database.sql("""
                        update post.repost_hint h
                           set due_at = timestamptz 'epoch' + g.due * interval '1 microsecond', tries = h.tries + 1
                          from unnest(:posts, :accounts, :dues) as g(post, account, due)
                         where h.post_id = g.post and h.account_id = cast(g.account as uuid)
                        """)
                .param("posts", column(hints, hint -> hint.post().id()).toArray(Long[]::new))
                .param("accounts", texts(hints, hint -> hint.account().toString()))
                .param("dues", dues.stream().map(PostRows::micros).toArray(Long[]::new))
                .update();
    }

    /** Posts by what their platforms call them, and by their own ids. */
    List<Found> named(List<Platform> platforms, List<String> natives, Collection<Long> ids) {
        return database.sql("select " + FOUND + """
                          from unnest(:platforms, :natives) as g(platform, native)
                          join post.post p on p.platform = g.platform and p.native_id = g.native
                        union
                        select\s""" + FOUND + """
                          from post.post p where p.id = any(:ids)
                        """)
                .param("platforms", platforms.stream().map(Platform::name).toArray(String[]::new))
                .param("natives", natives.toArray(String[]::new))
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> found(row))
                .list();
    }

    /** Posts of Threads by Meta's ids. */
    List<Found> ofThreads(Collection<String> metaIds) {
        return metaIds.isEmpty()
                ? List.of()
                : database.sql("select " + FOUND
                                + " from post.post p where p.platform = 'THREADS' and p.media_key = any(:ids)")
                        .param("ids", metaIds.toArray(String[]::new))
                        .query((row, n) -> found(row))
                        .list();
    }

    /** What these accounts published in a span, both ends inclusive, without reposts; the newest {@code most} of each. */
    List<Found> of(Collection<AccountId> accounts, Instant from, Instant to, int most) {
        return database.sql("select " + FOUND + """
                          from unnest(:accounts) as k(account)
                         cross join lateral (
                               select * from post.post
                                where account_id = cast(k.account as uuid) and published_at >= :from and published_at <= :to
                                  and repost_of is null
                                order by published_at desc limit :most) p
                        """)
                .param("accounts", accounts.stream().map(AccountId::toString).toArray(String[]::new))
                .param("from", PostRows.utc(from))
                .param("to", PostRows.utc(to))
                .param("most", most)
                .query((row, n) -> found(row))
                .list();
    }

    /** What was found out about a post. */
    record Link(
            long post,
            AccountId account,
            UnitId unit,
            @Nullable Long original,
            AccountId originalAccount,
            UnitId originalUnit,
            boolean ofLeader,
            RepostGrade grade,
            RepostEvidence evidence,
            @Nullable String named,
            @Nullable Double similarity) {}

    /** Writes links; one that staff decided about, or that says the same already, stays. Returns the posts that changed. */
    Set<Long> link(List<Link> links, Instant at) {
        return new HashSet<>(database.sql("""
                        insert into post.repost_link as r (post_id, account_id, unit_id, original_post_id, original_account_id,
                               original_unit_id, of_leader, grade, evidence, named, similarity, detected_at)
                        select g.post, cast(g.account as uuid), cast(g.unit as uuid), g.original,
                               cast(g.original_account as uuid), cast(g.original_unit as uuid), g.leader, g.grade, g.evidence,
                               g.named, g.similarity, :at
                          from unnest(:posts, :accounts, :units, :originals, :originalAccounts, :originalUnits, :leaders,
                                      :grades, :evidence, :named, :similarities)
                            as g(post, account, unit, original, original_account, original_unit, leader, grade, evidence,
                                 named, similarity)
                        on conflict (post_id, account_id) do update
                           set original_post_id = excluded.original_post_id,
                               original_account_id = excluded.original_account_id,
                               original_unit_id = excluded.original_unit_id, of_leader = excluded.of_leader,
                               grade = excluded.grade, evidence = excluded.evidence, named = excluded.named,
                               similarity = excluded.similarity, detected_at = excluded.detected_at
                         where r.decision is null
                           and (r.original_post_id, r.original_account_id, r.grade, r.evidence) is distinct from
                               (excluded.original_post_id, excluded.original_account_id, excluded.grade, excluded.evidence)
                        returning r.post_id
                        """)
                .param("at", PostRows.utc(at))
                .param("posts", column(links, Link::post).toArray(Long[]::new))
                .param("accounts", texts(links, link -> link.account().toString()))
                .param("units", texts(links, link -> link.unit().toString()))
                .param("originals", column(links, Link::original).toArray(Long[]::new))
                .param(
                        "originalAccounts",
                        texts(links, link -> link.originalAccount().toString()))
                .param("originalUnits", texts(links, link -> link.originalUnit().toString()))
                .param("leaders", column(links, Link::ofLeader).toArray(Boolean[]::new))
                .param("grades", texts(links, link -> link.grade().name()))
                .param("evidence", texts(links, link -> link.evidence().name()))
                .param("named", texts(links, Link::named))
                .param("similarities", column(links, Link::similarity).toArray(Double[]::new))
                .query(Long.class)
                .list());
    }

    private static Found found(ResultSet row) throws SQLException {
        String grade = row.getString("repost_grade");
        return new Found(
                row.getLong("id"),
                new AccountId(row.getObject("owner", UUID.class)),
                new UnitId(row.getObject("unit_id", UUID.class)),
                Platform.valueOf(row.getString("platform")),
                row.getString("native_id"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("text"),
                row.getString("media_key"),
                row.getString("repost_of"),
                grade == null ? null : RepostGrade.valueOf(grade),
                row.getObject("copy_of", Long.class));
    }

    private static <T, V> List<@Nullable V> column(List<T> rows, Function<T, @Nullable V> value) {
        List<@Nullable V> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(value.apply(row)));
        return values;
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
