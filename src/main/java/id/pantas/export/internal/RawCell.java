package id.pantas.export.internal;

import org.jspecify.annotations.Nullable;

/**
 * A cell as its file has it.
 *
 * @param problem message code of what is wrong with it, null if nothing
 */
record RawCell(String value, @Nullable String problem) {

    static final RawCell EMPTY = new RawCell("", null);

    static RawCell of(String value) {
        return new RawCell(value, null);
    }

    boolean isBlank() {
        return value.isBlank() && problem == null;
    }
}
