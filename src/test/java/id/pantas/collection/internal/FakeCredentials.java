package id.pantas.collection.internal;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import id.pantas.credential.Connections;
import id.pantas.credential.Connections.Connection;
import id.pantas.credential.Connections.Purpose;
import id.pantas.credential.Connections.State;
import id.pantas.credential.Credential;
import id.pantas.credential.CredentialId;
import id.pantas.credential.Credentials;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be asked with, held in memory; one that is refused is not handed out again. */
class FakeCredentials implements Credentials {

    private final List<Credential> kept = new ArrayList<>();
    final List<CredentialId> refused = new ArrayList<>();

    Credential keep(Platform platform, @Nullable AccountId account) {
        Credential credential =
                new Credential(new CredentialId(UUID.randomUUID()), platform, account, "rahasia", Map.of(), null);
        kept.add(credential);
        return credential;
    }

    void forgetAll() {
        kept.clear();
    }

    Connections connections() {
        Connections connections = mock(Connections.class);
        when(connections.all())
                .thenAnswer(call -> kept.stream().map(FakeCredentials::shown).toList());
        return connections;
    }

    private static Connection shown(Credential credential) {
        return new Connection(
                credential.id(),
                credential.platform(),
                credential.account(),
                Purpose.ACCESS,
                State.CONNECTED,
                false,
                List.of(),
                null,
                null,
                Instant.EPOCH,
                "admin",
                null,
                null,
                null);
    }

    @Override
    public Optional<Credential> forAccount(Platform platform, AccountId account) {
        return kept.stream()
                .filter(credential -> credential.platform() == platform && account.equals(credential.account()))
                .findFirst()
                .or(() -> forPlatform(platform));
    }

    @Override
    public Optional<Credential> forPlatform(Platform platform) {
        return kept.stream()
                .filter(credential -> credential.platform() == platform && credential.account() == null)
                .findFirst();
    }

    @Override
    public Optional<Credential> application(Platform platform) {
        return Optional.empty();
    }

    @Override
    public void refused(CredentialId id, Instant at, String reason) {
        refused.add(id);
        kept.removeIf(credential -> credential.id().equals(id));
    }
}
