package id.pantas.collection.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads ages from the view that posts publish, and remembers what was asked for. */
@Component
class CountsDueByAge implements CountsDue {

    /** Later than this a measure would no longer be one of that age. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private static final int MOST = 50;

    private final JdbcClient database;
    private final JdbcTemplate batches;

    CountsDueByAge(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    @Override
    public List<DuePost> of(Claim claim, Instant now) {
        return database.sql("""
                        select p.native_id, p.hours
                          from (select native_id, published_at, first_seen_at,
                                       case when published_at <= :three then 72 else 24 end as hours
                                  from post.post_fact
                                 where account_id = :account and gone_at is null
                                   and published_at > :oldest and published_at <= :one) p
                         where p.first_seen_at < p.published_at + make_interval(hours => p.hours)
                           and not exists (select from collection.refreshed_post r
                                            where r.account_id = :account and r.native_id = p.native_id
                                              and r.hours >= p.hours)
                         order by p.hours, p.published_at limit :most
                        """)
                .param("account", claim.account().value())
                .param("one", Sql.at(now.minus(Duration.ofHours(24))))
                .param("three", Sql.at(now.minus(Duration.ofHours(72))))
                .param("oldest", Sql.at(now.minus(OLDEST)))
                .param("most", MOST)
                .query((row, number) -> new DuePost(row.getString("native_id"), row.getInt("hours")))
                .list();
    }

    @Override
    public void read(Claim claim, List<DuePost> posts, Instant now) {
        batches.batchUpdate(
                """
                insert into collection.refreshed_post (account_id, native_id, hours, read_at) values (?, ?, ?, ?)
                on conflict do nothing
                """,
                posts.stream()
                        .map(post -> new Object[] {claim.account().value(), post.nativeId(), post.hours(), Sql.at(now)})
                        .toList());
    }

    @Override
    public int purge(Instant before, int limit) {
        return database.sql("""
                        delete from collection.refreshed_post where ctid = any(array(
                          select ctid from collection.refreshed_post where read_at < :before limit :limit))
                        """)
                .param("before", Sql.at(before))
                .param("limit", limit)
                .update();
    }
}
