package id.pantas.compliance.internal;

import id.pantas.compliance.ErasedData;
import id.pantas.compliance.ErasureKind;
import id.pantas.compliance.ErasureRequest;
import id.pantas.compliance.Erasures;
import id.pantas.compliance.NewErasure;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ErasureRows {

    private final JdbcClient database;

    ErasureRows(JdbcClient database) {
        this.database = database;
    }

    /** @param account the official account it names, null if it names none */
    ErasureRequest add(NewErasure request, @Nullable AccountId account, Instant dueAt, String by, Instant now) {
        return database.sql("""
                        insert into compliance.erasure
                               (kind, platform, subject, account_id, requester, requester_name, channel, received_at, due_at,
                                recorded_at, recorded_by)
                        values (:kind, :platform, :subject, cast(:account as uuid), :requester, :name, :channel, :received,
                                :due, :now, :by)
                        returning *
                        """)
                .param("kind", request.kind().name())
                .param("platform", request.platform().name())
                .param("subject", request.subject())
                .param("account", account == null ? null : account.value())
                .param("requester", request.requester().name())
                .param("name", request.requesterName(), Types.VARCHAR)
                .param("channel", request.channel())
                .param("received", Sql.at(request.receivedAt()))
                .param("due", Sql.at(dueAt))
                .param("now", Sql.at(now))
                .param("by", by)
                .query(ErasureRows::request)
                .single();
    }

    Optional<ErasureRequest> find(long id) {
        return database.sql("select * from compliance.erasure where id = :id")
                .param("id", id)
                .query(ErasureRows::request)
                .optional();
    }

    /**
     * A request in work, held against others until the transaction ends.
     *
     * @param accounts null before they were looked for
     * @param step what is deleted next
     */
    record Work(
            ErasureRequest request,
            @Nullable AccountId account,
            @Nullable Set<AccountId> accounts,
            ErasedData.@Nullable What step) {}

    Optional<Work> take(long id) {
        return database.sql("select * from compliance.erasure where id = :id for update")
                .param("id", id)
                .query((row, number) -> {
                    UUID account = row.getObject("account_id", UUID.class);
                    String step = row.getString("step");
                    return new Work(
                            request(row, number),
                            account == null ? null : new AccountId(account),
                            accounts(row.getArray("accounts")),
                            step == null ? null : ErasedData.What.valueOf(step));
                })
                .optional();
    }

    void begin(long id, Collection<AccountId> accounts, ErasedData.What step) {
        database.sql("""
                        update compliance.erasure set state = 'WORKING', accounts = cast(:accounts as uuid[]), step = :step
                         where id = :id
                        """)
                .param("accounts", accounts.stream().map(AccountId::toString).toArray(String[]::new))
                .param("step", step.name())
                .param("id", id)
                .update();
    }

    void step(long id, ErasedData.What step) {
        database.sql("update compliance.erasure set step = :step where id = :id")
                .param("step", step.name())
                .param("id", id)
                .update();
    }

    void add(long id, ErasedData.What what, int erased) {
        String column = what.name().toLowerCase(Locale.ROOT);
        database.sql("update compliance.erasure set " + column + " = " + column + " + :erased where id = :id")
                .param("erased", erased)
                .param("id", id)
                .update();
    }

    /** Ends a request and forgets whom it concerned. */
    void close(long id, ErasureRequest.State state, @Nullable String outcome, String by, Instant now) {
        database.sql("""
                        update compliance.erasure
                           set state = :state, outcome = :outcome, done_at = :now, done_by = :by, subject = null, step = null,
                               requester_name = case requester when 'CITIZEN' then null else requester_name end
                         where id = :id
                        """)
                .param("state", state.name())
                .param("outcome", outcome, Types.VARCHAR)
                .param("now", Sql.at(now))
                .param("by", by)
                .param("id", id)
                .update();
    }

    List<ErasureRequest> list(int limit) {
        return database.sql("""
                        select * from compliance.erasure
                         order by done_at is not null, case when done_at is null then due_at end, id desc limit :limit
                        """)
                .param("limit", limit)
                .query(ErasureRows::request)
                .list();
    }

    List<Long> working() {
        return database.sql("select id from compliance.erasure where state = 'WORKING' order by id")
                .query(Long.class)
                .list();
    }

    /** The official accounts of requests that were done since. */
    Set<AccountId> accountsSince(Instant since) {
        return new HashSet<>(database.sql("""
                        select distinct unnest(accounts) from compliance.erasure where state = 'DONE' and done_at >= :since
                        """)
                .param("since", Sql.at(since))
                .query((row, number) -> new AccountId(row.getObject(1, UUID.class)))
                .list());
    }

    Erasures.Open open(Instant now) {
        return database.sql("""
                        select count(*), count(*) filter (where due_at < :now) from compliance.erasure where done_at is null
                        """)
                .param("now", Sql.at(now))
                .query((row, number) -> new Erasures.Open(row.getInt(1), row.getInt(2)))
                .single();
    }

    private static @Nullable Set<AccountId> accounts(@Nullable Array array) throws SQLException {
        if (array == null) {
            return null;
        }
        Set<AccountId> accounts = new HashSet<>();
        for (UUID id : (UUID[]) array.getArray()) {
            accounts.add(new AccountId(id));
        }
        return accounts;
    }

    private static ErasureRequest request(ResultSet row, int number) throws SQLException {
        return new ErasureRequest(
                row.getLong("id"),
                ErasureKind.valueOf(row.getString("kind")),
                Platform.valueOf(row.getString("platform")),
                row.getString("subject"),
                NewErasure.Requester.valueOf(row.getString("requester")),
                row.getString("requester_name"),
                row.getString("channel"),
                Sql.instant(row, "received_at"),
                Sql.instant(row, "due_at"),
                row.getString("recorded_by"),
                ErasureRequest.State.valueOf(row.getString("state")),
                Sql.instantOrNull(row, "done_at"),
                row.getString("done_by"),
                row.getInt("posts"),
                row.getInt("comments"),
                row.getInt("answers"),
                row.getInt("brought"),
                row.getString("outcome"));
    }
}
