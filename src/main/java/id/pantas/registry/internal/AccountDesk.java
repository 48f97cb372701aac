package id.pantas.registry.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.registry.AccountHandle;
import id.pantas.registry.AccountId;
import id.pantas.registry.AccountsChanged;
import id.pantas.registry.LookAlike;
import id.pantas.registry.LookAlikesUnconfirmed;
import id.pantas.registry.NewAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.Refusal;
import id.pantas.registry.UnitId;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Registers and retires official accounts; called with the write turn taken, inside a transaction. */
@Component
class AccountDesk {

    private static final int SAVED_AT_ONCE = 500;
    private static final int LONGEST_NATIVE_ID = 200;

    private final AccountRepository accounts;
    private final UnitRepository units;
    private final Resemblances resemblances;
    private final EntityManager entities;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountDesk(
            AccountRepository accounts,
            UnitRepository units,
            Resemblances resemblances,
            EntityManager entities,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.units = units;
        this.resemblances = resemblances;
        this.entities = entities;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    AccountId add(NewAccount wanted) {
        AccountHandle handle = AccountHandle.of(wanted.platform(), wanted.handle());
        if (!wanted.lookAlikesConfirmed()
                && accounts.inUse(handle.platform(), handle.key()).isEmpty()) {
            List<LookAlike> alike = resemblances.of(wanted.unit(), handle);
            if (!alike.isEmpty()) {
                throw new LookAlikesUnconfirmed(alike);
            }
        }
        return addAll(List.of(wanted)).get(0);
    }

    List<AccountId> addAll(List<NewAccount> wanted) {
        List<AccountId> added = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i += SAVED_AT_ONCE) {
            addSome(wanted.subList(i, Math.min(wanted.size(), i + SAVED_AT_ONCE)), added);
        }
        return added;
    }

    void retire(AccountId id) {
        RegisteredAccount account =
                accounts.findById(id).orElseThrow(() -> new Refusal("account", "noSuchAccount", id.toString()));
        if (account.inUse()) {
            account.retire(clock.instant());
            accounts.save(account);
            audit.record(change("accountRetired", account, account.handle(), null));
            events.publishEvent(new AccountsChanged(List.of(id)));
        }
    }

    void retireAllOf(UnitId unit) {
        accounts.ofUnit(unit).stream().map(RegisteredAccount::id).forEach(this::retire);
    }

    private void addSome(List<NewAccount> wanted, List<AccountId> added) {
        Instant now = clock.instant();
        int before = added.size();
        List<AccountHandle> handles = wanted.stream()
                .map(account -> AccountHandle.of(account.platform(), account.handle()))
                .toList();
        Map<String, List<RegisteredAccount>> known = new HashMap<>();
        Set<String> keys = new LinkedHashSet<>();
        handles.forEach(handle -> keys.add(handle.key()));
        for (RegisteredAccount account : accounts.withKeys(keys)) {
            known.computeIfAbsent(place(account.platform(), account.key()), k -> new ArrayList<>())
                    .add(account);
        }
        Map<UnitId, RegisteredUnit> owners = new HashMap<>();
        for (RegisteredUnit unit :
                units.byIds(wanted.stream().map(NewAccount::unit).distinct().toList())) {
            owners.put(unit.toUnit().id(), unit);
        }
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            NewAccount account = wanted.get(i);
            AccountHandle handle = handles.get(i);
            RegisteredUnit owner = owners.get(account.unit());
            if (owner == null) {
                throw new Refusal("unit", "noSuchUnit", account.unit().toString());
            }
            if (!owner.toUnit().active()) {
                throw new Refusal("unit", "unitDissolved", owner.toUnit().name());
            }
            String nativeId = nativeId(account.nativeId());
            List<RegisteredAccount> same =
                    known.computeIfAbsent(place(handle.platform(), handle.key()), k -> new ArrayList<>());
            for (RegisteredAccount other : same) {
                if (other.inUse()) {
                    throw taken(handle, other, account.unit());
                }
            }
            refuseKnownNativeId(handle, nativeId == null ? handle.nativeId() : nativeId);
            RegisteredAccount entry = same.stream()
                    .filter(other -> other.unit().equals(account.unit()))
                    .filter(other -> nativeId == null || nativeId.equals(other.nativeId()))
                    .findFirst()
                    .orElse(null);
            if (entry != null) {
                refuseKnownNativeId(handle, entry.nativeId());
                entry.revive();
                accounts.save(entry);
                changes.add(change("accountRevived", entry, null, entry.handle()));
            } else {
                Instant since = account.since() == null ? now : account.since();
                entry = new RegisteredAccount(
                        new AccountId(UUID.randomUUID()), account.unit(), handle, nativeId, since);
                entities.persist(entry);
                same.add(entry);
                changes.add(change("accountAdded", entry, null, entry.handle()));
            }
            added.add(entry.id());
        }
        entities.flush();
        if (added.size() >= SAVED_AT_ONCE) {
            entities.clear();
        }
        audit.recordAll(changes);
        events.publishEvent(new AccountsChanged(List.copyOf(added.subList(before, added.size()))));
    }

    private Refusal taken(AccountHandle handle, RegisteredAccount other, UnitId wantedBy) {
        if (other.unit().equals(wantedBy)) {
            return new Refusal(
                    "handle", "handleIsOwn", handle.shown(), handle.platform().displayName());
        }
        String owner = units.findById(other.unit()).orElseThrow().toUnit().name();
        return new Refusal(
                "handle", "handleTaken", handle.shown(), handle.platform().displayName(), owner);
    }

    private void refuseKnownNativeId(AccountHandle handle, @Nullable String nativeId) {
        if (nativeId != null) {
            accounts.withNativeId(handle.platform(), nativeId).ifPresent(other -> {
                String owner =
                        units.findById(other.unit()).orElseThrow().toUnit().name();
                throw new Refusal(
                        "handle", "nativeIdTaken", nativeId, handle.platform().displayName(), other.handle(), owner);
            });
        }
    }

    private static @Nullable String nativeId(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String stripped = typed.strip();
        if (stripped.length() > LONGEST_NATIVE_ID
                || !stripped.matches("[\\p{Graph}]+")
                || stripped.matches(".*\\d[.,]\\d*[eE]\\+\\d+")) {
            throw new Refusal("nativeId", "nativeIdDamaged", stripped);
        }
        return stripped;
    }

    private static String place(Platform platform, String key) {
        return platform + " " + key;
    }

    private static Change change(String action, RegisteredAccount account, @Nullable String from, @Nullable String to) {
        String label = account.handle() + " (" + account.platform().displayName() + ")";
        return new Change("registry.audit." + action, "account", account.id().toString(), label, from, to);
    }
}
