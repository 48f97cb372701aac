package id.pantas.collection.meta;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Meta's ids of own media by the shortcodes that posts are known by; a memory of the latest ones, which spares looking them
 * up again. Safe for many threads.
 */
final class MediaIds {

    private static final int MOST = 5_000;

    private final Map<String, String> byShortcode = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    synchronized void note(String shortcode, JsonNode media) {
        String id = media.path("id").asString("");
        if (id.matches("\\d{1,30}")) {
            byShortcode.put(shortcode, id);
        }
    }

    synchronized @Nullable String of(String shortcode) {
        return byShortcode.get(shortcode);
    }
}
