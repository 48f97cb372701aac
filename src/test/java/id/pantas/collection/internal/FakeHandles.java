package id.pantas.collection.internal;

import id.pantas.registry.AccountId;
import id.pantas.registry.HandleChange;
import id.pantas.registry.HandleChanges;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The registry's part in a change of handles, as far as collection sees it. */
class FakeHandles implements HandleChanges {

    final List<HandleChange> recorded = new ArrayList<>();
    private final Map<AccountId, OfficialAccount> registry;

    FakeHandles(Map<AccountId, OfficialAccount> registry) {
        this.registry = registry;
    }

    static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/registry");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        return messages;
    }

    @Override
    public Optional<HandleChange> record(AccountId id, String handle) {
        OfficialAccount old = registry.get(id);
        if (old.handle().equalsIgnoreCase(handle)) {
            return Optional.empty();
        }
        for (OfficialAccount other : registry.values()) {
            if (other.platform() == old.platform() && other.handle().equalsIgnoreCase(handle)) {
                throw new Refusal(
                        "handle", "handleTaken", handle, other.platform().displayName(), "Dinas Lain");
            }
        }
        registry.put(
                id,
                new OfficialAccount(
                        id, old.unit(), old.platform(), handle, old.nativeId(), old.active(), old.registeredAt()));
        HandleChange change = new HandleChange(id, old.handle(), handle, Instant.EPOCH);
        recorded.add(change);
        return Optional.of(change);
    }

    @Override
    public List<HandleChange> since(Instant since) {
        return List.copyOf(recorded);
    }

    @Override
    public List<HandleChange> of(AccountId account) {
        return recorded.stream()
                .filter(change -> change.account().equals(account))
                .toList();
    }
}
