package id.pantas.collection.internal;

import id.pantas.compliance.ErasedData;
import id.pantas.compliance.ErasureTarget;
import id.pantas.registry.AccountId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The platforms' own answers about the accounts concerned. All of them go, because they only serve to be read again, and
 * looking for one person in them would cost more than they are worth.
 */
@Component
class AnswerErasure implements ErasedData {

    private static final String MEANT =
            " from collection.raw_answer a join collection.run r on r.id = a.run_id where r.account_id = any(:accounts)";

    private final JdbcClient database;

    AnswerErasure(JdbcClient database) {
        this.database = database;
    }

    @Override
    public What what() {
        return What.ANSWERS;
    }

    @Override
    public int count(ErasureTarget target, Set<AccountId> accounts) {
        return database.sql("select count(*)" + MEANT)
                .param("accounts", ids(accounts))
                .query(Integer.class)
                .single();
    }

    @Override
    public Set<AccountId> accounts(ErasureTarget target) {
        return Set.of();
    }

    @Override
    public int erase(ErasureTarget target, Set<AccountId> accounts, Instant at, int limit) {
        database.sql("""
                        update collection.run set failure_answer = null
                         where account_id = any(:accounts) and failure_answer is not null
                        """).param("accounts", ids(accounts)).update();
        return database.sql("delete from collection.raw_answer where ctid = any(array(select a.ctid" + MEANT
                        + " limit :limit))")
                .param("accounts", ids(accounts))
                .param("limit", limit)
                .update();
    }

    private static UUID[] ids(Set<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(UUID[]::new);
    }
}
