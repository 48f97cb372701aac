package id.pantas.post.internal;

import id.pantas.compliance.DataKind;
import id.pantas.compliance.RetainedData;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The content of posts that left their platform; id and times stay as the tombstone. Should the platform show such a post
 * again, it gets its text back. Posts that people took back themselves are not meant: they may bring them again.
 */
@Component
class GonePostRetention implements RetainedData {

    private final JdbcClient database;
    private final PostErasing erasing;

    GonePostRetention(JdbcClient database, PostErasing erasing) {
        this.database = database;
        this.erasing = erasing;
    }

    @Override
    public DataKind kind() {
        return DataKind.GONE_POSTS;
    }

    @Override
    public boolean arrivesLate() {
        return true;
    }

    @Override
    public Optional<Instant> oldest(Platform platform, Instant notBefore) {
        return OldestRow.find(database, """
                        select min(gone_at) from post.post
                         where platform = :platform and gone_at >= :from and erased_at is null and withdrawn_at is null
                        """, platform, notBefore);
    }

    @Override
    public int forget(Platform platform, Instant from, Instant before, int limit, Instant now) {
        List<Long> posts = database.sql("""
                        select id from post.post
                         where platform = :platform and gone_at < :before and gone_at is not null and erased_at is null
                           and withdrawn_at is null
                         order by gone_at limit :limit
                        """)
                .param("platform", platform.name())
                .param("before", PostRows.utc(before))
                .param("limit", limit)
                .query(Long.class)
                .list();
        erasing.blank(posts, now, PostErasing.Cause.GONE);
        return posts.size();
    }
}
