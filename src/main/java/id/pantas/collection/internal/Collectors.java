package id.pantas.collection.internal;

import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.spi.PlatformCollector.Connection;
import id.pantas.compliance.Clearances;
import id.pantas.registry.Platform;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The adapters this application has, one for each platform at most; {@link AccountAccess} knows about credentials. */
@Component
class Collectors {

    /** Reason of a platform that must not be asked yet. */
    static final String NOT_CLEARED = "not-cleared";

    private final Map<Platform, PlatformCollector> byPlatform = new EnumMap<>(Platform.class);
    private final Map<Platform, CommentCollector> comments = new EnumMap<>(Platform.class);
    private final Clearances clearances;

    Collectors(
            ObjectProvider<PlatformCollector> collectors,
            ObjectProvider<CommentCollector> ofComments,
            Clearances clearances) {
        this.clearances = clearances;
        ofComments.orderedStream().forEach(collector -> comments.put(collector.platform(), collector));
        collectors.orderedStream().forEach(collector -> {
            PlatformCollector other = byPlatform.put(collector.platform(), collector);
            if (other != null) {
                throw new IllegalStateException("two collectors of " + collector.platform());
            }
        });
    }

    /** Those that read comments. */
    List<CommentCollector> ofComments() {
        return List.copyOf(comments.values());
    }

    Optional<CommentCollector> ofComments(Platform platform) {
        return Optional.ofNullable(comments.get(platform));
    }

    Optional<PlatformCollector> of(Platform platform) {
        return Optional.ofNullable(byPlatform.get(platform));
    }

    /** A platform whose contract wants a clearance that is not recorded is not connected, whatever else it has. */
    Connection connection(Platform platform) {
        Optional<PlatformCollector> collector = of(platform);
        if (collector.isPresent() && !clearances.cleared(platform)) {
            return Connection.missing(NOT_CLEARED);
        }
        return collector.map(PlatformCollector::connection).orElseGet(() -> Connection.missing("no-collector"));
    }

    /** Whether requests may leave for this platform, as far as its contract goes. */
    boolean cleared(Platform platform) {
        return clearances.cleared(platform);
    }

    /** The platforms that can be read now, as far as their own switches go. */
    List<Platform> ready() {
        return byPlatform.keySet().stream()
                .filter(platform -> connection(platform).ready())
                .toList();
    }
}
