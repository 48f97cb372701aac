package id.pantas.registry.internal;

import id.pantas.registry.AccountHandle;
import id.pantas.registry.AccountId;
import id.pantas.registry.HandleAnswer;
import id.pantas.registry.LookAlike;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Refusal;
import id.pantas.registry.UnitId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading official accounts, and keeping the platform's identifier a collector found. */
@Service
@Transactional(readOnly = true)
class StoredAccounts implements OfficialAccounts {

    private final AccountRepository accounts;
    private final Resemblances resemblances;
    private final WriteTurn turn;

    StoredAccounts(AccountRepository accounts, Resemblances resemblances, WriteTurn turn) {
        this.accounts = accounts;
        this.resemblances = resemblances;
        this.turn = turn;
    }

    @Override
    public Optional<OfficialAccount> find(AccountId id) {
        return accounts.findById(id).map(RegisteredAccount::toAccount);
    }

    @Override
    public Map<AccountId, OfficialAccount> byIds(Collection<AccountId> ids) {
        Map<AccountId, OfficialAccount> found = new HashMap<>();
        for (List<AccountId> part : StoredUnits.parts(ids)) {
            for (RegisteredAccount account : accounts.byIds(part)) {
                found.put(account.id(), account.toAccount());
            }
        }
        return found;
    }

    @Override
    public List<OfficialAccount> ofUnit(UnitId unit) {
        return list(accounts.ofUnit(unit));
    }

    @Override
    public Map<UnitId, List<OfficialAccount>> ofUnits(Collection<UnitId> units) {
        Map<UnitId, List<OfficialAccount>> found = new HashMap<>();
        for (List<UnitId> part : StoredUnits.parts(units)) {
            for (RegisteredAccount account : accounts.ofUnits(part)) {
                found.computeIfAbsent(account.unit(), unit -> new ArrayList<>()).add(account.toAccount());
            }
        }
        return found;
    }

    @Override
    public List<OfficialAccount> active() {
        return list(accounts.active());
    }

    @Override
    public List<OfficialAccount> activeAfter(@Nullable AccountId after, int limit) {
        Limit most = Limit.of(limit);
        return list(after == null ? accounts.firstActive(most) : accounts.activeAfter(after.value(), most));
    }

    @Override
    public List<OfficialAccount> all() {
        return list(accounts.all());
    }

    @Override
    public Optional<OfficialAccount> findByHandle(Platform platform, String handle) {
        try {
            AccountHandle wanted = AccountHandle.of(platform, handle);
            return accounts.inUse(platform, wanted.key()).map(RegisteredAccount::toAccount);
        } catch (Refusal notAHandle) {
            return Optional.empty();
        }
    }

    @Override
    public HandleAnswer ask(String text) {
        Platform platform = AccountHandle.platformOf(text).orElse(null);
        List<AccountHandle> readings = readings(platform, text);
        if (readings.isEmpty()) {
            throw platform == null || platform == Platform.WEBSITE
                    ? new Refusal("handle", "notUnderstood", text)
                    : new Refusal("handle", "linkNotAnAccount", text, platform.displayName());
        }
        List<OfficialAccount> official = new ArrayList<>();
        Map<AccountId, LookAlike> lookAlikes = new HashMap<>();
        for (AccountHandle reading : readings) {
            exactly(reading).map(RegisteredAccount::toAccount).ifPresent(official::add);
            resemblances
                    .of(null, reading)
                    .forEach(alike -> lookAlikes.put(alike.account().id(), alike));
        }
        official.forEach(account -> lookAlikes.remove(account.id()));
        String asked = readings.get(0).shown();
        List<LookAlike> sorted = lookAlikes.values().stream()
                .sorted(java.util.Comparator.comparing(LookAlike::reason)
                        .thenComparing(alike -> alike.account().handle()))
                .limit(10)
                .toList();
        return new HandleAnswer(asked, platform, List.copyOf(official), sorted);
    }

    @Override
    @Transactional
    public void identify(AccountId id, String nativeId) {
        turn.take();
        RegisteredAccount account =
                accounts.findById(id).orElseThrow(() -> new IllegalStateException("no official account " + id));
        if (nativeId.equals(account.nativeId())) {
            return;
        }
        if (account.nativeId() != null) {
            throw new IllegalStateException("account " + id + " is " + account.nativeId() + ", not " + nativeId);
        }
        if (account.inUse()) {
            accounts.withNativeId(account.platform(), nativeId).ifPresent(other -> {
                throw new IllegalStateException(nativeId + " belongs to account " + other.id() + " already");
            });
        }
        account.identify(nativeId);
        accounts.save(account);
    }

    /** A handle or, where the text is the platform's own identifier, the account that has it. */
    private Optional<RegisteredAccount> exactly(AccountHandle handle) {
        Optional<RegisteredAccount> byHandle = accounts.inUse(handle.platform(), handle.key());
        return byHandle.isEmpty() && handle.nativeId() != null
                ? accounts.withNativeId(handle.platform(), handle.nativeId())
                : byHandle;
    }

    private static List<AccountHandle> readings(@Nullable Platform platform, String text) {
        List<AccountHandle> readings = new ArrayList<>();
        for (Platform candidate : platform == null ? Platform.values() : new Platform[] {platform}) {
            if (platform == null && candidate == Platform.WEBSITE) {
                continue;
            }
            try {
                readings.add(AccountHandle.of(candidate, text));
            } catch (Refusal notAHandleThere) {
                continue;
            }
        }
        return readings;
    }

    private static List<OfficialAccount> list(List<RegisteredAccount> accounts) {
        return accounts.stream().map(RegisteredAccount::toAccount).toList();
    }
}
