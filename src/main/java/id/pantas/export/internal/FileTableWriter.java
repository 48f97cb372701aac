package id.pantas.export.internal;

import id.pantas.export.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Service;

/** Writes CSV and XLSX row by row. */
@Service
class FileTableWriter implements TableWriter {

    private static final int ROWS_IN_MEMORY = 100;
    private static final int LONGEST_CELL = 32_767;
    private static final int COLUMN_WIDTH = 24 * 256;

    @Override
    public void csv(OutputStream target, boolean byteOrderMark, List<String> header, Stream<List<String>> rows)
            throws IOException {
        Writer text = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        if (byteOrderMark) {
            text.write('\ufeff');
        }
        CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180);
        printer.printRecord(header.stream().map(FormulaGuard::guard));
        try (rows) {
            for (Iterator<List<String>> each = rows.iterator(); each.hasNext(); ) {
                printer.printRecord(each.next().stream().map(FormulaGuard::guard));
            }
        }
        printer.flush();
    }

    @Override
    public void xlsx(OutputStream target, String sheet, List<String> header, Stream<List<String>> rows)
            throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
                rows) {
            workbook.setCompressTempFiles(true);
            SXSSFSheet page = workbook.createSheet(sheet);
            CellStyle asText = workbook.createCellStyle();
            asText.setDataFormat(workbook.createDataFormat().getFormat("@"));
            CellStyle heading = workbook.createCellStyle();
            heading.cloneStyleFrom(asText);
            Font bold = workbook.createFont();
            bold.setBold(true);
            heading.setFont(bold);
            for (int i = 0; i < header.size(); i++) {
                page.setColumnWidth(i, COLUMN_WIDTH);
                page.setDefaultColumnStyle(i, asText); // what people add stays text too
            }
            write(page.createRow(0), header, heading);
            page.createFreezePane(0, 1);
            int number = 1;
            for (Iterator<List<String>> each = rows.iterator(); each.hasNext(); number++) {
                write(page.createRow(number), each.next(), asText);
            }
            workbook.write(target);
        }
    }

    private static void write(Row row, List<String> values, CellStyle style) {
        for (int i = 0; i < values.size(); i++) {
            String value = FormulaGuard.guard(values.get(i));
            var cell = row.createCell(i);
            cell.setCellStyle(style);
            cell.setCellValue(value.length() <= LONGEST_CELL ? value : value.substring(0, LONGEST_CELL - 1) + "…");
        }
    }
}
