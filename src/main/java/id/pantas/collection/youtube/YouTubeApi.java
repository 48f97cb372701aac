package id.pantas.collection.youtube;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.OutgoingClients;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the Data API and the feeds of YouTube. */
class YouTubeApi {

    /** Fifty videos with the longest descriptions stay below 1 MB. */
    static final OutgoingClients.Limits LIMITS =
            new OutgoingClients.Limits(5 * 1024 * 1024, Duration.ofSeconds(5), Duration.ofSeconds(15));

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration FEED_PAUSE = Duration.ofHours(1);

    private final YouTubeProperties settings;
    private final PlatformHttp http;

    YouTubeApi(YouTubeProperties settings, PlatformHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /** The same with another key. */
    YouTubeApi with(String key) {
        return new YouTubeApi(new YouTubeProperties(key, settings.baseUrl(), settings.feedBaseUrl()), http);
    }

    boolean hasKey() {
        return settings.apiKey() != null;
    }

    /** An answer, as a document and as it came. */
    record Told(JsonNode document, RawAnswer raw) {}

    /**
     * One unit of the quota, also when refused.
     *
     * @throws YouTubeFailure if YouTube refused
     * @throws CollectionFailure if no readable answer came
     */
    Told ask(String path, Map<String, String> parameters, Instant now) throws CollectionFailure {
        URI address = address(settings.baseUrl(), path, parameters);
        // In a header and not in the address, because addresses end up in logs.
        Reply reply = http.get(
                address, Map.of("X-Goog-Api-Key", String.valueOf(settings.apiKey()), "Accept", "application/json"));
        String body = new String(reply.body(), StandardCharsets.UTF_8);
        JsonNode document;
        try {
            document = JSON.readTree(body);
        } catch (UnexpectedEndOfInputException e) {
            if (reply.status() == 200) {
                // Something on the way cut it; the next one will be whole.
                throw new CollectionFailure(
                        FailureKind.TRANSIENT, "answer to " + path + " breaks off", null, body, null);
            }
            document = null;
        } catch (JacksonException e) {
            document = null;
        }
        if (reply.status() != 200) {
            throw YouTubeFailure.of(path, reply.status(), document, body, now);
        }
        if (document == null || !document.isObject() || !document.has("kind")) {
            throw new CollectionFailure(
                    FailureKind.MALFORMED, "answer to " + path + " cannot be read", null, body, null);
        }
        return new Told(document, new RawAnswer(address.toString(), reply.header("content-type"), body));
    }

    /**
     * The Atom feed of a channel.
     *
     * @throws CollectionFailure TRANSIENT for any refusal, because feeds of healthy channels fail for hours
     */
    RawAnswer feed(String channelId, Instant now) throws CollectionFailure {
        URI address = address(settings.feedBaseUrl(), "feeds/videos.xml", Map.of("channel_id", channelId));
        Reply reply = http.get(address, Map.of("Accept", "application/atom+xml, text/xml"));
        String body = new String(reply.body(), StandardCharsets.UTF_8);
        if (reply.status() != 200) {
            throw new CollectionFailure(
                    FailureKind.TRANSIENT,
                    "the feed of " + channelId + " answered " + reply.status(),
                    now.plus(FEED_PAUSE),
                    body,
                    null);
        }
        return new RawAnswer(address.toString(), reply.header("content-type"), body);
    }

    private static URI address(URI base, String path, Map<String, String> parameters) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromUri(base).path(path);
        parameters.keySet().stream().sorted().forEach(name -> builder.queryParam(name, "{" + name + "}"));
        return builder.encode().buildAndExpand(parameters).toUri();
    }
}
