package id.pantas.collection.internal;

import id.pantas.registry.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads them from the view that posts publish, along its index by account and time. */
@Component
class PostTimesOfFacts implements PostTimes {

    private final JdbcClient database;

    PostTimesOfFacts(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<List<Instant>> latest(AccountId account, Instant now) {
        return Optional.of(database.sql("""
                        select published_at from post.post_fact
                         where account_id = :account and published_at > :oldest and published_at <= :now
                         order by published_at desc limit :most
                        """)
                .param("account", account.value())
                .param("oldest", Sql.at(now.minus(Pace.REACH)))
                .param("now", Sql.at(now))
                .param("most", Pace.POSTS)
                .query((row, number) -> Sql.instant(row, "published_at"))
                .list());
    }
}
