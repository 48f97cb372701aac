package id.pantas.classifier.internal;

import id.pantas.classifier.CommentClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
import org.jspecify.annotations.Nullable;

/**
 * Labelled texts in CSV (RFC 4180, UTF-8, one header line; columns {@code text} and {@code label}, optionally
 * {@code id}, {@code source} and, for complaints, {@code topic}, in any order). A row that cannot be used is named and left out; the others count.
 *
 * @param problems one Indonesian sentence per row left out: file, row (the header is row 1), field, reason
 */
record TrainingFile(List<LabelledText> rows, List<String> problems) {

    /**
     * @param task what the labels are; for {@link Task#TOPICS} the complaints of a file of comments that have a topic,
     *     the other rows are passed over
     * @throws IOException if the file cannot be read at all, with an Indonesian message
     */
    static TrainingFile read(Path file, Task task) throws IOException {
        try {
            return of(file.toString(), Files.readAllBytes(file), task);
        } catch (NoSuchFileException e) {
            throw new IOException("Berkas " + file + " tidak ada.", e);
        }
    }

    /** As {@link #read}, of a file that is here already. */
    static TrainingFile of(String file, byte[] content, Task task) throws IOException {
        List<LabelledText> rows = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (Reader reader = new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8);
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
            List<String> columns = task == Task.TOPICS ? List.of("text", "label", "topic") : List.of("text", "label");
            for (String needed : columns) {
                if (!header.contains(needed)) {
                    throw new IOException("Berkas " + file + ": kolom " + needed
                            + " tidak ada di baris judul. Kolom yang dibutuhkan: "
                            + String.join(", ", columns) + ".");
                }
            }
            new Rows(file, header, task, isUtf8(content), rows, problems).readAll(parser.iterator());
        } catch (IllegalArgumentException e) {
            throw new IOException("Berkas " + file + ": baris judul tidak dapat dibaca: " + e.getMessage(), e);
        }
        return new TrainingFile(rows, problems);
    }

    private static boolean isUtf8(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
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
            String file,
            Set<String> header,
            Task task,
            boolean sound, // malformed bytes become U+FFFD: a sound file may hold that sign all the same
            List<LabelledText> rows,
            List<String> problems) {

        private static final String NO_TOPIC = "";

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
            Task labelled = task == Task.TOPICS ? Task.COMMENTS : task;
            String label = code(record, row, "label", labelled.labels());
            if (label == null) {
                return;
            }
            boolean complaint = label.equals(CommentClass.ADUAN.name()) && labelled == Task.COMMENTS;
            String topic = NO_TOPIC;
            if (complaint && header.contains("topic") && !record.get("topic").isBlank()) {
                topic = code(record, row, "topic", Task.TOPICS.labels());
                if (topic == null) {
                    return;
                }
            }
            if (task == Task.TOPICS && topic.equals(NO_TOPIC)) {
                return;
            }
            String id = header.contains("id") ? record.get("id").strip() : "";
            if (text.isBlank()) {
                problem(row, "text", "kosong");
            } else if (!sound && text.indexOf('\uFFFD') >= 0) {
                problem(row, "text", "bukan UTF-8 yang sah");
            } else if (!id.isEmpty() && !ids.add(id)) {
                problem(row, "id", "\"" + id + "\" sudah dipakai baris sebelumnya");
            } else {
                String source = header.contains("source") ? record.get("source").strip() : "";
                Path name = Path.of(file).getFileName();
                rows.add(new LabelledText(
                        id.isEmpty() ? String.valueOf(row) : id,
                        text,
                        task == Task.TOPICS ? topic : label,
                        source.isEmpty() ? String.valueOf(name) : source,
                        topic.equals(NO_TOPIC) ? null : topic));
            }
        }

        /** The code that the field stands for; null, and a problem noted, if it stands for none. */
        private @Nullable String code(CSVRecord record, long row, String field, Map<String, String> codes) {
            String word = record.get(field).strip();
            String code = codes.get(word.toLowerCase(Locale.ROOT));
            if (code == null) {
                problem(
                        row,
                        field,
                        "\"" + word + "\" tidak dikenal; pilihan: " + String.join(", ", new TreeSet<>(codes.keySet())));
            }
            return code;
        }

        private void problem(long row, String field, String reason) {
            problems.add(file + ", baris " + row + ", kolom " + field + ": " + reason + ".");
        }
    }
}
