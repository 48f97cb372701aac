package id.pantas.export.internal;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Turns the events of a sheet into rows of raw cells. */
final class SheetCells extends DefaultHandler {

    /** From here on a spreadsheet's numbers (15 digits) have lost their last ones. */
    private static final BigDecimal INEXACT = new BigDecimal("1E15");

    private static final int MOST_COLUMNS = 16_384;
    /** Columns this far out are kept, so that the assembly can say that there are too many. */
    private static final int KEPT_COLUMNS = 300;

    private final StylesTable styles;
    private final ReadOnlySharedStringsTable strings;
    private final boolean since1904;
    private final MergedCells merged;
    private final TableAssembly table;

    private int row = -1;
    private int column = -1;
    private List<RawCell> cells = new ArrayList<>();
    private String type = "n";
    private int style = -1;
    private boolean formula;
    private final StringBuilder text = new StringBuilder();
    private boolean collecting;
    private boolean phonetic;

    SheetCells(
            StylesTable styles,
            ReadOnlySharedStringsTable strings,
            boolean since1904,
            MergedCells merged,
            TableAssembly table) {
        this.styles = styles;
        this.strings = strings;
        this.since1904 = since1904;
        this.merged = merged;
        this.table = table;
    }

    @Override
    public void startElement(String space, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "row" -> {
                String number = attributes.getValue("r");
                row = number == null ? row + 1 : Integer.parseInt(number) - 1;
                column = -1;
                cells = new ArrayList<>();
            }
            case "c" -> {
                String reference = attributes.getValue("r");
                column = reference == null ? column + 1 : new CellReference(reference).getCol();
                if (column < 0 || column >= MOST_COLUMNS) {
                    throw new IllegalArgumentException("column out of range");
                }
                String given = attributes.getValue("t");
                type = given == null ? "n" : given;
                String styled = attributes.getValue("s");
                style = styled == null ? -1 : Integer.parseInt(styled);
                formula = false;
                text.setLength(0);
            }
            case "f" -> formula = true;
            case "rPh" -> phonetic = true;
            case "v", "t" -> collecting = !phonetic;
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (collecting) {
            text.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String space, String name, String qualified) {
        switch (name) {
            case "v", "t" -> collecting = false;
            case "rPh" -> phonetic = false;
            case "c" -> put(cell());
            case "row" -> endRow();
            default -> {}
        }
    }

    private void endRow() {
        for (int i = cells.size(); i <= Math.min(merged.lastColumn(row), KEPT_COLUMNS); i++) {
            column = i;
            put(RawCell.EMPTY);
        }
        table.add(row + 1, cells);
    }

    private void put(RawCell cell) {
        if (column > KEPT_COLUMNS) {
            return;
        }
        while (cells.size() < column) {
            cells.add(merged.contains(row, cells.size()) ? new RawCell("", "merged") : RawCell.EMPTY);
        }
        RawCell shown = merged.contains(row, column) ? new RawCell(cell.value(), "merged") : cell;
        if (cells.size() == column) {
            cells.add(shown);
        } else {
            cells.set(column, shown);
        }
    }

    private RawCell cell() {
        String raw = text.toString();
        if (formula && raw.isEmpty() && !type.equals("str")) {
            return new RawCell("", "formulaWithoutValue");
        }
        return switch (type) {
            case "s" ->
                RawCell.of(
                        raw.isEmpty()
                                ? ""
                                : strings.getItemAt(Integer.parseInt(raw.strip()))
                                        .getString());
            case "inlineStr", "str" -> RawCell.of(new XSSFRichTextString(raw).getString());
            case "e" -> new RawCell(raw, "formulaError");
            case "b" -> RawCell.of("1".equals(raw.strip()) ? "TRUE" : "FALSE");
            case "d" -> RawCell.of(raw);
            default -> number(raw.strip());
        };
    }

    private RawCell number(String raw) {
        if (raw.isEmpty()) {
            return RawCell.EMPTY;
        }
        BigDecimal number = new BigDecimal(raw);
        if (isDate()) {
            return date(number.doubleValue());
        }
        if (number.abs().compareTo(INEXACT) >= 0) {
            return new RawCell(raw, "damagedNumber");
        }
        // binary fractions such as 0.30000000000000004 were 0.3 when they were typed
        BigDecimal shown = number.precision() > 15 ? number.round(new java.math.MathContext(15)) : number;
        return RawCell.of(shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString());
    }

    private boolean isDate() {
        if (style < 0 || style >= styles.getNumCellStyles()) {
            return false;
        }
        @Nullable XSSFCellStyle cellStyle = styles.getStyleAt(style);
        return cellStyle != null && DateUtil.isADateFormat(cellStyle.getDataFormat(), cellStyle.getDataFormatString());
    }

    private RawCell date(double days) {
        if (!DateUtil.isValidExcelDate(days)) {
            return new RawCell(Double.toString(days), "brokenDate");
        }
        LocalDateTime moment = DateUtil.getLocalDateTime(days, since1904, true);
        if (moment == null) {
            return new RawCell(Double.toString(days), "brokenDate");
        }
        boolean whole = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
        return RawCell.of(
                whole ? moment.toLocalDate().toString() : moment.withNano(0).toString());
    }
}
