package id.pantas.classification.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Labelled texts in CSV (RFC 4180, UTF-8, one header line; columns {@code text} and {@code label}, optionally
 * {@code id} and {@code source}, in any order). A row that cannot be used is named and left out; the others count.
 *
 * @param problems one Indonesian sentence per row left out: file, row (the header is row 1), field, reason
 */
record TrainingFile(List<LabelledText> rows, List<String> problems) {

    /**
     * @param labels accepted labels in lower case, with the class each stands for
     * @throws IOException if the file cannot be read at all, with an Indonesian message
     */
    static TrainingFile read(Path file, Map<String, String> labels) throws IOException {
        List<LabelledText> rows = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        // malformed bytes become U+FFFD here and are named with their row below
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
                CSVParser parser = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreHeaderCase(true)
                        .setIgnoreEmptyLines(true)
                        .get()
                        .parse(withoutMark(reader))) {
            Set<String> header = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            header.addAll(parser.getHeaderNames());
            for (String needed : List.of("text", "label")) {
                if (!header.contains(needed)) {
                    throw new IOException("Berkas " + file + ": kolom " + needed
                            + " tidak ada di baris judul. Kolom yang dibutuhkan: text, label.");
                }
            }
            new Rows(file, header, labels, rows, problems).readAll(parser.iterator());
        } catch (NoSuchFileException e) {
            throw new IOException("Berkas " + file + " tidak ada.", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("Berkas " + file + ": baris judul tidak dapat dibaca: " + e.getMessage(), e);
        }
        return new TrainingFile(rows, problems);
    }

    private static Reader withoutMark(Reader reader) throws IOException {
        var pushback = new PushbackReader(reader);
        int first = pushback.read();
        if (first != -1 && first != 0xFEFF) {
            pushback.unread(first);
        }
        return pushback;
    }

    private record Rows(
            Path file, Set<String> header, Map<String, String> labels, List<LabelledText> rows, List<String> problems) {

        void readAll(Iterator<CSVRecord> records) {
            Set<String> ids = new HashSet<>();
            long row = 1;
            try {
                while (records.hasNext()) {
                    row++;
                    readOne(records.next(), row, ids);
                }
            } catch (UncheckedIOException | IllegalStateException e) {
                problem(row + 1, "-", "tanda kutip tidak tertutup atau salah tempat; sisa berkas dilewati");
            }
        }

        private void readOne(CSVRecord record, long row, Set<String> ids) {
            if (!record.isConsistent()) {
                problem(row, "-", "ada " + record.size() + " kolom, seharusnya " + header.size());
                return;
            }
            String text = record.get("text");
            String label = record.get("label").strip();
            String target = labels.get(label.toLowerCase(Locale.ROOT));
            String id = header.contains("id") ? record.get("id").strip() : "";
            if (text.isBlank()) {
                problem(row, "text", "kosong");
            } else if (text.indexOf('\uFFFD') >= 0) {
                problem(row, "text", "bukan UTF-8 yang sah");
            } else if (target == null) {
                problem(
                        row,
                        "label",
                        "\"" + label + "\" tidak dikenal; pilihan: "
                                + String.join(", ", new TreeSet<>(labels.keySet())));
            } else if (!id.isEmpty() && !ids.add(id)) {
                problem(row, "id", "\"" + id + "\" sudah dipakai baris sebelumnya");
            } else {
                String source = header.contains("source") ? record.get("source").strip() : "";
                Path name = file.getFileName();
                rows.add(new LabelledText(
                        id.isEmpty() ? String.valueOf(row) : id,
                        text,
                        target,
                        source.isEmpty() ? String.valueOf(name) : source));
            }
        }

        private void problem(long row, String field, String reason) {
            problems.add(file + ", baris " + row + ", kolom " + field + ": " + reason + ".");
        }
    }
}
