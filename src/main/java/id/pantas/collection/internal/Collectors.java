package id.pantas.collection.internal;

import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.spi.PlatformCollector.Connection;
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

    private final Map<Platform, PlatformCollector> byPlatform = new EnumMap<>(Platform.class);
    private final Map<Platform, CommentCollector> comments = new EnumMap<>(Platform.class);

    Collectors(ObjectProvider<PlatformCollector> collectors, ObjectProvider<CommentCollector> ofComments) {
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

    Connection connection(Platform platform) {
        return of(platform).map(PlatformCollector::connection).orElseGet(() -> Connection.missing("no-collector"));
    }

    /** The platforms that can be read now, as far as their own switches go. */
    List<Platform> ready() {
        return byPlatform.keySet().stream()
                .filter(platform -> connection(platform).ready())
                .toList();
    }
}
