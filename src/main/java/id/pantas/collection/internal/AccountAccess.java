package id.pantas.collection.internal;

import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.spi.PlatformCollector.Access;
import id.pantas.credential.Connections;
import id.pantas.credential.Connections.Connection;
import id.pantas.credential.Connections.Purpose;
import id.pantas.credential.Connections.State;
import id.pantas.credential.Credential;
import id.pantas.credential.Credentials;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which accounts can be asked for, as far as credentials go, and with what. */
@Component
class AccountAccess {

    private final Collectors collectors;
    private final Connections connections;
    private final Credentials credentials;

    AccountAccess(Collectors collectors, Connections connections, Credentials credentials) {
        this.collectors = collectors;
        this.connections = connections;
        this.credentials = credentials;
    }

    /** What each account can be asked for with. */
    enum Standing {
        /** It needs a credential and there is none. */
        NONE,
        /** With nothing, or with the credential that all share. */
        SHARED,
        /** With a credential of its own. */
        OWN;

        boolean connected() {
            return this != NONE;
        }
    }

    /** Says of each account what credential it has, as things stand now; asks no platform. */
    Function<OfficialAccount, Standing> standing() {
        Set<Platform> platforms = EnumSet.noneOf(Platform.class);
        Set<AccountId> accounts = new HashSet<>();
        for (Connection connection : connections.all()) {
            boolean usable = connection.state() == State.CONNECTED || connection.state() == State.ENDING;
            if (!usable || connection.purpose() != Purpose.ACCESS) {
                continue;
            }
            AccountId account = connection.account();
            if (account == null) {
                platforms.add(connection.platform());
            } else {
                accounts.add(account);
            }
        }
        for (Platform platform : Platform.values()) {
            if (!platforms.contains(platform)
                    && access(platform) != Access.NONE
                    && credentials.forPlatform(platform).isPresent()) {
                platforms.add(platform);
            }
        }
        return account -> switch (access(account.platform())) {
            case NONE -> Standing.SHARED;
            case PLATFORM ->
                !platforms.contains(account.platform())
                        ? Standing.NONE
                        : accounts.contains(account.id()) ? Standing.OWN : Standing.SHARED;
            case ACCOUNT ->
                accounts.contains(account.id())
                        ? Standing.OWN
                        : platforms.contains(account.platform()) ? Standing.SHARED : Standing.NONE;
        };
    }

    /** Whether requests may leave for this platform, as far as its contract goes. */
    boolean cleared(Platform platform) {
        return collectors.cleared(platform);
    }

    /** What to ask for this account with; empty if it needs a credential and there is none. */
    Optional<Means> means(PlatformCollector collector, OfficialAccount account) {
        if (collector.access() == Access.NONE) {
            return Optional.of(Means.NONE);
        }
        return credentials.forAccount(account.platform(), account.id()).map(Means::new);
    }

    private Access access(Platform platform) {
        return collectors.of(platform).map(PlatformCollector::access).orElse(Access.NONE);
    }

    /** @param credential null if the platform needs none */
    record Means(@Nullable Credential credential) {

        static final Means NONE = new Means(null);

        /** Whether it serves this account alone. */
        boolean own() {
            return credential != null && credential.account() != null;
        }
    }
}
