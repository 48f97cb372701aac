package id.pantas.post.internal;

import id.pantas.compliance.ErasedData;
import id.pantas.compliance.ErasureTarget;
import id.pantas.registry.AccountId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Text and author of comments that somebody asks to be deleted; the row stays without them, and no page fills it again. */
@Component
class CommentErasure implements ErasedData {

    /** There is no index by author, on purpose: nobody looks at what one person wrote, except to delete it. */
    private static final String MEANT = """
             from post.comment where platform = :platform
              and (forgotten_at is null or permalink is not null)
              and (:kind = 'COMMENT' and native_id = any(:natives)
                   or :kind = 'AUTHOR' and (author_id = :author
                                            or lower(ltrim(author_name, '@')) = lower(cast(:author as text)))
                   or :kind = 'POST' and post_native_id = any(:natives)
                   or :kind = 'ACCOUNT' and account_id = cast(:account as uuid))
            """;

    private final JdbcClient database;

    CommentErasure(JdbcClient database) {
        this.database = database;
    }

    @Override
    public What what() {
        return What.COMMENTS;
    }

    @Override
    public int count(ErasureTarget target, Set<AccountId> accounts) {
        return meant(target, "select count(*)" + MEANT).query(Integer.class).single();
    }

    @Override
    public Set<AccountId> accounts(ErasureTarget target) {
        return new HashSet<>(meant(target, "select distinct account_id" + MEANT)
                .query((row, number) -> new AccountId(row.getObject(1, UUID.class)))
                .list());
    }

    @Override
    public int erase(ErasureTarget target, Set<AccountId> accounts, Instant at, int limit) {
        return meant(target, """
                        update post.comment
                           set text = '', author_id = null, author_name = null, permalink = null,
                               forgotten_at = coalesce(forgotten_at, :at)
                         where id in (select id %s limit :limit)
                        """.formatted(MEANT))
                .param("at", PostRows.utc(at))
                .param("limit", limit)
                .update();
    }

    private JdbcClient.StatementSpec meant(ErasureTarget target, String statement) {
        AccountId account = target.account();
        return database.sql(statement)
                .param("platform", target.platform().name())
                .param("kind", target.kind().name())
                .param("natives", target.nativeIds().toArray(String[]::new))
                .param("author", target.author())
                .param("account", account == null ? null : account.toString());
    }
}
