package id.pantas.collection.internal;

import id.pantas.collection.LastGoodReads;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.AccountId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads from the collector's own tables when posts, counts and comments of accounts were last read well. */
@Service
class LastGoodOfKinds implements LastGoodReads {

    private final JdbcClient database;

    LastGoodOfKinds(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Map<AccountId, Kinds> of(Collection<AccountId> accounts) {
        Map<AccountId, Kinds> found = new HashMap<>();
        if (accounts.isEmpty()) {
            return found;
        }
        database.sql("""
                        select s.account_id, s.last_good,
                               (select max(r.read_at) from collection.refreshed_post r
                                 where r.account_id = s.account_id) as counts,
                               w.last_good as comments, w.watched, w.fault
                          from collection.account_state s
                          left join lateral (
                               select max(last_good) as last_good, count(*) > 0 as watched,
                                      (array_agg(last_failure_kind order by failures desc)
                                           filter (where failures > 0))[1] as fault
                                 from collection.comment_watch where account_id = s.account_id) w on true
                         where s.account_id = any(:accounts)
                        """)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query(row -> {
                    String fault = row.getString("fault");
                    found.put(
                            new AccountId(row.getObject("account_id", UUID.class)),
                            new Kinds(
                                    Sql.instantOrNull(row, "last_good"),
                                    Sql.instantOrNull(row, "counts"),
                                    Sql.instantOrNull(row, "comments"),
                                    row.getBoolean("watched"),
                                    fault == null ? null : FailureKind.valueOf(fault)));
                });
        return found;
    }
}
