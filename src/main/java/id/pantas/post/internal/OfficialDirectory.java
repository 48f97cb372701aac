package id.pantas.post.internal;

import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The official accounts as captions and platforms name them, read once for a batch of posts. */
final class OfficialDirectory {

    private final Map<AccountId, OfficialAccount> accounts = new HashMap<>();
    private final Map<String, Set<UnitId>> unitsByHandle = new HashMap<>();
    private final Map<String, OfficialAccount> byHandle = new HashMap<>();
    private final Map<String, OfficialAccount> byNativeId = new HashMap<>();
    private final Map<UnitId, List<AccountId>> ofUnit = new HashMap<>();
    private final Map<UnitId, Unit> units;

    OfficialDirectory(OfficialAccounts registered, Units known) {
        for (OfficialAccount account : registered.all()) {
            accounts.put(account.id(), account);
            ofUnit.computeIfAbsent(account.unit(), unit -> new ArrayList<>()).add(account.id());
            if (account.nativeId() != null) {
                byNativeId.put(account.platform() + " " + account.nativeId(), account);
            }
            String handle = plain(account.handle());
            if (account.platform() != Platform.WEBSITE && account.platform() != Platform.WHATSAPP) {
                unitsByHandle
                        .computeIfAbsent(handle, h -> new LinkedHashSet<>())
                        .add(account.unit());
                byHandle.put(account.platform() + " " + handle, account);
            }
        }
        units = known.byIds(ofUnit.keySet());
    }

    private static String plain(String handle) {
        String shown = handle.startsWith("@") ? handle.substring(1) : handle;
        return shown.toLowerCase(Locale.ROOT);
    }

    @Nullable
    OfficialAccount account(AccountId id) {
        return accounts.get(id);
    }

    @Nullable
    OfficialAccount byHandle(Platform platform, String handle) {
        return byHandle.get(platform + " " + plain(handle));
    }

    @Nullable
    OfficialAccount byNativeId(Platform platform, String nativeId) {
        return byNativeId.get(platform + " " + nativeId);
    }

    /** Facebook's ids of the Pages, which begin the ids of their posts. */
    List<String> pages() {
        return accounts.values().stream()
                .filter(account -> account.platform() == Platform.FACEBOOK && account.nativeId() != null)
                .map(OfficialAccount::nativeId)
                .toList();
    }

    /** The units that have an account of one of these names, on whatever platform: people mention the one they know. */
    Set<UnitId> named(Collection<String> handles) {
        return handles.stream()
                .flatMap(handle -> unitsByHandle.getOrDefault(plain(handle), Set.of()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<AccountId> accountsOf(UnitId unit) {
        return ofUnit.getOrDefault(unit, List.of());
    }

    boolean isLeader(UnitId unit) {
        Unit known = units.get(unit);
        return known != null && known.kind() == UnitKind.PIMPINAN;
    }

    /** Whether words of a caption, in lower case, call a unit by its name. */
    boolean isCalled(UnitId unit, String words) {
        Unit known = units.get(unit);
        return known != null
                && (words.contains(known.name().toLowerCase(Locale.ROOT))
                        || words.contains(known.shortName().toLowerCase(Locale.ROOT)));
    }
}
