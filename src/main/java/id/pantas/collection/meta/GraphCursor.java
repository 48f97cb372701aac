package id.pantas.collection.meta;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.FailureKind;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a run stands between two pages.
 *
 * @param newest the latest publication this run has met, null if none
 * @param limit the size of page that Meta could bear
 * @param empty how many pages in a row were empty, though more was to follow
 * @param after Meta's own cursor, null for the first page
 */
record GraphCursor(
        @Nullable Instant newest,
        int limit,
        int empty,
        @Nullable String after) {

    /** Meta's cursors become part of a field expression, so nothing else may be in them. */
    private static final Pattern AFTER = Pattern.compile("[A-Za-z0-9_=+/.|:-]{1,800}");

    static GraphCursor of(@Nullable String text, int limit) {
        String[] parts = text == null ? new String[0] : text.split(" ", 4);
        if (parts.length < 4) {
            return new GraphCursor(null, limit, 0, null);
        }
        Long size = Counter.of(parts[1]);
        Long empty = Counter.of(parts[2]);
        return new GraphCursor(
                GraphTime.iso(parts[0]),
                size == null || size < 1 || size > limit ? limit : size.intValue(),
                empty == null || empty > 100 ? 0 : empty.intValue(),
                AFTER.matcher(parts[3]).matches() ? parts[3] : null);
    }

    /** The cursor of the page after this one, null if the answer has none. */
    static @Nullable String after(JsonNode paging, @Nullable String before) throws CollectionFailure {
        String after = paging.at("/cursors/after").asString("");
        if (after.isEmpty()) {
            return null;
        }
        if (!AFTER.matcher(after).matches() || after.equals(before)) {
            throw new CollectionFailure(
                    FailureKind.MALFORMED,
                    after.equals(before)
                            ? "Meta gives the same cursor again"
                            : "Meta gives a cursor with characters no cursor has",
                    null,
                    null,
                    null);
        }
        return after;
    }

    @Override
    public String toString() {
        return (newest == null ? "-" : newest) + " " + limit + " " + empty + " " + after;
    }
}
