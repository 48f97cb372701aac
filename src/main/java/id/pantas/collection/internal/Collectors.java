package id.pantas.collection.internal;

import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.spi.PlatformCollector.Connection;
import id.pantas.registry.Platform;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The adapters this application has, one for each platform at most. */
@Component
class Collectors {

    private final Map<Platform, PlatformCollector> byPlatform = new EnumMap<>(Platform.class);

    Collectors(ObjectProvider<PlatformCollector> collectors) {
        collectors.orderedStream().forEach(collector -> {
            PlatformCollector other = byPlatform.put(collector.platform(), collector);
            if (other != null) {
                throw new IllegalStateException("two collectors of " + collector.platform());
            }
        });
    }

    Optional<PlatformCollector> of(Platform platform) {
        return Optional.ofNullable(byPlatform.get(platform));
    }

    Connection connection(Platform platform) {
        return of(platform).map(PlatformCollector::connection).orElseGet(() -> Connection.missing("no-collector"));
    }

    /** The platforms that can be read now. */
    List<Platform> ready() {
        return byPlatform.keySet().stream()
                .filter(platform -> connection(platform).ready())
                .toList();
    }
}
