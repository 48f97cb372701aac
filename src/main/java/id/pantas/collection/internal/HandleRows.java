package id.pantas.collection.internal;

import id.pantas.collection.HandleWatch.Refused;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each account's handle is asked for, and what came of it. */
@Component
class HandleRows {

    private final JdbcClient database;

    HandleRows(JdbcClient database) {
        this.database = database;
    }

    /** New accounts get their turn spread over the second half of {@code every}: their handle has just been entered. */
    void enrol(Platform platform, Duration every, Instant now) {
        database.sql("""
                        insert into collection.handle_check (account_id, due)
                        select s.account_id, cast(:now as timestamptz) + make_interval(secs => :secs * (0.5 + random() / 2))
                          from collection.account_state s
                         where s.platform = :platform and s.active
                           and not exists (select from collection.handle_check h where h.account_id = s.account_id)
                            on conflict do nothing
                        """)
                .param("now", Sql.at(now))
                .param("secs", (double) every.toSeconds())
                .param("platform", platform.name())
                .update();
    }

    /** Accounts whose turn it is, and those that were found gone or changed since they were last asked about. */
    List<AccountId> due(Platform platform, Instant now, int limit) {
        return database
                .sql("""
                        select s.account_id
                          from collection.account_state s join collection.handle_check h on h.account_id = s.account_id
                         where s.platform = :platform and s.active and s.connected
                           and (h.due <= :now
                                or s.last_failure_kind in ('ACCOUNT_GONE', 'ACCOUNT_CHANGED')
                                   and (h.checked_at is null or h.checked_at < s.last_failure_at))
                         order by h.due, s.account_id limit :limit
                        """)
                .param("platform", platform.name())
                .param("now", Sql.at(now))
                .param("limit", limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(AccountId::new)
                .toList();
    }

    /** They were asked about; a refusal of before no longer stands. */
    void checked(List<AccountId> accounts, Instant now, Instant due) {
        database.sql("""
                        update collection.handle_check
                           set checked_at = :now, due = :due, refused_handle = null, refused_because = null, refused_at = null
                         where account_id = any(:accounts)
                        """)
                .param("now", Sql.at(now))
                .param("due", Sql.at(due))
                .param("accounts", ids(accounts))
                .update();
    }

    /** The platform gave nothing; what was known stands. */
    void failed(List<AccountId> accounts, Instant now, Instant due) {
        database.sql(
                        "update collection.handle_check set checked_at = :now, due = :due where account_id = any(:accounts)")
                .param("now", Sql.at(now))
                .param("due", Sql.at(due))
                .param("accounts", ids(accounts))
                .update();
    }

    void refused(AccountId account, String handle, String because, Instant now) {
        database.sql("""
                        update collection.handle_check
                           set refused_handle = :handle, refused_because = :because, refused_at = :now
                         where account_id = :account
                        """)
                .param("handle", handle)
                .param("because", because)
                .param("now", Sql.at(now))
                .param("account", account.value())
                .update();
    }

    /** Under its new handle the account is read soon, and no finding of before counts against it. */
    void readSoon(AccountId account, Instant now) {
        database.sql("""
                        update collection.account_state
                           set next_due = least(next_due, :now), gone_found_on = null,
                               status = case when status in ('GONE', 'GONE_SUSPECTED', 'BROKEN') then 'WAITING' else status end
                         where account_id = :account and active and connected
                        """)
                .param("now", Sql.at(now))
                .param("account", account.value())
                .update();
    }

    List<Refused> refused() {
        return database.sql("""
                        select h.account_id, h.refused_handle, h.refused_because, h.refused_at
                          from collection.handle_check h join collection.account_state s on s.account_id = h.account_id
                         where h.refused_handle is not null and s.active
                         order by h.refused_at desc, h.account_id limit 100
                        """)
                .query((row, number) -> new Refused(
                        new AccountId(Objects.requireNonNull(row.getObject("account_id", UUID.class))),
                        row.getString("refused_handle"),
                        row.getString("refused_because"),
                        Sql.instant(row, "refused_at")))
                .list();
    }

    private static UUID[] ids(List<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(UUID[]::new);
    }
}
