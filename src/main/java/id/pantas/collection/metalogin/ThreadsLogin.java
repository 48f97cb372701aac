package id.pantas.collection.metalogin;

import id.pantas.credential.ConsentScheme;
import id.pantas.credential.Credential;
import id.pantas.credential.CredentialScheme.Ability;
import id.pantas.credential.CredentialScheme.Field;
import id.pantas.credential.CredentialScheme.Refused;
import id.pantas.registry.Platform;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The consent of Threads: a token of an hour is exchanged at once for one of sixty days, which can be renewed. */
class ThreadsLogin implements ConsentScheme {

    private static final String ID = "threads-app-id";
    private static final String SECRET = "threads-app-secret";
    private static final String SCOPES = "threads_basic,threads_manage_insights,threads_read_replies";

    private final MetaLoginProperties settings;
    private final MetaTokens meta;

    ThreadsLogin(MetaLoginProperties settings, MetaTokens meta) {
        this.settings = settings;
        this.meta = meta;
    }

    @Override
    public Platform platform() {
        return Platform.THREADS;
    }

    @Override
    public List<Field> application() {
        return List.of(
                new Field(ID, "collection.metalogin.threadsAppId", false, true),
                new Field(SECRET, "collection.metalogin.threadsAppSecret", true, true));
    }

    @Override
    public Map<String, String> applicationSettings() {
        return MetaTokens.application(ID, settings.threadsAppId(), SECRET, settings.threadsAppSecret());
    }

    /** Threads does not know PKCE: the state and our secret guard the code. */
    @Override
    public URI ask(Credential application, URI redirect, String state, String challenge) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", String.valueOf(application.part(ID)));
        parameters.put("redirect_uri", redirect.toString());
        parameters.put("scope", SCOPES);
        parameters.put("response_type", "code");
        parameters.put("state", state);
        return MetaTokens.page(settings.threadsPage(), parameters);
    }

    @Override
    public List<Grant> exchange(Credential application, Code code, Instant now) throws Refused {
        String secret = String.valueOf(application.part(SECRET));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", String.valueOf(application.part(ID)));
        form.put("client_secret", secret);
        form.put("grant_type", "authorization_code");
        form.put("redirect_uri", code.redirect().toString());
        form.put("code", code.value());
        String shortLived =
                MetaTokens.token(meta.form(settings.threadsUrl().resolve("oauth/access_token"), form, false));
        form = new LinkedHashMap<>();
        form.put("grant_type", "th_exchange_token");
        form.put("client_secret", secret);
        form.put("access_token", shortLived);
        JsonNode answer = meta.form(settings.threadsUrl().resolve("access_token"), form, true);
        String token = MetaTokens.token(answer);
        JsonNode me = meta.get(settings.threadsUrl(), "v1.0/me", Map.of("fields", "id,username"), token, null);
        String name = me.path("username").asString("");
        if (name.isEmpty()) {
            throw new Refused("whose consent it is was not told", true, null);
        }
        String id = me.path("id").asString("");
        return List.of(new Grant(
                Platform.THREADS,
                id.isEmpty() ? null : id,
                name,
                token,
                Map.of(),
                List.of(new Ability("credential.ability.posts", true)),
                MetaTokens.end(answer, now),
                null));
    }
}
