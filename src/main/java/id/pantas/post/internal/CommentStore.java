package id.pantas.post.internal;

import id.pantas.post.Comments;
import id.pantas.post.CommentsStored;
import id.pantas.post.ObservedComment;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class CommentStore implements Comments {

    static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_NAME = 200;
    private static final Logger log = LoggerFactory.getLogger(CommentStore.class);

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    CommentStore(
            JdbcClient database,
            JdbcTemplate batches,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.database = database;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
    }

    @Override
    public int store(OfficialAccount account, Instant seenAt, List<ObservedComment> page) {
        Map<String, ObservedComment> clean = new LinkedHashMap<>();
        int refused = 0;
        for (ObservedComment comment : page) {
            if (storable(comment)) {
                clean.putIfAbsent(comment.nativeId(), comment);
            } else {
                refused++;
            }
        }
        if (refused > 0) {
            log.warn("Left out {} unreadable comments of a page of account {}", refused, account.id());
        }
        if (clean.isEmpty()) {
            return 0;
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Long> fresh = insert(account, seenAt, clean.values());
            update(account, seenAt, clean.values());
            if (!fresh.isEmpty()) {
                events.publishEvent(new CommentsStored(account.id(), account.unit(), fresh));
            }
            return fresh.size();
        }));
    }

    /** In the order of their ids, so that two that store the same page do not wait for each other in a ring. */
    private List<Long> insert(OfficialAccount account, Instant seenAt, Collection<ObservedComment> comments) {
        List<Long> fresh = new ArrayList<>();
        comments.stream()
                .sorted(Comparator.comparing(ObservedComment::nativeId))
                .forEach(comment -> database.sql("""
                                insert into post.comment
                                       (account_id, unit_id, platform, native_id, post_native_id, parent_native_id,
                                        published_at, first_seen_at, text, author_id, author_name, official, permalink, likes)
                                values (:account, :unit, :platform, :native, :post, :parent, :published, :seen, :text,
                                        :authorId, :authorName, :official, :permalink, :likes)
                                on conflict (platform, native_id) do nothing
                                returning id
                                """)
                        .param("account", account.id().value())
                        .param("unit", account.unit().value())
                        .param("platform", account.platform().name())
                        .param("native", comment.nativeId())
                        .param("post", comment.postNativeId(), Types.VARCHAR)
                        .param("parent", comment.parentNativeId(), Types.VARCHAR)
                        .param("published", Timestamp.from(comment.publishedAt()))
                        .param("seen", Timestamp.from(seenAt))
                        .param("text", text(comment.text()))
                        .param("authorId", comment.authorId(), Types.VARCHAR)
                        .param("authorName", name(comment.authorName()), Types.VARCHAR)
                        .param("official", comment.official())
                        .param("permalink", permalink(comment.permalink()), Types.VARCHAR)
                        .param("likes", likes(comment.likes()), Types.BIGINT)
                        .query(Long.class)
                        .optional()
                        .ifPresent(fresh::add));
        return fresh;
    }

    /**
     * Newest text and likes of what is known and not forgotten; a tombstone is lifted. What was seen after this page stands, so
     * that an answer that is read again later does no harm.
     */
    private void update(OfficialAccount account, Instant seenAt, Collection<ObservedComment> comments) {
        Timestamp seen = Timestamp.from(seenAt);
        batches.batchUpdate("""
                update post.comment
                   set text = ?, likes = coalesce(?, likes), gone_at = null,
                       changed_at = case when text <> ? or likes is distinct from coalesce(?, likes) then ? else changed_at end
                 where platform = ? and native_id = ? and account_id = ? and forgotten_at is null
                   and (text <> ? or likes is distinct from coalesce(?, likes) or gone_at is not null)
                   and ? >= greatest(first_seen_at, changed_at, gone_at)
                """, comments, 100, (statement, comment) -> {
            String text = text(comment.text());
            Long likes = likes(comment.likes());
            statement.setString(1, text);
            statement.setObject(2, likes, Types.BIGINT);
            statement.setString(3, text);
            statement.setObject(4, likes, Types.BIGINT);
            statement.setTimestamp(5, seen);
            statement.setString(6, account.platform().name());
            statement.setString(7, comment.nativeId());
            statement.setObject(8, account.id().value());
            statement.setString(9, text);
            statement.setObject(10, likes, Types.BIGINT);
            statement.setTimestamp(11, seen);
        });
    }

    @Override
    public void markGone(OfficialAccount account, Instant at, Collection<String> nativeIds) {
        if (nativeIds.isEmpty()) {
            return;
        }
        database.sql("""
                        update post.comment set gone_at = :at
                         where account_id = :account and platform = :platform and gone_at is null
                           and native_id = any(:ids)
                        """)
                .param("at", Timestamp.from(at))
                .param("account", account.id().value())
                .param("platform", account.platform().name())
                .param("ids", nativeIds.toArray(String[]::new))
                .update();
    }

    @Override
    public int forget(Platform platform, Instant writtenBefore, int limit) {
        return database.sql("""
                        update post.comment
                           set text = '', author_id = null, author_name = null, permalink = null,
                               forgotten_at = current_timestamp
                         where id in (select id from post.comment
                                       where platform = :platform and published_at < :before and forgotten_at is null
                                       order by published_at limit :limit for update skip locked)
                        """)
                .param("platform", platform.name())
                .param("before", Timestamp.from(writtenBefore))
                .param("limit", limit)
                .update();
    }

    private static boolean storable(ObservedComment comment) {
        return !comment.nativeId().isBlank()
                && CleanPage.isKey(comment.nativeId())
                && (comment.postNativeId() == null || CleanPage.isKey(comment.postNativeId()))
                && (comment.parentNativeId() == null || CleanPage.isKey(comment.parentNativeId()))
                && (comment.authorId() == null || CleanPage.isKey(comment.authorId()))
                && CleanPage.isPossible(comment.publishedAt());
    }

    private static String text(String text) {
        String clean = CleanPage.text(text);
        return clean.length() <= LONGEST_TEXT ? clean : CleanPage.cut(clean, LONGEST_TEXT);
    }

    private static @Nullable String name(@Nullable String name) {
        return name == null || name.isBlank()
                ? null
                : CleanPage.cut(CleanPage.text(name).strip(), LONGEST_NAME);
    }

    private static @Nullable String permalink(@Nullable String permalink) {
        return permalink != null && CleanPage.isWebAddress(permalink) ? permalink : null;
    }

    private static @Nullable Long likes(@Nullable Long likes) {
        return likes == null || likes < 0 ? null : likes;
    }
}
