package id.pantas.registry;

import java.util.List;

/**
 * A part of a list of units.
 *
 * @param page number of this page, from 1
 * @param total units that match in all
 */
public record UnitPage(List<Unit> units, int page, int size, long total) {

    /** How many pages there are, at least 1. */
    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }
}
