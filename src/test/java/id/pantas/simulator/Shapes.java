package id.pantas.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;

/** Compares answers with recorded ones by which fields and elements occur where. */
final class Shapes {

    private Shapes() {}

    /** Paths such as {@code data[].public_metrics.like_count}, of all recorded files together. */
    static Set<String> recorded(String... files) {
        Set<String> paths = new TreeSet<>();
        for (String file : files) {
            collect(Visitor.json(text(file)), "", paths);
        }
        return paths;
    }

    static Set<String> of(JsonNode json) {
        Set<String> paths = new TreeSet<>();
        collect(json, "", paths);
        return paths;
    }

    /** Names of all elements, with their parent's. */
    static Set<String> elements(String xml) {
        Set<String> names = new TreeSet<>();
        Jsoup.parse(xml, Parser.xmlParser())
                .getAllElements()
                .forEach(element -> names.add(
                        (element.parent() == null ? "" : element.parent().nodeName()) + ">" + element.nodeName()));
        return names;
    }

    static String text(String file) {
        try (InputStream stream =
                Objects.requireNonNull(Shapes.class.getResourceAsStream("/simulator/" + file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, String path, Set<String> paths) {
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                String below = path + "." + entry.getKey();
                paths.add(below
                        + (entry.getValue().isString()
                                ? ":text"
                                : entry.getValue().isNumber() ? ":number" : ""));
                collect(entry.getValue(), below, paths);
            });
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, path + "[]", paths));
        }
    }
}
