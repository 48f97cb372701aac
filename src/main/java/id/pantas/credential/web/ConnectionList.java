package id.pantas.credential.web;

import id.pantas.credential.Connections;
import id.pantas.credential.Connections.Connection;
import id.pantas.credential.Connections.KeyState;
import id.pantas.credential.Connections.Purpose;
import id.pantas.credential.Connections.Side;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts the page of all connections together. */
@Component
class ConnectionList {

    private static final int PAGE_SIZE = 50;

    private final Connections connections;
    private final OfficialAccounts accounts;
    private final Units units;

    ConnectionList(Connections connections, OfficialAccounts accounts, Units units) {
        this.connections = connections;
        this.accounts = accounts;
        this.units = units;
    }

    /** @param state code of {@link Shown#state()}, or {@code PERLU} for those that need a person; empty = all */
    record Filter(String text, @Nullable Platform platform, String state, int page) {

        String address(int other) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(ConnectionsController.PATH);
            if (!text.isEmpty()) {
                address.queryParam("q", "{q}");
            }
            if (platform != null) {
                address.queryParam("platform", platform);
            }
            if (!state.isEmpty()) {
                address.queryParam("keadaan", "{keadaan}");
            }
            address.queryParam("halaman", other + 1);
            return address.encode()
                    .buildAndExpand(Map.of("q", text, "keadaan", state))
                    .toUriString();
        }
    }

    /**
     * @param shared what serves the whole platform, null if nothing can
     * @param application our registration with the platform, null if owners are not asked there
     */
    record PlatformRow(
            Platform platform,
            @Nullable Shown shared,
            @Nullable Shown application,
            long connected,
            long accounts) {}

    record AccountRow(Platform platform, String account, String handle, String unit, Shown shown) {}

    record Page(
            KeyState key,
            List<PlatformRow> platforms,
            List<AccountRow> rows,
            Filter filter,
            long waiting,
            int total,
            int first,
            int last,
            @Nullable String previous,
            @Nullable String next) {}

    Page page(Filter filter, Instant now) {
        Map<AccountId, Connection> byAccount = new HashMap<>();
        Map<Platform, Shown> shared = new EnumMap<>(Platform.class);
        Map<Platform, Shown> applications = new EnumMap<>(Platform.class);
        for (Connection connection : connections.all()) {
            AccountId account = connection.account();
            if (account != null) {
                byAccount.put(account, connection);
            } else {
                (connection.purpose() == Purpose.ACCESS ? shared : applications)
                        .put(connection.platform(), Shown.of(connection, now));
            }
        }
        List<OfficialAccount> active = accounts.active();
        Map<UnitId, Unit> named = units.byIds(
                active.stream().map(OfficialAccount::unit).distinct().toList());
        Map<Platform, Side> sides = new EnumMap<>(Platform.class);
        connections.sides().forEach(side -> sides.put(side.platform(), side));
        List<AccountRow> all = active.stream()
                .filter(account -> byAccount.containsKey(account.id())
                        || sides.containsKey(account.platform())
                                && sides.get(account.platform()).byAccount())
                .map(account -> row(account, byAccount, shared, named, now))
                .sorted(Comparator.comparing((AccountRow row) -> !row.shown().waiting())
                        .thenComparing(AccountRow::unit)
                        .thenComparing(AccountRow::platform))
                .toList();
        List<PlatformRow> platforms = sides.values().stream()
                .map(side -> platformRow(side, shared, applications, all))
                .toList();
        long waiting = all.stream().filter(row -> row.shown().waiting()).count()
                + platforms.stream()
                        .filter(row -> row.shared() != null && row.shared().waiting())
                        .count()
                + platforms.stream()
                        .filter(row ->
                                row.application() != null && row.application().waiting())
                        .count();
        return paged(filter, all, platforms, waiting);
    }

    private Page paged(Filter filter, List<AccountRow> all, List<PlatformRow> platforms, long waiting) {
        String words = filter.text().toLowerCase(Locale.ROOT);
        List<AccountRow> found = all.stream()
                .filter(row -> filter.platform() == null || row.platform() == filter.platform())
                .filter(row -> filter.state().isEmpty()
                        || row.shown().state().equals(filter.state())
                        || filter.state().equals("PERLU") && row.shown().waiting())
                .filter(row -> (row.unit() + " " + row.handle())
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .toList();
        int pages = Math.max(1, (found.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.max(0, Math.min(filter.page(), pages - 1));
        int from = page * PAGE_SIZE;
        int to = Math.min(found.size(), from + PAGE_SIZE);
        return new Page(
                connections.key(),
                platforms,
                found.subList(from, to),
                filter,
                waiting,
                found.size(),
                found.isEmpty() ? 0 : from + 1,
                to,
                page > 0 ? filter.address(page - 1) : null,
                page + 1 < pages ? filter.address(page + 1) : null);
    }

    private static AccountRow row(
            OfficialAccount account,
            Map<AccountId, Connection> byAccount,
            Map<Platform, Shown> shared,
            Map<UnitId, Unit> named,
            Instant now) {
        Connection own = byAccount.get(account.id());
        Shown shown =
                own != null ? Shown.of(own, now) : shared.containsKey(account.platform()) ? Shown.SHARED : Shown.NONE;
        Unit unit = named.get(account.unit());
        return new AccountRow(
                account.platform(), account.id().toString(), account.handle(), unit == null ? "" : unit.name(), shown);
    }

    private static PlatformRow platformRow(
            Side side, Map<Platform, Shown> shared, Map<Platform, Shown> applications, List<AccountRow> all) {
        List<AccountRow> of =
                all.stream().filter(row -> row.platform() == side.platform()).toList();
        return new PlatformRow(
                side.platform(),
                side.forAll() ? shown(shared.get(side.platform()), side.inSettings()) : null,
                side.application().isEmpty()
                        ? null
                        : shown(applications.get(side.platform()), side.applicationInSettings()),
                of.stream()
                        .filter(row -> List.of("CONNECTED", "ENDING", "SHARED")
                                .contains(row.shown().state()))
                        .count(),
                of.size());
    }

    static Shown shown(@Nullable Shown kept, boolean inSettings) {
        return kept != null ? kept : inSettings ? Shown.SETTINGS : Shown.NONE;
    }
}
