package id.pantas.setup.imports;

import id.pantas.registry.NewAccount;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Collects what many rows do to the registry, and does it at once. */
final class ImportWork {

    private final Registry registry;
    private final Map<String, UnitId> addedUnits = new HashMap<>();
    private final List<AwaitedUnit> units = new ArrayList<>();
    private final List<NewAccount> accounts = new ArrayList<>();
    private final List<Consumer<Registry>> changes = new ArrayList<>();

    private record AwaitedUnit(String key, boolean below, Function<Map<String, UnitId>, NewUnit> unit) {}

    ImportWork(Registry registry) {
        this.registry = registry;
    }

    /**
     * Adds a unit.
     *
     * @param key by which units below it find it
     * @param below whether it stands below another one, and so has to come after it
     * @param unit made once the units above are registered, from their ids by key
     */
    void add(String key, boolean below, Function<Map<String, UnitId>, NewUnit> unit) {
        units.add(new AwaitedUnit(key, below, unit));
    }

    void add(NewAccount account) {
        accounts.add(account);
    }

    void change(Consumer<Registry> change) {
        changes.add(change);
    }

    /** Does what was collected, in the order units above, units below, changes, accounts. */
    void carryOut() {
        register(units.stream().filter(unit -> !unit.below()).toList());
        register(units.stream().filter(AwaitedUnit::below).toList());
        units.clear();
        changes.forEach(change -> change.accept(registry));
        changes.clear();
        if (!accounts.isEmpty()) {
            registry.addAccounts(List.copyOf(accounts));
            accounts.clear();
        }
    }

    private void register(List<AwaitedUnit> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        List<UnitId> ids = registry.addUnits(
                wanted.stream().map(unit -> unit.unit().apply(addedUnits)).toList());
        for (int i = 0; i < ids.size(); i++) {
            addedUnits.put(wanted.get(i).key(), ids.get(i));
        }
    }
}
