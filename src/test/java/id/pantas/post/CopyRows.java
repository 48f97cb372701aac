package id.pantas.post;

import id.pantas.post.SyntheticPosts.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Pages as {@code COPY} takes them: what the posts and their snapshots are, one row a line. */
final class CopyRows {

    private final byte[] postRows;
    private final byte[] snapshotRows;

    CopyRows(List<Page> pages, long firstId) {
        StringBuilder posts = new StringBuilder();
        StringBuilder snapshots = new StringBuilder();
        long id = firstId;
        for (Page page : pages) {
            for (ObservedPost post : page.posts()) {
                id++;
                row(
                        posts,
                        id,
                        page.account().id(),
                        page.account().unit(),
                        page.account().platform(),
                        post.nativeId(),
                        post.publishedAt(),
                        page.seenAt(),
                        post.form(),
                        post.text(),
                        post.permalink(),
                        post.mediaKey(),
                        post.repostOf(),
                        post.repostGrade());
                row(
                        snapshots,
                        id,
                        page.seenAt(),
                        post.counts().likes(),
                        post.counts().comments(),
                        post.counts().shares(),
                        post.counts().views());
            }
        }
        postRows = posts.toString().getBytes(StandardCharsets.UTF_8);
        snapshotRows = snapshots.toString().getBytes(StandardCharsets.UTF_8);
    }

    void copy(Connection connection) throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        copy.copyIn(
                "copy copied.post (id, account_id, unit_id, platform, native_id, published_at, first_seen_at, form, text,"
                        + " permalink, media_key, repost_of, repost_grade) from stdin",
                new ByteArrayInputStream(postRows));
        copy.copyIn(
                "copy copied.metric_snapshot (post_id, taken_at, likes, comments, shares, views) from stdin",
                new ByteArrayInputStream(snapshotRows));
    }

    private static void row(StringBuilder rows, @Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i] == null ? "\\N" : values[i]);
        }
        rows.append('\n');
    }
}
