package id.pantas.collection.youtube;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.credential.CredentialScheme;
import id.pantas.outgoing.OutgoingClients;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** YouTube wants one key for everything. It is checked by asking for a channel that everybody knows, for one unit. */
@Component
class YouTubeScheme implements CredentialScheme {

    /** The platform's own channel for developers. */
    private static final String KNOWN_CHANNEL = "UC_x5XG1OV2P6uZZ5FSM9Ttw";

    private final YouTubeProperties settings;
    private final PlatformHttp http;

    YouTubeScheme(YouTubeProperties settings, OutgoingClients clients) {
        this.settings = settings;
        this.http = new PlatformHttp(clients.with(YouTubeApi.LIMITS));
    }

    @Override
    public Platform platform() {
        return Platform.YOUTUBE;
    }

    @Override
    public Scope scope() {
        return Scope.PLATFORM;
    }

    @Override
    public List<Field> fields() {
        return List.of(new Field("token", "collection.youtube.key", true, true));
    }

    @Override
    public Map<String, String> settings() {
        String key = settings.apiKey();
        return key == null ? Map.of() : Map.of("token", key);
    }

    @Override
    public Finding check(Map<String, String> entered, @Nullable String account, Instant now) {
        YouTubeApi api = new YouTubeApi(settings, http).with(entered.getOrDefault("token", ""));
        try {
            api.ask("channels", Map.of("part", "id", "id", KNOWN_CHANNEL), now);
            List<Ability> abilities = List.of(
                    new Ability("credential.ability.posts", true),
                    new Ability("credential.ability.metrics", true),
                    new Ability("credential.ability.comments", true));
            return new Finding(true, abilities, null, null);
        } catch (CollectionFailure e) {
            return Finding.unusable(
                    switch (e.kind()) {
                        case AUTH, BAD_REQUEST -> Finding.REFUSED;
                        case PERMISSION -> Finding.PERMISSION;
                        case RATE_LIMITED, BUDGET_SPENT -> Finding.LIMITED;
                        case TRANSIENT, REFUSED -> Finding.UNREACHABLE;
                        default -> Finding.UNREADABLE;
                    });
        }
    }
}
