package id.pantas.intake.files;

import id.pantas.export.TableReader;
import id.pantas.export.TableRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file as a table.
 *
 * @param header headings as written
 * @param remarks what a person should know about the file
 */
record Sheet(List<String> header, List<TableRow> rows, List<String> remarks) {

    /** The headings as they are compared. */
    Set<String> headings() {
        return header.stream()
                .map(TableReader::normalised)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** What tells files with the same headings, in whatever order. */
    String key() {
        return headings().stream().sorted().collect(Collectors.joining("\n"));
    }
}
