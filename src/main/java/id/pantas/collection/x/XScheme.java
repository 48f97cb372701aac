package id.pantas.collection.x;

import id.pantas.credential.CredentialScheme;
import id.pantas.outgoing.GuardedHttp;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.OutgoingClients;
import id.pantas.outgoing.Unreached;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** X wants one bearer token for everything. It is checked by asking for the budget, which costs nothing. */
@Component
class XScheme implements CredentialScheme {

    private static final int MAX_BYTES = 1024 * 1024;

    private final XProperties settings;
    private final GuardedHttp http;

    XScheme(XProperties settings, OutgoingClients clients) {
        this.settings = settings;
        this.http =
                clients.with(new OutgoingClients.Limits(MAX_BYTES, settings.connectTimeout(), settings.readTimeout()));
    }

    @Override
    public Platform platform() {
        return Platform.X;
    }

    @Override
    public Scope scope() {
        return Scope.PLATFORM;
    }

    @Override
    public List<Field> fields() {
        return List.of(new Field("token", "collection.x.token", true, true));
    }

    @Override
    public Map<String, String> settings() {
        String token = settings.bearerToken();
        return token == null ? Map.of() : Map.of("token", token);
    }

    @Override
    public Finding check(Map<String, String> entered, @Nullable String account, Instant now) {
        Reply reply;
        try {
            // As it is: tokens copied from the console may hold percent signs.
            reply = http.get(
                    settings.baseUrl().resolve("usage/tweets"),
                    Map.of(
                            "Authorization",
                            "Bearer " + entered.getOrDefault("token", ""),
                            "Accept",
                            "application/json"));
        } catch (Unreached e) {
            return Finding.unusable(Finding.UNREACHABLE);
        }
        if (reply.status() == 200 && reply.text().stripLeading().startsWith("{")) {
            List<Ability> abilities = List.of(
                    new Ability("credential.ability.posts", true),
                    new Ability("credential.ability.metrics", true),
                    new Ability("credential.ability.comments", true));
            return new Finding(true, abilities, null, null);
        }
        return Finding.unusable(
                switch (reply.status()) {
                    case 400, 401 -> Finding.REFUSED;
                    case 402, 403 -> Finding.PERMISSION;
                    case 429 -> Finding.LIMITED;
                    default -> reply.status() >= 500 ? Finding.UNREACHABLE : Finding.UNREADABLE;
                });
    }
}
