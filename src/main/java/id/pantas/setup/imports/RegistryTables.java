package id.pantas.setup.imports;

import id.pantas.registry.Appointments;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.setup.ImportKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is registered, as rows of exchange tables. Dissolved units are left out, with all that belongs to them. */
@Component
class RegistryTables {

    private final Units units;
    private final OfficialAccounts accounts;
    private final Appointments appointments;

    RegistryTables(Units units, OfficialAccounts accounts, Appointments appointments) {
        this.units = units;
        this.accounts = accounts;
        this.appointments = appointments;
    }

    Stream<List<String>> rows(ImportKind kind) {
        Map<UnitId, Unit> active = units.active().stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        return switch (kind) {
            case UNITS -> units(active);
            case ACCOUNTS -> accounts(active);
            case PICS -> appointments(active);
        };
    }

    private Stream<List<String>> units(Map<UnitId, Unit> active) {
        return active.values().stream()
                .sorted(java.util.Comparator.comparing(Unit::kind).thenComparing(Unit::slug))
                .map(unit -> {
                    Unit parent = unit.parent() == null ? null : active.get(unit.parent());
                    return List.of(
                            unit.slug(),
                            unit.kind().displayName(),
                            unit.league() == null ? "" : unit.league().displayName(),
                            unit.name(),
                            unit.shortName(),
                            parent == null ? "" : parent.name(),
                            text(unit.areaCode()));
                });
    }

    private Stream<List<String>> accounts(Map<UnitId, Unit> active) {
        List<OfficialAccount> all = accounts.all();
        Set<String> inUse = all.stream()
                .filter(OfficialAccount::active)
                .map(RegistryTables::place)
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> written = new HashSet<>();
        return all.stream()
                .filter(account -> active.containsKey(account.unit()))
                // one line for each handle of a unit; a retired one only if it is not in use there again
                .filter(account -> account.active() || !inUse.contains(place(account)) && written.add(place(account)))
                .map(account -> {
                    Unit unit = active.get(account.unit());
                    return List.of(
                            unit == null ? "" : unit.slug(),
                            unit == null ? "" : unit.name(),
                            account.platform().displayName(),
                            account.handle(),
                            text(account.nativeId()),
                            account.active() ? "aktif" : "nonaktif");
                });
    }

    private Stream<List<String>> appointments(Map<UnitId, Unit> active) {
        return appointments.all().stream()
                .filter(appointment -> active.containsKey(appointment.unit()))
                .map(appointment -> {
                    Unit unit = active.get(appointment.unit());
                    return List.of(
                            unit == null ? "" : unit.slug(),
                            unit == null ? "" : unit.name(),
                            appointment.role().displayName(),
                            appointment.person(),
                            text(appointment.phone()),
                            appointment.decree(),
                            appointment.firstDay().toString(),
                            appointment.lastDay() == null
                                    ? ""
                                    : appointment.lastDay().toString());
                });
    }

    private static String place(OfficialAccount account) {
        return account.unit() + " " + account.platform() + " "
                + account.handle().toLowerCase(java.util.Locale.ROOT);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
