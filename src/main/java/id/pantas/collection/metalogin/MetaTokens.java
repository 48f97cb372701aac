package id.pantas.collection.metalogin;

import id.pantas.collection.spi.Counter;
import id.pantas.credential.CredentialScheme.Refused;
import id.pantas.outgoing.GuardedHttp;
import id.pantas.outgoing.GuardedHttp.Ask;
import id.pantas.outgoing.GuardedHttp.Body;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.Unreached;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Meta around a consent. Secrets travel in headers and bodies: what Meta documents as a GET with secrets in its address is
 * sent as a POST with {@code method=get}, which its servers take for the same.
 */
final class MetaTokens {

    private static final long LONGEST_SECONDS = Duration.ofDays(400).toSeconds();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final GuardedHttp http;

    MetaTokens(GuardedHttp http) {
        this.http = http;
    }

    /** What the settings have of an application; empty unless both its id and its secret are set. */
    static Map<String, String> application(
            String idName, @Nullable String id, String secretName, @Nullable String secret) {
        return id == null || secret == null || id.isBlank() || secret.isBlank()
                ? Map.of()
                : Map.of(idName, id, secretName, secret);
    }

    /** @throws Refused passing if no usable answer came; lasting if Meta refused the code or the application */
    JsonNode form(URI address, Map<String, String> form, boolean reading) throws Refused {
        Map<String, String> all = new HashMap<>(form);
        if (reading) {
            all.put("method", "get");
        }
        String body = all.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return told(new Ask(
                HttpMethod.POST,
                address,
                Map.of("Accept", "application/json"),
                new Body("application/x-www-form-urlencoded", body)));
    }

    /** A GET with a token, and the proof that it is ours if there is a secret. */
    JsonNode get(URI base, String path, Map<String, String> parameters, String token, @Nullable String secret)
            throws Refused {
        Map<String, String> all = new HashMap<>(parameters);
        if (secret != null) {
            all.put("appsecret_proof", proof(token, secret));
        }
        UriComponentsBuilder builder = UriComponentsBuilder.fromUri(base).path(path);
        all.keySet().stream().sorted().forEach(name -> builder.queryParam(name, "{" + name + "}"));
        URI address = builder.encode().buildAndExpand(all).toUri();
        return told(new Ask(
                HttpMethod.GET,
                address,
                Map.of("Accept", "application/json", "Authorization", "Bearer " + token),
                null));
    }

    private JsonNode told(Ask ask) throws Refused {
        Reply reply;
        try {
            reply = http.send(ask);
        } catch (Unreached e) {
            throw new Refused("no answer: " + e.getMessage(), true, null);
        }
        JsonNode document = null;
        try {
            document = JSON.readTree(reply.text());
        } catch (JacksonException e) {
            document = null; // its message may quote a token
        }
        boolean object = document != null && document.isObject();
        JsonNode error = object && document != null ? document.path("error") : JSON.createObjectNode();
        if (reply.status() == 200 && object && document != null && !document.has("error")) {
            return document;
        }
        long code = error.path("code").asLong(0);
        boolean passing = reply.status() >= 500
                || reply.status() == 429
                || !object
                || error.path("is_transient").asBoolean(false)
                || code == 1
                || code == 2
                || code == 4
                || code == 17;
        throw new Refused(ask + " answered " + reply.status() + (code == 0 ? "" : ", code " + code), passing, null);
    }

    static String token(JsonNode answer) throws Refused {
        String token = answer.path("access_token").asString("");
        if (token.isBlank()) {
            throw new Refused("an answer without a token", true, null);
        }
        return token;
    }

    /** Null if the answer does not say, or nothing sensible. */
    static @Nullable Instant end(JsonNode answer, Instant now) {
        Long seconds = Counter.of(answer.get("expires_in"));
        return seconds == null || seconds > LONGEST_SECONDS ? null : now.plusSeconds(seconds);
    }

    static URI page(URI page, Map<String, String> parameters) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromUri(page);
        parameters.keySet().forEach(name -> builder.queryParam(name, "{" + name + "}"));
        return builder.encode().buildAndExpand(parameters).toUri();
    }

    private static String proof(String token, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
