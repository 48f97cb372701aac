package id.pantas.registry.internal;

import id.pantas.registry.AccountHandle;
import id.pantas.registry.LookAlike;
import id.pantas.registry.LookAlike.Reason;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.UnitId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds accounts in use that a handle could be mistaken for. */
@Component
class Resemblances {

    private static final int MOST = 20;
    private static final int MOST_DIFFERENCE = 2;

    private final AccountRepository accounts;
    private final UnitRepository units;

    Resemblances(AccountRepository accounts, UnitRepository units) {
        this.accounts = accounts;
        this.units = units;
    }

    /**
     * The nearest first, at most 20.
     *
     * @param unit whose handle it is to be; its own accounts on other platforms are expected to look alike. Null if
     *     nobody's
     */
    List<LookAlike> of(@Nullable UnitId unit, AccountHandle handle) {
        String fold = handle.fold();
        if (fold.isEmpty()) {
            return List.of();
        }
        List<RegisteredAccount> near =
                accounts
                        .withFoldLength(Math.max(1, fold.length() - MOST_DIFFERENCE), fold.length() + MOST_DIFFERENCE)
                        .stream()
                        .filter(other -> AccountHandle.foldsResemble(fold, other.fold()))
                        .filter(other -> !isSame(handle, other))
                        .filter(other -> !other.unit().equals(unit) || other.platform() == handle.platform())
                        .toList();
        Map<UnitId, RegisteredUnit> owners = new HashMap<>();
        List<LookAlike> found = new ArrayList<>();
        Optional<RegisteredUnit> own = unit == null ? Optional.empty() : units.findById(unit);
        for (RegisteredAccount other : near) {
            RegisteredUnit owner = owners.computeIfAbsent(
                    other.unit(), id -> units.findById(id).orElseThrow());
            Reason reason = reason(handle, fold, other);
            boolean explained = reason == Reason.SIMILAR
                    && own.isPresent()
                    && AccountHandle.namesExplain(
                            fold,
                            own.get().toUnit().name(),
                            other.fold(),
                            owner.toUnit().name());
            if (!explained) {
                OfficialAccount account = other.toAccount();
                found.add(new LookAlike(account, owner.toUnit().name(), reason));
            }
        }
        found.sort(Comparator.comparing(LookAlike::reason)
                .thenComparing(alike -> alike.account().handle()));
        return found.size() > MOST ? found.subList(0, MOST) : found;
    }

    private static boolean isSame(AccountHandle handle, RegisteredAccount other) {
        return other.platform() == handle.platform() && other.key().equals(handle.key());
    }

    private static Reason reason(AccountHandle handle, String fold, RegisteredAccount other) {
        if (bare(handle.key()).equals(bare(other.key()))) {
            return Reason.SAME_NAME;
        }
        return fold.equals(other.fold()) ? Reason.CONFUSABLE : Reason.SIMILAR;
    }

    private static String bare(String key) {
        return key.startsWith("@") ? key.substring(1) : key;
    }
}
