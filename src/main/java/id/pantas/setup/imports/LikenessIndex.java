package id.pantas.setup.imports;

import id.pantas.registry.AccountHandle;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Accounts that a handle could be mistaken for, among many. Equal folds are found among any number; those that differ by
 * a letter only while there are at most 3,000 accounts, because each new one is then compared with all.
 */
final class LikenessIndex {

    private static final int MOST_COMPARED = 3_000;
    private static final int MOST_NAMED = 3;

    private final Map<String, List<Entry>> byFold = new HashMap<>();
    private int size;

    private record Entry(AccountHandle handle, UnitId unit, String unitName) {}

    /** An account that looks alike. */
    record Alike(String handle, Platform platform, String unitName) {}

    void add(AccountHandle handle, UnitId unit, String unitName) {
        byFold.computeIfAbsent(handle.fold(), fold -> new ArrayList<>(1)).add(new Entry(handle, unit, unitName));
        size++;
    }

    /** At most three; a unit's own accounts on other platforms are expected to look alike. */
    List<Alike> of(AccountHandle handle, UnitId unit, String unitName) {
        String fold = handle.fold();
        if (fold.isEmpty()) {
            return List.of();
        }
        List<Alike> found = new ArrayList<>();
        collect(byFold.getOrDefault(fold, List.of()), handle, unit, found);
        if (size <= MOST_COMPARED) {
            for (Map.Entry<String, List<Entry>> other : byFold.entrySet()) {
                if (found.size() >= MOST_NAMED) {
                    break;
                }
                if (!other.getKey().equals(fold) && AccountHandle.foldsResemble(fold, other.getKey())) {
                    List<Entry> unexplained = other.getValue().stream()
                            .filter(entry ->
                                    !AccountHandle.namesExplain(fold, unitName, other.getKey(), entry.unitName()))
                            .toList();
                    collect(unexplained, handle, unit, found);
                }
            }
        }
        return found;
    }

    private static void collect(List<Entry> entries, AccountHandle handle, UnitId unit, List<Alike> found) {
        for (Entry entry : entries) {
            boolean expected = entry.unit().equals(unit) && entry.handle().platform() != handle.platform();
            if (!expected && found.size() < MOST_NAMED) {
                found.add(new Alike(entry.handle().shown(), entry.handle().platform(), entry.unitName()));
            }
        }
    }
}
