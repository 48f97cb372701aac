package id.pantas.post.internal;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Removes the content of posts: text, earlier texts, picture key, and what was derived from the text. */
@Repository
class PostErasing {

    /** Why; the names are the codes in the database. */
    enum Cause {
        REQUEST,
        GONE,
        /** Its text was not read anew in time; the post itself is still there. */
        STALE
    }

    private final JdbcClient database;
    private final PostRows rows;
    private final LikenessRows likenessRows;

    PostErasing(JdbcClient database, PostRows rows, LikenessRows likenessRows) {
        this.database = database;
        this.rows = rows;
        this.likenessRows = likenessRows;
    }

    /** Inside a transaction; one at a time with others that change stored posts. The address of an article is its title. */
    void blank(List<Long> posts, Instant at, Cause cause) {
        if (posts.isEmpty()) {
            return;
        }
        RoundTrip waiting = rows.roundTrip();
        likenessRows.compareAlone(waiting);
        waiting.run();
        Long[] ids = posts.stream().sorted().toArray(Long[]::new);
        database.sql("""
                        update post.post
                           set text = '', judged_text = null, media_key = null, words = null,
                               permalink = case when platform = 'WEBSITE'
                                                then coalesce(substring(permalink from '^(https?://[^/]+)'), permalink)
                                                else permalink end,
                               gone_at = case when :cause = 'STALE' then gone_at else coalesce(gone_at, :at) end,
                               erased_at = :at, erased_for = :cause
                         where id = any(:posts)
                        """)
                .param("at", PostRows.utc(at))
                .param("cause", cause.name())
                .param("posts", ids)
                .update();
        database.sql("update post.repost_link set named = null where post_id = any(:posts) and named is not null")
                .param("posts", ids)
                .update();
        database.sql("delete from post.repost_hint where post_id = any(:posts)")
                .param("posts", ids)
                .update();
        database.sql("delete from post.text_version where post_id = any(:posts)")
                .param("posts", ids)
                .update();
    }
}
