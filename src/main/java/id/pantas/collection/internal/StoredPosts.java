package id.pantas.collection.internal;

import id.pantas.post.Counts;
import id.pantas.registry.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is stored of an account's posts, from the views that module {@code post} publishes. */
@Component
class StoredPosts {

    private final JdbcClient database;

    StoredPosts(JdbcClient database) {
        this.database = database;
    }

    /** @param counts of the newest snapshot not after the instant asked about; {@link Counts#NONE} if there is none */
    record Stored(String text, boolean gone, Counts counts) {}

    /** Those of {@code nativeIds} that are stored, by native id. */
    Map<String, Stored> of(AccountId account, Collection<String> nativeIds, Instant at) {
        Map<String, Stored> found = new HashMap<>();
        database.sql("""
                        select p.native_id, p.text, p.gone_at is not null as gone, m.likes, m.comments, m.shares, m.views
                          from post.post_fact p
                          left join lateral (
                               select * from post.metric_fact f where f.post_id = p.post_id and f.taken_at <= :at
                                order by f.taken_at desc limit 1) m on true
                         where p.account_id = :account and p.native_id = any(:natives)
                        """)
                .param("at", Sql.at(at))
                .param("account", account.value())
                .param("natives", nativeIds.toArray(String[]::new))
                .query(row -> {
                    found.put(
                            row.getString("native_id"),
                            new Stored(
                                    row.getString("text"),
                                    row.getBoolean("gone"),
                                    new Counts(
                                            row.getObject("likes", Long.class),
                                            row.getObject("comments", Long.class),
                                            row.getObject("shares", Long.class),
                                            row.getObject("views", Long.class))));
                });
        return found;
    }
}
