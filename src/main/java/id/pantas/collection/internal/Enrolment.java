package id.pantas.collection.internal;

import static java.util.stream.Collectors.toSet;

import id.pantas.collection.internal.AccountAccess.Standing;
import id.pantas.collection.spi.PlatformCollector.Connection;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes over from the registry which accounts there are. Every step stands alone and is repeatable, so that two instances at
 * once do no harm, and none holds rows which a run waits for while it waits for one of the run's.
 */
@Component
class Enrolment {

    /** Accounts compared at once. */
    private static final int PAGE = 2_000;

    private static final String TAKE = """
            insert into collection.account_state as s
                   (account_id, unit_id, platform, enrolled_at, next_due, connected, own_credential, leader)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account_id) do update
               set unit_id = excluded.unit_id, platform = excluded.platform,
                   next_due = case when s.active and (s.connected or not excluded.connected) then s.next_due
                                   else excluded.next_due end,
                   enrolled_at = case when s.active and (s.connected or not excluded.connected) then s.enrolled_at
                                      else excluded.enrolled_at end,
                   filled_until = case when s.active and (s.connected or not excluded.connected) then s.filled_until end,
                   credential_rests_until = case when s.own_credential and excluded.own_credential and s.connected
                                                 then s.credential_rests_until end,
                   connected = excluded.connected, own_credential = excluded.own_credential, leader = excluded.leader,
                   active = true
            """;

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final OfficialAccounts accounts;
    private final Collectors collectors;
    private final PlatformStates platforms;
    private final CheckDays checks;
    private final Stretching stretching;
    private final Identification identification;
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
            Stretching stretching,
            Identification identification,
            AccountAccess access,
            CommentWatches watches,
            Units units) {
        this.database = database;
        this.batches = batches;
        this.accounts = accounts;
        this.collectors = collectors;
        this.platforms = platforms;
        this.checks = checks;
        this.stretching = stretching;
        this.identification = identification;
        this.access = access;
        this.watches = watches;
        this.units = units;
    }

    /** An account as collection knows it. */
    private record Kept(UUID unit, String platform, boolean active, boolean connected, boolean own, boolean leader) {}

    /** Connections, and the beginning of the day; in proportion to what changed. */
    void plan(Instant now) {
        Map<Platform, PlatformStates.State> known = new EnumMap<>(Platform.class);
        platforms.all().forEach(state -> known.put(state.platform(), state));
        for (Platform platform : Platform.values()) {
            Connection connection = collectors.connection(platform);
            PlatformStates.State state = known.get(platform);
            boolean same = state != null && state.connected() == connection.ready();
            if (!same && platforms.note(platform, connection, now)) {
                checks.connectionChanged(platform, connection.ready(), now);
            }
        }
        stretching.decide(platforms.all(), checks.today(now), now);
        while (checks.fill(now, PAGE) == PAGE) {
            Thread.onSpinWait();
        }
    }

    /** Compares every account of the registry, page by page; new ones become due at {@code now}. */
    void refresh(Instant now) {
        plan(now);
        Function<OfficialAccount, Standing> standing = access.standing();
        Set<UnitId> leaders = units.active().stream()
                .filter(unit -> unit.kind() == UnitKind.PIMPINAN)
                .map(Unit::id)
                .collect(toSet());
        AccountId after = null;
        boolean more = true;
        while (more) {
            List<OfficialAccount> page = accounts.activeAfter(after, PAGE);
            more = page.size() == PAGE;
            AccountId last = more ? page.get(PAGE - 1).id() : null;
            compare(page, keptBetween(after, last), standing, leaders::contains, now);
            after = last;
        }
        plan(now);
        watches.plan(collectors.ofComments(), now);
    }

    /** The same for some accounts of which the registry says that they changed. */
    void refresh(Collection<AccountId> changed, Instant now) {
        List<OfficialAccount> inUse = accounts.byIds(changed).values().stream()
                .filter(OfficialAccount::active)
                .filter(account -> changed.contains(account.id()))
                .toList();
        Set<UnitId> owners = inUse.stream().map(OfficialAccount::unit).collect(toSet());
        Map<UnitId, Unit> found = units.byIds(owners);
        Predicate<UnitId> leader = id -> {
            Unit unit = found.get(id);
            return unit != null && unit.kind() == UnitKind.PIMPINAN;
        };
        compare(inUse, kept(changed), access.standing(), leader, now);
        plan(now);
        for (OfficialAccount account : inUse) {
            if (leader.test(account.unit())) {
                collectors.ofComments(account.platform()).ifPresent(of -> watches.plan(of, account.id(), now));
            }
        }
    }

    private void compare(
            List<OfficialAccount> inUse,
            Map<UUID, Kept> kept,
            Function<OfficialAccount, Standing> standing,
            Predicate<UnitId> leader,
            Instant now) {
        List<Object[]> changed = new ArrayList<>();
        List<OfficialAccount> fresh = new ArrayList<>();
        List<AccountId> disconnected = new ArrayList<>();
        List<AccountId> retired = new ArrayList<>();
        Set<UUID> present = new HashSet<>();
        inUse.stream()
                .sorted(Comparator.comparing(account -> account.id().value()))
                .forEach(account -> {
                    UUID id = account.id().value();
                    present.add(id);
                    Standing stands = standing.apply(account);
                    Kept wanted = new Kept(
                            account.unit().value(),
                            account.platform().name(),
                            true,
                            stands.connected(),
                            stands == Standing.OWN,
                            leader.test(account.unit()));
                    Kept before = kept.get(id);
                    if (wanted.equals(before)) {
                        return;
                    }
                    changed.add(new Object[] {
                        id,
                        wanted.unit(),
                        wanted.platform(),
                        Sql.at(now),
                        Sql.at(now),
                        wanted.connected(),
                        wanted.own(),
                        wanted.leader()
                    });
                    if (wanted.connected() && (before == null || !before.connected())) {
                        fresh.add(account);
                    }
                    if (before != null && before.connected() && !wanted.connected()) {
                        disconnected.add(account.id());
                    }
                });
        kept.entrySet().stream()
                .filter(entry -> entry.getValue().active() && !present.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(id -> retired.add(new AccountId(id)));
        identification.identify(fresh, now);
        batches.batchUpdate(TAKE, changed);
        checks.disconnected(disconnected, now);
        batches.batchUpdate(
                "update collection.account_state set active = false, sweep_id = null where account_id = ?",
                retired.stream().map(account -> new Object[] {account.value()}).toList());
        checks.retired(retired, now);
    }

    private static final String KEPT =
            "select account_id, unit_id, platform, active, connected, own_credential, leader from collection.account_state";

    private Map<UUID, Kept> keptBetween(@Nullable AccountId after, @Nullable AccountId last) {
        return kept(database.sql(KEPT + """
                         where (cast(:after as uuid) is null or account_id > :after)
                           and (cast(:last as uuid) is null or account_id <= :last)
                        """)
                .param("after", after == null ? null : after.value())
                .param("last", last == null ? null : last.value()));
    }

    private Map<UUID, Kept> kept(Collection<AccountId> ids) {
        return kept(database.sql(KEPT + " where account_id = any(:ids)")
                .param("ids", ids.stream().map(AccountId::value).toArray(UUID[]::new)));
    }

    private static Map<UUID, Kept> kept(JdbcClient.StatementSpec statement) {
        Map<UUID, Kept> kept = new HashMap<>();
        statement.query(row -> {
            kept.put(
                    row.getObject("account_id", UUID.class),
                    new Kept(
                            Objects.requireNonNull(row.getObject("unit_id", UUID.class)),
                            row.getString("platform"),
                            row.getBoolean("active"),
                            row.getBoolean("connected"),
                            row.getBoolean("own_credential"),
                            row.getBoolean("leader")));
        });
        return kept;
    }
}
