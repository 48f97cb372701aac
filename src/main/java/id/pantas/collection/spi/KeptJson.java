package id.pantas.collection.spi;

import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What reading kept answers has in common for platforms that answer in JSON. */
public final class KeptJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private KeptJson() {}

    /**
     * Parses each answer; one that is no JSON is described in {@code unreadable} and the others are read.
     *
     * @param each gets the documents in their order
     */
    public static void read(List<RawAnswer> answers, List<String> unreadable, Consumer<JsonNode> each) {
        for (RawAnswer answer : answers) {
            JsonNode document;
            try {
                document = JSON.readTree(answer.body());
            } catch (JacksonException e) {
                unreadable.add("kept answer: " + e.getOriginalMessage());
                continue;
            }
            each.accept(document);
        }
    }

    /** The elements of a list of Meta's Graph, wherever it stands in an answer: alone, below an account, or in a batch. */
    public static List<JsonNode> ofGraph(JsonNode document) {
        List<JsonNode> found = new ArrayList<>();
        if (document.isArray()) {
            for (JsonNode part : document) {
                try {
                    JsonNode body = JSON.readTree(part.path("body").asString(""));
                    found.addAll(ofGraph(body));
                } catch (JacksonException e) {
                    // a part that was cut off; it was reported when it came
                    continue;
                }
            }
            return found;
        }
        JsonNode list = document.path("business_discovery").at("/media/data");
        if (!list.isArray()) {
            list = document.path("data");
        }
        if (list.isArray()) {
            list.forEach(found::add);
        } else if (document.isObject()) {
            found.add(document);
        }
        return found;
    }
}
