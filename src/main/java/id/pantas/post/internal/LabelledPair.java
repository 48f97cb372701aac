package id.pantas.post.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Two texts of posts, and what a person says that they are to each other. */
record LabelledPair(String id, String first, String second, Relation relation) {

    /** What two posts are to each other; the names are the codes in files, in lower case. */
    enum Relation {
        /** The same text, or trivially changed. */
        SAMA,
        /** Taken over or adapted by another unit. */
        SADURAN,
        /** A greeting or notice by the same form. */
        CETAKAN,
        /** The same event, told anew. */
        PERISTIWA,
        /** Something else, however alike the words. */
        BEDA;

        boolean isSameContent() {
            return this == SAMA || this == SADURAN || this == CETAKAN;
        }

        boolean isSameEvent() {
            return this != BEDA;
        }

        static @Nullable Relation of(String code) {
            return Arrays.stream(values())
                    .filter(relation -> relation.name().equals(code.strip().toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * Pairs in CSV (RFC 4180, UTF-8, columns {@code first}, {@code second}, {@code relation}, optionally {@code id}).
     *
     * @param problems an Indonesian sentence for each row left out
     */
    record PairFile(List<LabelledPair> pairs, List<String> problems) {

        private static final Set<String> NEEDED = Set.of("first", "second", "relation");

        /** @throws IOException with an Indonesian message if nothing can be read */
        static PairFile read(Path file) throws IOException {
            List<LabelledPair> pairs = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                    CSVParser parser = CSVFormat.RFC4180
                            .builder()
                            .setHeader()
                            .setSkipHeaderRecord(true)
                            .setIgnoreHeaderCase(true)
                            .setIgnoreEmptyLines(true)
                            .get()
                            .parse(reader)) {
                Set<String> header = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
                header.addAll(parser.getHeaderNames());
                if (!header.containsAll(NEEDED)) {
                    throw new IOException("Berkas " + file + ": dibutuhkan kolom first, second, dan relation.");
                }
                for (CSVRecord row : parser) {
                    String problem = add(row, header, pairs);
                    if (problem != null) {
                        problems.add("Baris " + (row.getRecordNumber() + 1) + " dilewati: " + problem);
                    }
                }
            } catch (NoSuchFileException e) {
                throw new IOException("Berkas " + file + " tidak ada.", e);
            } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
                throw new IOException("Berkas " + file + " tidak dapat dibaca: " + e.getMessage(), e);
            }
            return new PairFile(pairs, problems);
        }

        private static @Nullable String add(CSVRecord row, Set<String> header, List<LabelledPair> pairs) {
            if (!row.isConsistent()) {
                return "jumlah kolomnya " + row.size() + ".";
            }
            Relation relation = Relation.of(row.get("relation"));
            if (relation == null) {
                return "relation harus sama, saduran, cetakan, peristiwa, atau beda.";
            }
            if (row.get("first").isBlank() || row.get("second").isBlank()) {
                return "salah satu teks kosong.";
            }
            String id = header.contains("id") ? row.get("id") : String.valueOf(row.getRecordNumber());
            pairs.add(new LabelledPair(id, row.get("first"), row.get("second"), relation));
            return null;
        }
    }
}
