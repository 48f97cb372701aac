package id.pantas.collection.meta;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.outgoing.GuardedHttp.Ask;
import id.pantas.outgoing.GuardedHttp.Body;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.OutgoingClients;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
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
 * Asks Meta's graphs. The token travels in a header with a proof of the app's secret beside it; what comes back is looked
 * through for an {@code error} whatever its status is, and handed on without any token in it.
 */
class GraphClient {

    static final String VERSION = "v\\d{1,3}\\.\\d{1,2}";

    /** A page of 50 posts with the longest texts stays below 3 MB. */
    static final OutgoingClients.Limits LIMITS =
            new OutgoingClients.Limits(8 * 1024 * 1024, Duration.ofSeconds(5), Duration.ofSeconds(30));

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Meta writes tokens into {@code paging.next} and into lists of Pages. */
    private static final Pattern TOKENS = Pattern.compile(
            "(access_token(?:\\\\u003[dD]|=|%3D|\"\\s*:\\s*\")|appsecret_proof(?:\\\\u003[dD]|=|%3D))[^&\"\\\\\\s]*");

    private static final String MASKED = "$1***";

    private final URI base;
    private final String version;
    private final PlatformHttp http;
    private final GraphBrake brake = new GraphBrake();

    /** @param base with a slash at its end */
    GraphClient(URI base, String version, PlatformHttp http) {
        this.base = base;
        this.version = version;
        this.http = http;
    }

    /** An answer as a document, and as it came but without tokens. */
    record Told(JsonNode document, RawAnswer raw) {}

    /**
     * What to ask with.
     *
     * @param appSecret null if the app does not ask for a proof of it
     */
    record Key(String token, @Nullable String appSecret) {

        /** HMAC-SHA256 of the token, in hexadecimal. */
        @Nullable
        String proof() {
            if (appSecret == null) {
                return null;
            }
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has HMAC-SHA256", e);
            }
        }

        @Override
        public String toString() {
            return "Key[***]";
        }
    }

    /**
     * A GET below the version.
     *
     * @param path without a slash at its beginning; one that begins with a slash stands outside of the versions
     * @param key null for what needs no token
     * @throws GraphFailure if Meta refused
     * @throws CollectionFailure if no readable answer came, or one before asked to wait
     */
    Told get(String path, Map<String, String> parameters, @Nullable Key key, Instant now) throws CollectionFailure {
        brake.check(path, now);
        Map<String, String> sent = new LinkedHashMap<>(parameters);
        String proof = key == null ? null : key.proof();
        if (proof != null) {
            sent.put("appsecret_proof", proof);
        }
        Reply reply = http.get(address(path, sent), headers(key));
        return told(path, address(path, parameters), reply, key, now);
    }

    /** A POST of a form to the graph's root, as batches want it; rules as for {@link #get}. */
    Told post(Map<String, String> form, Key key, Instant now) throws CollectionFailure {
        brake.check("", now);
        Map<String, String> sent = new LinkedHashMap<>(form);
        String proof = key.proof();
        if (proof != null) {
            sent.put("appsecret_proof", proof);
        }
        String body = sent.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI address = base.resolve(version);
        Reply reply = http.send(
                new Ask(HttpMethod.POST, address, headers(key), new Body("application/x-www-form-urlencoded", body)));
        return told("batch", address, reply, key, now);
    }

    private static Map<String, String> headers(@Nullable Key key) {
        return key == null
                ? Map.of("Accept", "application/json")
                : Map.of("Accept", "application/json", "Authorization", "Bearer " + key.token());
    }

    private Told told(String path, URI shown, Reply reply, @Nullable Key key, Instant now) throws CollectionFailure {
        GraphUsage usage = GraphUsage.of(reply);
        brake.note(usage, now);
        String body = masked(reply.text(), key);
        JsonNode document = document(reply.text());
        JsonNode error = document == null || !document.isObject() ? null : document.get("error");
        if (error != null && error.isObject()) {
            throw GraphFailure.of(path, reply.status(), error, usage, body, now);
        }
        boolean usable = document != null && (document.isObject() || document.isArray());
        if (reply.status() != 200 || document == null || !usable) {
            throw unreadable(path, reply.status(), body, now);
        }
        return new Told(document, new RawAnswer(masked(shown.toString(), key), reply.header("content-type"), body));
    }

    private static CollectionFailure unreadable(String path, int status, String body, Instant now) {
        FailureKind kind = status >= 500 || status == 408
                ? FailureKind.TRANSIENT
                : status == 429 ? FailureKind.RATE_LIMITED : FailureKind.MALFORMED;
        Instant retryAt = kind == FailureKind.RATE_LIMITED ? now.plus(GraphFailure.SHORT_PAUSE) : null;
        return new CollectionFailure(
                kind, "Meta answered " + status + " to " + path + " with what is no answer", retryAt, body, null);
    }

    private URI address(String path, Map<String, String> parameters) {
        String whole = path.startsWith("/") ? path.substring(1) : version + "/" + path;
        UriComponentsBuilder builder = UriComponentsBuilder.fromUri(base);
        for (String segment : whole.split("/")) {
            builder.pathSegment(segment);
        }
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            builder.queryParam(name, "{" + name + "}");
            values.put(name, value);
        });
        return builder.encode().buildAndExpand(values).toUri();
    }

    private static String masked(String text, @Nullable Key key) {
        String masked = TOKENS.matcher(text).replaceAll(MASKED);
        return key == null || key.token().length() < 8 ? masked : masked.replace(key.token(), "***");
    }

    private static @Nullable JsonNode document(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** An address that ends in a slash. */
    static URI folder(URI address, String setting) {
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException(setting + " must be an http or https address");
        }
        return address.toString().endsWith("/") ? address : URI.create(address + "/");
    }
}
