package id.pantas.registry.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.registry.AccountHandle;
import id.pantas.registry.AccountId;
import id.pantas.registry.AccountsChanged;
import id.pantas.registry.HandleChange;
import id.pantas.registry.HandleChanges;
import id.pantas.registry.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The handles accounts had. */
@Service
class HandleHistory implements HandleChanges {

    private static final String ROWS = """
            select f.account_id, f.handle, f.new_handle, f.changed_at
              from registry.former_handle f join registry.official_account a on a.id = f.account_id
            """;

    private final AccountRepository accounts;
    private final UnitRepository units;
    private final WriteTurn turn;
    private final JdbcClient database;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandleHistory(
            AccountRepository accounts,
            UnitRepository units,
            WriteTurn turn,
            JdbcClient database,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.units = units;
        this.turn = turn;
        this.database = database;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<HandleChange> record(AccountId id, String handle) {
        turn.take();
        RegisteredAccount account =
                accounts.findById(id).orElseThrow(() -> new Refusal("account", "noSuchAccount", id.toString()));
        AccountHandle found = AccountHandle.of(account.platform(), handle);
        AccountHandle known = AccountHandle.of(account.platform(), account.handle());
        if (!account.inUse() || known.nativeId() != null || known.key().equals(found.key())) {
            return Optional.empty();
        }
        accounts.inUse(found.platform(), found.key()).ifPresent(other -> {
            throw taken(found, other);
        });
        HandleChange change = new HandleChange(id, account.handle(), found.shown(), clock.instant());
        account.rename(found);
        accounts.save(account);
        database.sql("""
                        insert into registry.former_handle (account_id, handle, new_handle, changed_at)
                        values (:account, :from, :to, :at)
                        """)
                .param("account", id.value())
                .param("from", change.from())
                .param("to", change.to())
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .update();
        String label = change.to() + " (" + account.platform().displayName() + ")";
        audit.record(new Change(
                "registry.audit.accountRenamed", "account", id.toString(), label, change.from(), change.to()));
        events.publishEvent(new AccountsChanged(List.of(id)));
        return Optional.of(change);
    }

    @Override
    @Transactional(readOnly = true)
    public List<HandleChange> since(Instant since) {
        return database.sql(
                        ROWS + " where f.changed_at >= :since and a.retired_at is null order by f.id desc limit 100")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(HandleHistory::row)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<HandleChange> of(AccountId account) {
        return database.sql(ROWS + " where f.account_id = :account order by f.id desc")
                .param("account", account.value())
                .query(HandleHistory::row)
                .list();
    }

    private Refusal taken(AccountHandle handle, RegisteredAccount other) {
        String owner = units.findById(other.unit()).orElseThrow().toUnit().name();
        return new Refusal(
                "handle", "handleTaken", handle.shown(), handle.platform().displayName(), owner);
    }

    private static HandleChange row(ResultSet row, int number) throws SQLException {
        return new HandleChange(
                new AccountId(Objects.requireNonNull(row.getObject("account_id", UUID.class))),
                row.getString("handle"),
                row.getString("new_handle"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
