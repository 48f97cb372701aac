package id.pantas.export.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the merged regions, which a sheet lists behind its cells. */
final class MergedCells extends DefaultHandler {

    private static final int MOST = 1_000;

    private final Problems problems;
    private final List<CellRangeAddress> regions = new ArrayList<>();

    MergedCells(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void startElement(String space, String name, String qualified, Attributes attributes) {
        if ("mergeCell".equals(name)) {
            if (regions.size() >= MOST) {
                throw problems.fatal("tooManyMerged", 0);
            }
            String reference = attributes.getValue("ref");
            if (reference != null) {
                regions.add(CellRangeAddress.valueOf(reference));
            }
        }
    }

    /** Whether a cell, counted from 0, belongs to a merged region. */
    boolean contains(int row, int column) {
        return regions.stream().anyMatch(region -> region.isInRange(row, column));
    }

    /** The last column of the merged regions that touch a row, -1 if none does. */
    int lastColumn(int row) {
        return regions.stream()
                .filter(region -> region.containsRow(row))
                .mapToInt(CellRangeAddress::getLastColumn)
                .max()
                .orElse(-1);
    }
}
