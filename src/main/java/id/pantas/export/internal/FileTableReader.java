package id.pantas.export.internal;

import id.pantas.export.TableReader;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Decides by its first bytes what a file is. */
@Service
class FileTableReader implements TableReader {

    private final Problems problems;

    FileTableReader(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void read(String fileName, byte[] content, Set<String> knownHeaders, Sink sink) {
        if (content.length == 0) {
            throw problems.fatal("empty", 0);
        }
        if (content.length > MOST_BYTES) {
            throw problems.fatal("tooLarge", 0, MOST_BYTES / 1024 / 1024);
        }
        if (startsWith(content, 'P', 'K', 3, 4)) {
            new XlsxTable(problems).read(content, knownHeaders, sink);
        } else if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw problems.fatal("oldExcel", 0);
        } else if (startsWith(content, '%', 'P', 'D', 'F')
                || startsWith(content, 0x89, 'P', 'N', 'G')
                || startsWith(content, 0xFF, 0xD8, 0xFF)
                || startsWith(content, 'G', 'I', 'F', '8')
                || startsWith(content, 'P', 'K')) {
            throw problems.fatal("notATable", 0);
        } else {
            new CsvTable(problems).read(content, knownHeaders, sink);
        }
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
