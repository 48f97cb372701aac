package id.pantas.post.internal;

import id.pantas.compliance.DataKind;
import id.pantas.compliance.RetainedData;
import id.pantas.post.TextReads;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Texts that were not read anew in time. The post stays, and with it what was computed; seen again, it gets its text back. What
 * owners and people brought is not meant.
 */
@Component
class TextRetention implements RetainedData, TextReads {

    private final JdbcClient database;
    private final PostErasing erasing;

    TextRetention(JdbcClient database, PostErasing erasing) {
        this.database = database;
        this.erasing = erasing;
    }

    @Override
    public DataKind kind() {
        return DataKind.TEXTS;
    }

    /** A text read anew is young again, so the whole past is looked at each time. */
    @Override
    public boolean arrivesLate() {
        return true;
    }

    @Override
    public Optional<Instant> oldest(Platform platform, Instant notBefore) {
        return OldestRow.find(
                database,
                "select min(read_at) from post.text_age where " + of(platform)
                        + " and platform = :platform and read_at >= :from",
                platform,
                notBefore);
    }

    @Override
    public int forget(Platform platform, Instant from, Instant before, int limit, Instant now) {
        List<Long> posts = database.sql("""
                        select post_id from post.text_age where %s and read_at < :before
                         order by read_at limit :limit
                        """.formatted(of(platform)))
                .param("before", PostRows.utc(before))
                .param("limit", limit)
                .query(Long.class)
                .list();
        erasing.blank(posts, now, PostErasing.Cause.STALE);
        return posts.size();
    }

    /** Written out, because the index is of one platform alone. */
    private static String of(Platform platform) {
        return "platform = '" + platform.name() + "'";
    }

    @Override
    public void read(OfficialAccount account, Instant at, Collection<String> nativeIds) {
        if (nativeIds.isEmpty()) {
            return;
        }
        database.sql("""
                        update post.post set text_read_at = :at
                         where platform = :platform and account_id = :account and native_id = any(:natives)
                           and (text_read_at is null or text_read_at < :at)
                        """)
                .param("at", PostRows.utc(at))
                .param("platform", account.platform().name())
                .param("account", account.id().value())
                .param("natives", nativeIds.toArray(String[]::new))
                .update();
    }
}
