package id.pantas.post.internal;

import id.pantas.compliance.DataKind;
import id.pantas.compliance.RetainedData;
import id.pantas.post.Comments;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Author and text of citizens' comments; their age is counted from when they were written, which is never later. */
@Component
class CommentRetention implements RetainedData {

    private final Comments comments;
    private final JdbcClient database;

    CommentRetention(Comments comments, JdbcClient database) {
        this.comments = comments;
        this.database = database;
    }

    @Override
    public DataKind kind() {
        return DataKind.COMMENTS;
    }

    /** An old comment may be read for the first time today. */
    @Override
    public boolean arrivesLate() {
        return true;
    }

    @Override
    public Optional<Instant> oldest(Platform platform, Instant notBefore) {
        return OldestRow.find(database, """
                        select min(published_at) from post.comment
                         where platform = :platform and published_at >= :from and forgotten_at is null
                        """, platform, notBefore);
    }

    @Override
    public int forget(Platform platform, Instant from, Instant before, int limit, Instant now) {
        return comments.forget(platform, before, limit);
    }
}
