package id.pantas.collection.internal;

import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.spi.PlatformCollector.Access;
import id.pantas.collection.spi.PlatformCollector.Connection;
import id.pantas.credential.CredentialScheme;
import id.pantas.registry.Platform;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The adapters this application has, one for each platform at most. */
@Component
class Collectors {

    private final Map<Platform, PlatformCollector> byPlatform = new EnumMap<>(Platform.class);

    private final Set<Platform> entered = EnumSet.noneOf(Platform.class);

    /** @param schemes of platforms that want a credential; what the settings have of it is enough to begin with */
    Collectors(ObjectProvider<PlatformCollector> collectors, ObjectProvider<CredentialScheme> schemes) {
        collectors.orderedStream().forEach(collector -> {
            PlatformCollector other = byPlatform.put(collector.platform(), collector);
            if (other != null) {
                throw new IllegalStateException("two collectors of " + collector.platform());
            }
        });
        schemes.orderedStream()
                .filter(scheme -> !scheme.settings().isEmpty())
                .forEach(scheme -> entered.add(scheme.platform()));
    }

    Optional<PlatformCollector> of(Platform platform) {
        return Optional.ofNullable(byPlatform.get(platform));
    }

    Connection connection(Platform platform) {
        return of(platform).map(this::connection).orElseGet(() -> Connection.missing("no-collector"));
    }

    private Connection connection(PlatformCollector collector) {
        Connection connection = collector.connection();
        boolean lacking = collector.access() != Access.NONE && !entered.contains(collector.platform());
        return connection.ready() && lacking ? Connection.missing("credential") : connection;
    }

    /** The platforms that can be read now. */
    List<Platform> ready() {
        return byPlatform.keySet().stream()
                .filter(platform -> connection(platform).ready())
                .toList();
    }
}
