package id.pantas.intake.files;

import id.pantas.export.TableProblem;
import id.pantas.export.TableReader;
import id.pantas.export.TableRow;
import id.pantas.intake.IntakeRefused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads uploads: CSV, XLSX, or the zip of YouTube Studio with its table inside. */
@Component
class Sheets {

    static final int MOST_ROWS = 50_000;
    private static final int MOST_PARTS = 50;

    private final TableReader reader;
    private final FileTexts texts;

    Sheets(TableReader reader, FileTexts texts) {
        this.reader = reader;
        this.texts = texts;
    }

    /** @throws id.pantas.export.UnreadableTable if it is no table */
    Sheet read(String fileName, byte[] content, Set<String> knownHeadings) {
        byte[] table = isZip(content) ? tableInside(content) : null;
        Taken taken = new Taken();
        reader.read(fileName, table == null ? content : table, knownHeadings, taken);
        if (taken.rows.size() > MOST_ROWS) {
            throw new IntakeRefused(texts.text("tooManyRows", MOST_ROWS));
        }
        return new Sheet(taken.header, List.copyOf(taken.rows), List.copyOf(taken.remarks));
    }

    private static final class Taken implements TableReader.Sink {
        private List<String> header = List.of();
        private final List<TableRow> rows = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();

        @Override
        public void header(int rowNumber, List<String> names) {
            header = names;
        }

        @Override
        public void row(TableRow row) {
            rows.add(row);
        }

        @Override
        public void remark(TableProblem remark) {
            remarks.add(remark.text());
        }
    }

    private static boolean isZip(byte[] content) {
        return content.length > 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    /** The table of an export in a zip; null if the zip is a workbook. */
    private byte @Nullable [] tableInside(byte[] content) {
        byte[] best = null;
        boolean named = false;
        int inflated = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            int parts = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.equals("[content_types].xml") || name.startsWith("xl/")) {
                    return null;
                }
                if (++parts > MOST_PARTS) {
                    throw new IntakeRefused(texts.text("zipTooLarge"));
                }
                byte[] part = bounded(zip, TableReader.MOST_BYTES - inflated);
                inflated += part.length;
                boolean isTable = name.endsWith("table data.csv");
                if (name.endsWith(".csv") && (best == null || isTable && !named)) {
                    best = part;
                    named = isTable;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return null; // the reader of workbooks says what is wrong with it
        }
        if (best == null) {
            throw new IntakeRefused(texts.text("zipWithoutTable"));
        }
        return best;
    }

    private byte[] bounded(ZipInputStream zip, int most) throws IOException {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            part.write(buffer, 0, n);
            if (part.size() > most) {
                throw new IntakeRefused(texts.text("zipTooLarge"));
            }
        }
        return part.toByteArray();
    }
}
