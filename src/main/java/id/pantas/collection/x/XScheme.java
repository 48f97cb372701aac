package id.pantas.collection.x;

import id.pantas.compliance.Clearances;
import id.pantas.credential.CredentialScheme;
import id.pantas.outgoing.GuardedHttp;
import id.pantas.outgoing.GuardedHttp.Ask;
import id.pantas.outgoing.GuardedHttp.Body;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.OutgoingClients;
import id.pantas.outgoing.Unreached;
import id.pantas.registry.Platform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * X wants one bearer token for everything. Who has only the key and the secret of the application enters those: X gives the
 * token for them, which does not expire, and they are not kept. A token is checked by asking for the budget, which costs
 * nothing.
 */
@Component
class XScheme implements CredentialScheme {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final String TOKEN = "token";
    private static final String KEY = "key";
    private static final String SECRET = "secret";

    private final XProperties settings;
    private final GuardedHttp http;
    private final Clearances clearances;

    XScheme(XProperties settings, OutgoingClients clients, Clearances clearances) {
        this.settings = settings;
        this.clearances = clearances;
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
        return List.of(
                new Field(TOKEN, "collection.x.token", true, false),
                new Field(KEY, "collection.x.key", false, false),
                new Field(SECRET, "collection.x.secret", true, false));
    }

    @Override
    public Map<String, String> settings() {
        String token = settings.bearerToken();
        return token == null ? Map.of() : Map.of(TOKEN, token);
    }

    @Override
    public Map<String, String> completed(Map<String, String> entered) throws Refused {
        String token = entered.get(TOKEN);
        String key = entered.get(KEY);
        String secret = entered.get(SECRET);
        if (token == null && key != null && secret != null && clearances.cleared(Platform.X)) {
            token = exchanged(key, secret);
        }
        return token == null ? Map.of() : Map.of(TOKEN, token);
    }

    private String exchanged(String key, String secret) throws Refused {
        Reply reply;
        try {
            reply = http.send(new Ask(
                    HttpMethod.POST,
                    settings.baseUrl().resolve("/oauth2/token"),
                    Map.of(
                            "Authorization",
                            "Basic " + HttpHeaders.encodeBasicAuth(encoded(key), encoded(secret), null)),
                    new Body("application/x-www-form-urlencoded", "grant_type=client_credentials")));
        } catch (Unreached e) {
            throw new Refused("no answer: " + e.getMessage(), true, e);
        }
        if (reply.status() >= 500 || reply.status() == 429) {
            throw new Refused("status " + reply.status(), true, null);
        }
        if (reply.status() != 200) {
            throw new Refused("status " + reply.status(), false, null);
        }
        try {
            String token = JsonMapper.shared()
                    .readTree(reply.body())
                    .path("access_token")
                    .stringValue("");
            if (token.isBlank()) {
                throw new Refused("an answer without a token", true, null);
            }
            return token;
        } catch (JacksonException e) {
            throw new Refused("an answer that cannot be read", true, null);
        }
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    @Override
    public Finding check(Map<String, String> entered, @Nullable String account, Instant now) {
        if (!clearances.cleared(Platform.X)) {
            return Finding.unusable(Finding.NOT_CLEARED);
        }
        if (!entered.containsKey(TOKEN)) {
            return Finding.unusable("collection.x.needed");
        }
        Reply reply;
        try {
            // As it is: tokens copied from the console may hold percent signs.
            reply = http.get(
                    settings.baseUrl().resolve("usage/tweets"),
                    Map.of("Authorization", "Bearer " + entered.get(TOKEN), "Accept", "application/json"));
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
