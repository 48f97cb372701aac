package id.pantas.collection.metalogin;

import id.pantas.credential.ConsentScheme;
import id.pantas.credential.Credential;
import id.pantas.credential.CredentialScheme.Ability;
import id.pantas.credential.CredentialScheme.Field;
import id.pantas.credential.CredentialScheme.Refused;
import id.pantas.registry.Platform;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Facebook Login: a person who manages Pages agrees; the code becomes a token of an hour, that one of sixty days, and that a token
 * of each Page, which does not end. Professional accounts of Instagram are read with the token of the Page they are linked to.
 */
class FacebookLogin implements ConsentScheme {

    static final String ID = "app-id";
    static final String SECRET = "app-secret";

    private static final String SCOPES =
            "pages_show_list,pages_read_engagement,pages_read_user_content,instagram_basic,"
                    + "instagram_manage_insights,instagram_manage_comments";
    private static final int MOST_PAGES = 20;

    private final MetaLoginProperties settings;
    private final MetaTokens meta;

    FacebookLogin(MetaLoginProperties settings, MetaTokens meta) {
        this.settings = settings;
        this.meta = meta;
    }

    @Override
    public Platform platform() {
        return Platform.FACEBOOK;
    }

    @Override
    public Set<Platform> serves() {
        return Set.of(Platform.FACEBOOK, Platform.INSTAGRAM);
    }

    @Override
    public List<Field> application() {
        return List.of(
                new Field(ID, "collection.metalogin.appId", false, true),
                new Field(SECRET, "collection.metalogin.appSecret", true, true));
    }

    @Override
    public Map<String, String> applicationSettings() {
        return MetaTokens.application(ID, settings.appId(), SECRET, settings.appSecret());
    }

    @Override
    public URI ask(Credential application, URI redirect, String state, String challenge) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", String.valueOf(application.part(ID)));
        parameters.put("redirect_uri", redirect.toString());
        parameters.put("response_type", "code");
        parameters.put("scope", SCOPES);
        parameters.put("state", state);
        parameters.put("code_challenge", challenge);
        parameters.put("code_challenge_method", "S256");
        return MetaTokens.page(settings.facebookPage(), parameters);
    }

    @Override
    public List<Grant> exchange(Credential application, Code code, Instant now) throws Refused {
        String id = String.valueOf(application.part(ID));
        String secret = String.valueOf(application.part(SECRET));
        URI address = settings.graphUrl().resolve("oauth/access_token");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", id);
        form.put("client_secret", secret);
        form.put("redirect_uri", code.redirect().toString());
        form.put("code", code.value());
        form.put("code_verifier", code.verifier());
        String shortLived = MetaTokens.token(meta.form(address, form, true));
        form = new LinkedHashMap<>();
        form.put("grant_type", "fb_exchange_token");
        form.put("client_id", id);
        form.put("client_secret", secret);
        form.put("fb_exchange_token", shortLived);
        String token = MetaTokens.token(meta.form(address, form, true));
        return pages(token, secret);
    }

    private List<Grant> pages(String token, String secret) throws Refused {
        List<Grant> grants = new ArrayList<>();
        String after = null;
        for (int i = 0; i < MOST_PAGES; i++) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("fields", "id,username,access_token,tasks,instagram_business_account{id,username}");
            parameters.put("limit", "100");
            if (after != null) {
                parameters.put("after", after);
            }
            JsonNode answer = meta.get(settings.graphUrl(), "me/accounts", parameters, token, secret);
            for (JsonNode page : answer.path("data")) {
                add(page, secret, grants);
            }
            after = answer.at("/paging/cursors/after").asString("");
            if (after.isEmpty() || !answer.path("paging").has("next")) {
                break;
            }
        }
        return grants;
    }

    private static void add(JsonNode page, String secret, List<Grant> grants) {
        String token = page.path("access_token").asString("");
        String id = page.path("id").asString("");
        if (token.isEmpty() || !id.matches("\\d{1,30}")) {
            return; // a Page this person may not read
        }
        grants.add(new Grant(
                Platform.FACEBOOK, id, text(page, "username"), token, Map.of(SECRET, secret), abilities(), null, null));
        JsonNode instagram = page.path("instagram_business_account");
        String instagramId = instagram.path("id").asString("");
        if (instagramId.matches("\\d{1,30}")) {
            grants.add(new Grant(
                    Platform.INSTAGRAM,
                    instagramId,
                    text(instagram, "username"),
                    token,
                    Map.of(SECRET, secret, "instagram-id", instagramId),
                    abilities(),
                    null,
                    null));
        }
    }

    /** What was asked for; whether all of it was granted shows a check. */
    private static List<Ability> abilities() {
        return List.of(new Ability("credential.ability.posts", true), new Ability("credential.ability.metrics", true));
    }

    private static @Nullable String text(JsonNode node, String field) {
        String text = node.path(field).asString("");
        return text.isEmpty() ? null : text;
    }
}
