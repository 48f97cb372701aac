package id.pantas.collection.internal;

import id.pantas.collection.spi.PlatformCollector.Connection;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes over from the registry which accounts there are. */
@Component
class Enrolment {

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final OfficialAccounts accounts;
    private final Collectors collectors;
    private final PlatformStates platforms;
    private final CheckDays checks;
    private final AccountAccess access;
    private final CommentWatches watches;
    private final Units units;

    Enrolment(
            JdbcClient database,
            JdbcTemplate batches,
            OfficialAccounts accounts,
            Collectors collectors,
            PlatformStates platforms,
            CheckDays checks,
            AccountAccess access,
            CommentWatches watches,
            Units units) {
        this.database = database;
        this.batches = batches;
        this.accounts = accounts;
        this.collectors = collectors;
        this.platforms = platforms;
        this.checks = checks;
        this.access = access;
        this.watches = watches;
        this.units = units;
    }

    private record Kept(UUID unit, String platform, boolean active, boolean connected) {}

    /**
     * Repeatable; two instances at once do no harm. New accounts become due at {@code now}. Every step stands alone, so
     * that this never holds rows which a run waits for while it waits for one of the run's.
     */
    void refresh(Instant now) {
        for (Platform platform : Platform.values()) {
            Connection connection = collectors.connection(platform);
            if (platforms.note(platform, connection, now)) {
                checks.connectionChanged(platform, connection.ready(), now);
            }
        }
        Map<UUID, Kept> kept = new HashMap<>();
        database.sql("select account_id, unit_id, platform, active, connected from collection.account_state")
                .query(row -> {
                    kept.put(
                            row.getObject("account_id", UUID.class),
                            new Kept(
                                    Objects.requireNonNull(row.getObject("unit_id", UUID.class)),
                                    row.getString("platform"),
                                    row.getBoolean("active"),
                                    row.getBoolean("connected")));
                });
        List<OfficialAccount> inUse = accounts.active();
        Predicate<OfficialAccount> connected = access.connected();
        List<Object[]> changed = inUse.stream()
                .filter(account -> !new Kept(
                                account.unit().value(), account.platform().name(), true, connected.test(account))
                        .equals(kept.get(account.id().value())))
                .sorted(Comparator.comparing(account -> account.id().value()))
                .map(account -> new Object[] {
                    account.id().value(),
                    account.unit().value(),
                    account.platform().name(),
                    Sql.at(now),
                    Sql.at(now),
                    connected.test(account)
                })
                .toList();
        batches.batchUpdate("""
                insert into collection.account_state as s
                       (account_id, unit_id, platform, enrolled_at, next_due, connected)
                values (?, ?, ?, ?, ?, ?)
                on conflict (account_id) do update
                   set unit_id = excluded.unit_id, platform = excluded.platform,
                       next_due = case when s.active and (s.connected or not excluded.connected) then s.next_due
                                       else excluded.next_due end,
                       enrolled_at = case when s.active and (s.connected or not excluded.connected) then s.enrolled_at
                                          else excluded.enrolled_at end,
                       filled_until = case when s.active and (s.connected or not excluded.connected) then s.filled_until
                                      end,
                       connected = excluded.connected,
                       active = true
                """, changed);
        checks.disconnected(
                inUse.stream()
                        .filter(account -> {
                            Kept before = kept.get(account.id().value());
                            return before != null && before.connected() && !connected.test(account);
                        })
                        .map(OfficialAccount::id)
                        .toList(),
                now);
        retire(inUse, kept, now);
        checks.fill(now);
        watches.plan(
                collectors.ofComments(),
                units.active().stream()
                        .filter(unit -> unit.kind() == UnitKind.PIMPINAN)
                        .map(Unit::id)
                        .toList(),
                now);
    }

    private void retire(List<OfficialAccount> inUse, Map<UUID, Kept> kept, Instant now) {
        Set<UUID> present = new HashSet<>();
        inUse.forEach(account -> present.add(account.id().value()));
        List<AccountId> gone = kept.entrySet().stream()
                .filter(entry -> entry.getValue().active() && !present.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new AccountId(entry.getKey()))
                .toList();
        batches.batchUpdate(
                "update collection.account_state set active = false, sweep_id = null where account_id = ?",
                gone.stream().map(account -> new Object[] {account.value()}).toList());
        checks.retired(gone, now);
    }
}
