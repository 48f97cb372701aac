package id.pantas.collection.x;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.collection.x.XProperties.Dialect;
import id.pantas.outgoing.Unreached;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks X, in whichever naming dialect it understands, and reads its answers. */
class XReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final XApi api;
    /** What X understood last; remembered, so that the wrong guess costs one request and not one per page. */
    private final Understood understood;

    XReader(XApi api, Dialect dialect) {
        this(api, new Understood(dialect));
    }

    private XReader(XApi api, Understood understood) {
        this.api = api;
        this.understood = understood;
    }

    private static final class Understood {

        private volatile Dialect dialect;

        Understood(Dialect dialect) {
            this.dialect = dialect;
        }
    }

    /** The same with another bearer token; what X understood last is known to both. */
    XReader with(String token) {
        return new XReader(api.with(token), understood);
    }

    /** One request about posts; a second one only if X refuses the names of the first. */
    Told posts(String path, Map<String, String> parameters, Instant now) throws CollectionFailure {
        Dialect first = understood.dialect;
        Told told = ask(path, withFields(parameters, first), now);
        if (told.answer().status() == 400 && told.names(first.parameter())) {
            Told second = ask(path, withFields(parameters, first.other()), now);
            if (second.answer().status() == 200) {
                understood.dialect = first.other();
            }
            return second;
        }
        return told;
    }

    /**
     * One page of posts. What X has forgotten is left out and asked once more: an old {@code since_id} gives way to a date,
     * a token of a page to the first page.
     *
     * @param raw gets the answers
     */
    Told page(String path, Map<String, String> parameters, Request request, List<RawAnswer> raw)
            throws CollectionFailure {
        Map<String, String> asked = new LinkedHashMap<>(parameters);
        Told told = posts(path, asked, request.now());
        for (String forgotten : List.of("since_id", "pagination_token", "next_token")) {
            if (told.answer().status() == 400 && asked.containsKey(forgotten) && told.names(forgotten)) {
                raw.add(told.raw());
                asked.remove(forgotten);
                if (forgotten.equals("since_id")) {
                    reach(asked, null, request.notBefore());
                }
                told = posts(path, asked, request.now());
            }
        }
        raw.add(told.raw());
        return told;
    }

    /** How far back: to the last known id, or to a date. */
    static void reach(Map<String, String> parameters, @Nullable String watermark, Instant notBefore) {
        if (watermark == null || Counter.of(watermark) == null) {
            parameters.put(
                    "start_time", notBefore.truncatedTo(ChronoUnit.SECONDS).toString());
        } else {
            parameters.put("since_id", watermark);
        }
    }

    /** One request as it is. */
    Told ask(String path, Map<String, String> parameters, Instant now) throws CollectionFailure {
        try {
            XApi.Answer answer = api.get(path, parameters);
            return new Told(answer, document(answer), now);
        } catch (Unreached e) {
            throw PlatformHttp.failure(e);
        }
    }

    /** The elements of {@code data} as {@code type}; those that are something else are described in {@code unreadable}. */
    static <T> List<T> elements(@Nullable JsonNode data, Class<T> type, List<String> unreadable) {
        List<T> read = new ArrayList<>();
        if (data == null || !data.isArray()) {
            return read;
        }
        for (JsonNode each : data) {
            try {
                T element = JSON.treeToValue(each, type);
                if (element != null) {
                    read.add(element);
                    continue;
                }
                unreadable.add("empty element");
            } catch (JacksonException e) {
                unreadable.add(each.path("id").asString("without id") + ": " + e.getOriginalMessage());
            }
        }
        return read;
    }

    /**
     * Null if there is nothing in it.
     *
     * @throws JacksonException if it is none
     */
    static @Nullable XDocument document(String body) {
        return JSON.readValue(body, XDocument.class);
    }

    private static @Nullable XDocument document(XApi.Answer answer) throws CollectionFailure {
        try {
            return JSON.readValue(answer.body(), XDocument.class);
        } catch (JacksonException e) {
            if (answer.status() == 200) {
                throw XFailures.unreadable(answer, e);
            }
            return null; // an error page of something in between; its status says enough
        }
    }

    private static Map<String, String> withFields(Map<String, String> parameters, Dialect dialect) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put(dialect.parameter(), dialect.fields());
        all.put("expansions", "attachments.media_keys");
        all.put("media.fields", "type");
        return all;
    }

    /** An answer with what could be read of it; of a successful answer the document is never null. */
    record Told(XApi.Answer answer, @Nullable XDocument found, Instant now) {

        /** @throws CollectionFailure if X refused */
        XDocument document() throws CollectionFailure {
            if (answer.status() != 200) {
                throw XFailures.of(answer, found, now);
            }
            if (found == null) {
                throw XFailures.unreadable(answer, null);
            }
            return found;
        }

        /** Whether X complains about this parameter of the request. */
        boolean names(String parameter) {
            return found != null && found.problems().stream().anyMatch(each -> each.names(parameter));
        }

        RawAnswer raw() {
            return new RawAnswer(answer.address(), answer.contentType(), answer.body());
        }
    }
}
