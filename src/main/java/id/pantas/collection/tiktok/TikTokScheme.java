package id.pantas.collection.tiktok;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.tiktok.TikTokApi.TokenReply;
import id.pantas.collection.tiktok.TikTokApi.Told;
import id.pantas.credential.ConsentScheme;
import id.pantas.credential.Credential;
import id.pantas.credential.CredentialScheme;
import id.pantas.credential.Credentials;
import id.pantas.registry.Platform;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Consent, tokens and their renewal at TikTok. Every account is connected by its owner; nothing is typed in for it. */
class TikTokScheme implements CredentialScheme, ConsentScheme {

    static final String SCOPES = "user.info.basic,user.info.profile,user.info.stats,video.list";
    private static final String KEY = "client-key";
    private static final String SECRET = "client-secret";
    private static final String REFRESH = "refresh-token";
    private static final String SCOPE = "scope";
    /** Part of a credential: TikTok's lasting name of the owner towards our application. */
    static final String OPEN_ID = "open-id";

    private static final Duration RENEW_BEFORE = Duration.ofHours(1);
    /** No token of TikTok lives longer; a greater number is not believed. */
    private static final long LONGEST_SECONDS = Duration.ofDays(400).toSeconds();

    private final TikTokProperties settings;
    private final TikTokApi api;
    private final Credentials credentials;

    TikTokScheme(TikTokProperties settings, TikTokApi api, Credentials credentials) {
        this.settings = settings;
        this.api = api;
        this.credentials = credentials;
    }

    @Override
    public Platform platform() {
        return Platform.TIKTOK;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public List<Field> application() {
        return List.of(
                new Field(KEY, "collection.tiktok.clientKey", false, true),
                new Field(SECRET, "collection.tiktok.clientSecret", true, true));
    }

    @Override
    public Map<String, String> applicationSettings() {
        String key = settings.clientKey();
        String secret = settings.clientSecret();
        return key == null || secret == null ? Map.of() : Map.of(KEY, key, SECRET, secret);
    }

    @Override
    public Duration renewBefore() {
        return RENEW_BEFORE;
    }

    @Override
    public Finding check(Map<String, String> entered, @Nullable String account, Instant now) {
        try {
            String handle = handleOf(entered.getOrDefault("token", ""), now);
            if (account != null && !plain(account).equals(plain(handle))) {
                return Finding.unusable(Finding.OTHER_ACCOUNT);
            }
            List<Ability> abilities =
                    abilities(entered.getOrDefault(SCOPE, ""), entered.containsKey(TikTokComments.TOKEN));
            boolean enough = abilities.stream()
                    .filter(Ability::granted)
                    .map(Ability::ability)
                    .anyMatch("credential.ability.posts"::equals);
            return new Finding(enough, abilities, enough ? null : Finding.PERMISSION, null);
        } catch (CollectionFailure e) {
            return Finding.unusable(
                    switch (e.kind()) {
                        case AUTH -> Finding.REFUSED;
                        case PERMISSION -> Finding.PERMISSION;
                        case RATE_LIMITED -> Finding.LIMITED;
                        case MALFORMED, BAD_REQUEST -> Finding.UNREADABLE;
                        default -> Finding.UNREACHABLE;
                    });
        }
    }

    @Override
    public @Nullable Renewed renew(Credential current, Instant now) throws Refused {
        String refresh = current.part(REFRESH);
        if (refresh == null) {
            return null;
        }
        Credential application = credentials
                .application(Platform.TIKTOK)
                .orElseThrow(() -> new Refused("our application is not registered here", true, null));
        Map<String, String> form = form(application, "refresh_token");
        form.put("refresh_token", refresh);
        Tokens tokens = tokens(form, now);
        Map<String, String> parts = new HashMap<>(current.parts());
        parts.putAll(tokens.parts());
        // TikTok may give another one, and then the old one is worth nothing.
        parts.putIfAbsent(REFRESH, refresh);
        return new Renewed(tokens.token(), parts, tokens.expiresAt(), tokens.connectBy());
    }

    @Override
    public URI ask(Credential application, URI redirect, String state, String challenge) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_key", String.valueOf(application.part(KEY)));
        parameters.put("scope", SCOPES);
        parameters.put("response_type", "code");
        parameters.put("redirect_uri", redirect.toString());
        parameters.put("state", state);
        if (settings.pkce() != TikTokProperties.Pkce.NONE) {
            parameters.put("code_challenge", written(challenge));
            parameters.put("code_challenge_method", "S256");
        }
        UriComponentsBuilder page = UriComponentsBuilder.fromUri(settings.authorizeUrl());
        parameters.keySet().forEach(name -> page.queryParam(name, "{" + name + "}"));
        return page.encode().buildAndExpand(parameters).toUri();
    }

    private String written(String challenge) {
        return settings.pkce() == TikTokProperties.Pkce.HEX
                ? HexFormat.of().formatHex(Base64.getUrlDecoder().decode(challenge))
                : challenge;
    }

    @Override
    public List<Grant> exchange(Credential application, Code code, Instant now) throws Refused {
        Map<String, String> form = form(application, "authorization_code");
        form.put("code", code.value());
        form.put("redirect_uri", code.redirect().toString());
        if (settings.pkce() != TikTokProperties.Pkce.NONE) {
            form.put("code_verifier", code.verifier());
        }
        Tokens tokens = tokens(form, now);
        String handle;
        try {
            handle = handleOf(tokens.token(), now);
        } catch (CollectionFailure e) {
            boolean passing = e.kind() == FailureKind.TRANSIENT || e.kind() == FailureKind.RATE_LIMITED;
            throw new Refused("whose consent it is cannot be found out: " + e.getMessage(), passing, null);
        }
        String scope = tokens.parts().getOrDefault(SCOPE, "");
        return List.of(new Grant(
                Platform.TIKTOK,
                null,
                handle,
                tokens.token(),
                tokens.parts(),
                abilities(scope, false),
                tokens.expiresAt(),
                tokens.connectBy()));
    }

    private static Map<String, String> form(Credential application, String grant) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_key", String.valueOf(application.part(KEY)));
        form.put("client_secret", String.valueOf(application.part(SECRET)));
        form.put("grant_type", grant);
        return form;
    }

    private record Tokens(
            String token,
            Map<String, String> parts,
            @Nullable Instant expiresAt,
            @Nullable Instant connectBy) {

        @Override
        public String toString() {
            return "Tokens[***]";
        }
    }

    private Tokens tokens(Map<String, String> form, Instant now) throws Refused {
        TokenReply reply;
        try {
            reply = api.token(form);
        } catch (CollectionFailure e) {
            throw new Refused("the token address gave no answer: " + e.getMessage(), true, null);
        }
        JsonNode document = reply.document();
        // Errors are flat, with any status.
        String error = document == null
                ? ""
                : TikTokFailure.word(document.path("error").asString(""));
        String token = document == null ? "" : document.path("access_token").asString("");
        if (document == null || token.isEmpty() || !error.isEmpty()) {
            boolean lasting = List.of("invalid_grant", "invalid_request", "access_denied", "invalid_scope")
                    .contains(error);
            throw new Refused(
                    "the token address answered " + reply.status() + (error.isEmpty() ? "" : ": " + error),
                    !lasting,
                    null);
        }
        Map<String, String> parts = new HashMap<>();
        keep(parts, REFRESH, document, "refresh_token");
        keep(parts, SCOPE, document, "scope");
        keep(parts, OPEN_ID, document, "open_id");
        return new Tokens(token, parts, end(document, "expires_in", now), end(document, "refresh_expires_in", now));
    }

    private static void keep(Map<String, String> parts, String name, JsonNode document, String field) {
        String value = document.path(field).asString("");
        if (!value.isEmpty()) {
            parts.put(name, value);
        }
    }

    private static @Nullable Instant end(JsonNode document, String field, Instant now) {
        Long seconds = Counter.of(document.get(field));
        return seconds == null || seconds > LONGEST_SECONDS ? null : now.plusSeconds(seconds);
    }

    private String handleOf(String token, Instant now) throws CollectionFailure {
        Told told = api.ask("v2/user/info/", "open_id,username,display_name", null, token, now);
        String name = told.document().at("/data/user/username").asString("");
        if (name.isBlank()) {
            throw TikTokFailure.unreadable("v2/user/info/", told.raw().body());
        }
        return name;
    }

    private static List<Ability> abilities(String scope, boolean business) {
        Set<String> granted = Arrays.stream(scope.split(",")).map(String::strip).collect(Collectors.toSet());
        boolean videos = granted.contains("video.list");
        return List.of(
                new Ability("credential.ability.posts", videos),
                new Ability("credential.ability.metrics", videos),
                new Ability("credential.ability.profile", granted.contains("user.info.profile")),
                new Ability("credential.ability.comments", business));
    }

    private static String plain(String handle) {
        String name = handle.strip().toLowerCase(Locale.ROOT);
        return name.startsWith("@") ? name.substring(1) : name;
    }
}
