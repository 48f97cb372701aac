package id.pantas.export.internal;

import id.pantas.export.TableReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads delimited text. */
final class CsvTable {

    private static final char[] DELIMITERS = {',', ';', '\t'};
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int SAMPLE = 20;

    private final Problems problems;

    CsvTable(Problems problems) {
        this.problems = problems;
    }

    void read(byte[] content, Set<String> known, TableReader.Sink sink) {
        String text = decode(content, sink);
        if (text.isBlank()) {
            throw problems.fatal("empty", 0);
        }
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype")
                || start.startsWith("<html")
                || start.startsWith("<table")
                || start.startsWith("<?xml")) {
            throw problems.fatal("html", 0);
        }
        int skipped = 0;
        char delimiter;
        if (start.matches("(?s)sep=[,;\\t]\\r?\\n.*")) { // a line that Excel itself writes and hides
            delimiter = start.charAt(4);
            text = text.stripLeading().substring(text.stripLeading().indexOf('\n') + 1);
            skipped = 1;
        } else {
            delimiter = delimiter(text, known);
        }
        TableAssembly table = new TableAssembly(problems, known, sink, true);
        int number = skipped;
        try (CSVParser parser = format(delimiter).parse(new StringReader(text))) {
            Iterator<CSVRecord> records = parser.iterator();
            while (true) {
                try {
                    if (!records.hasNext()) {
                        break;
                    }
                } catch (UncheckedIOException e) {
                    throw problems.fatal("openQuote", number + 1, number + 1);
                }
                number++;
                List<RawCell> cells = new ArrayList<>();
                records.next().forEach(value -> cells.add(RawCell.of(value)));
                table.add(number, cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        table.finish();
    }

    private static CSVFormat format(char delimiter) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
    }

    /** The delimiter with which the first rows hold most known headers, then most columns. */
    private static char delimiter(String text, Set<String> known) {
        char best = ',';
        long most = -1;
        for (char candidate : DELIMITERS) {
            long points = 0;
            try (CSVParser parser = format(candidate).parse(new StringReader(text))) {
                int seen = 0;
                for (CSVRecord row : parser) {
                    long recognised = row.stream()
                            .map(TableReader::normalised)
                            .filter(known::contains)
                            .count();
                    points = Math.max(points, recognised * 1_000 + (seen == 0 ? row.size() - 1 : 0));
                    if (++seen >= SAMPLE) {
                        break;
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                points = Math.max(points, 0); // another candidate may do; if none, reading says what is wrong
            }
            if (points > most) {
                most = points;
                best = candidate;
            }
        }
        return best;
    }

    private String decode(byte[] content, TableReader.Sink sink) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return strict(content, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return strict(content, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return strict(content, 2, StandardCharsets.UTF_16BE);
        }
        int[] zeros = zeros(content);
        if (zeros[1] > 0 && zeros[0] == 0) {
            return strict(content, 0, StandardCharsets.UTF_16LE);
        }
        if (zeros[0] > 0 && zeros[1] == 0) {
            return strict(content, 0, StandardCharsets.UTF_16BE);
        }
        if (zeros[0] > 0) {
            throw problems.fatal("notATable", 0);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            sink.remark(problems.of("guessedEncoding", 0, ""));
            return new String(content, WINDOWS);
        }
    }

    private String strict(byte[] content, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, from, content.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw problems.fatal("brokenEncoding", 0, charset.name());
        }
    }

    /** Zero bytes at even and at odd places of the beginning: plain text in UTF-16 has them at one kind only. */
    private static int[] zeros(byte[] content) {
        int[] zeros = new int[2];
        for (int i = 0; i < Math.min(content.length, 4_096); i++) {
            if (content[i] == 0) {
                zeros[i % 2]++;
            }
        }
        return zeros;
    }

    private static boolean startsWith(byte[] content, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (content.length <= i || (content[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
