package id.pantas.collection.tiktok;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.outgoing.GuardedHttp.Ask;
import id.pantas.outgoing.GuardedHttp.Body;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.OutgoingClients;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks TikTok. Tokens travel in headers and bodies alone, never in an address. */
class TikTokApi {

    /** Twenty videos with the longest captions stay far below. */
    static final OutgoingClients.Limits LIMITS =
            new OutgoingClients.Limits(4 * 1024 * 1024, Duration.ofSeconds(5), Duration.ofSeconds(15));

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TikTokProperties settings;
    private final PlatformHttp http;

    TikTokApi(TikTokProperties settings, PlatformHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /** An answer, as a document and as it came. */
    record Told(JsonNode document, RawAnswer raw) {}

    /** A token or its refusal. @param document null if it is no JSON object */
    record TokenReply(int status, @Nullable JsonNode document) {

        @Override
        public String toString() {
            return "TokenReply[" + status + "]";
        }
    }

    /**
     * The Display API.
     *
     * @param body null for a GET
     * @throws CollectionFailure if no readable answer came, or one whose {@code error.code} is not {@code ok}
     */
    Told ask(String path, String fields, @Nullable Map<String, Object> body, String token, Instant now)
            throws CollectionFailure {
        URI address = UriComponentsBuilder.fromUri(settings.baseUrl())
                .path(path)
                .queryParam("fields", fields)
                .encode()
                .build()
                .toUri();
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token, "Accept", "application/json");
        Reply reply = body == null
                ? http.get(address, headers)
                : http.send(new Ask(
                        HttpMethod.POST,
                        address,
                        headers,
                        new Body("application/json; charset=UTF-8", JSON.writeValueAsString(body))));
        String text = reply.text();
        JsonNode document = object(text);
        String code = document == null ? "" : document.at("/error/code").asString("");
        if (reply.status() != 200 || document != null && !code.isEmpty() && !code.equals("ok")) {
            throw TikTokFailure.of(path, reply.status(), document, text, now);
        }
        if (document == null || !document.path("data").isObject()) {
            throw TikTokFailure.unreadable(path, text);
        }
        return new Told(document, new RawAnswer(address.toString(), reply.header("content-type"), text));
    }

    /** The Accounts API for Business. @throws CollectionFailure if no readable answer came, or one whose code is not 0 */
    Told askBusiness(String path, Map<String, String> parameters, String token, Instant now) throws CollectionFailure {
        UriComponentsBuilder builder =
                UriComponentsBuilder.fromUri(settings.businessBaseUrl()).path(path);
        parameters.keySet().stream().sorted().forEach(name -> builder.queryParam(name, "{" + name + "}"));
        URI address = builder.encode().buildAndExpand(parameters).toUri();
        Reply reply = http.get(address, Map.of("Access-Token", token, "Accept", "application/json"));
        String text = reply.text();
        JsonNode document = object(text);
        Long code = document == null ? null : Counter.of(document.get("code"));
        if (reply.status() != 200 || code == null || code != 0) {
            throw TikTokFailure.ofBusiness(path, reply.status(), code, text, now);
        }
        if (document == null || !document.path("data").isObject()) {
            throw TikTokFailure.unreadable(path, text);
        }
        return new Told(document, new RawAnswer(address.toString(), reply.header("content-type"), text));
    }

    /**
     * Asks for tokens.
     *
     * @throws CollectionFailure TRANSIENT if no answer came
     */
    TokenReply token(Map<String, String> form) throws CollectionFailure {
        String body = form.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        Reply reply = http.send(new Ask(
                HttpMethod.POST,
                settings.baseUrl().resolve("v2/oauth/token/"),
                Map.of("Accept", "application/json", "Cache-Control", "no-cache"),
                new Body("application/x-www-form-urlencoded", body)));
        return new TokenReply(reply.status(), object(reply.text()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static @Nullable JsonNode object(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            return document.isObject() ? document : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
