package id.pantas.collection.internal;

import id.pantas.post.ObservedPost;
import id.pantas.post.StoredPage;
import id.pantas.registry.OfficialAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores native ids in the transaction of the caller, and counts how often each was stored. */
class FakePosts {

    private final JdbcClient database;

    FakePosts(JdbcClient database) {
        this.database = database;
        database.sql("""
                        create table if not exists stored_post (
                          id bigint generated always as identity, native_id text primary key, times int not null)
                        """).update();
    }

    StoredPage store(OfficialAccount account, Instant seenAt, List<ObservedPost> page) {
        List<Long> fresh = new ArrayList<>();
        int known = 0;
        for (ObservedPost post : page) {
            var row = database.sql("""
                            insert into stored_post as s (native_id, times) values (:id, 1)
                            on conflict (native_id) do update set times = s.times + 1 returning id, times
                            """).param("id", post.nativeId()).query().singleRow();
            if (Integer.valueOf(1).equals(row.get("times"))) {
                fresh.add((Long) row.get("id"));
            } else {
                known++;
            }
        }
        return new StoredPage(fresh, known);
    }

    Set<String> all() {
        return new HashSet<>(database.sql("select native_id from stored_post")
                .query(String.class)
                .list());
    }

    int timesStored(String nativeId) {
        return database.sql("select coalesce(max(times), 0) from stored_post where native_id = :id")
                .param("id", nativeId)
                .query(Integer.class)
                .single();
    }

    Set<String> known(OfficialAccount account, Collection<String> ids) {
        Set<String> known = all();
        known.retainAll(ids);
        return known;
    }
}
