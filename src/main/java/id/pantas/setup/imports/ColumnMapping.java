package id.pantas.setup.imports;

import id.pantas.export.TableProblem;
import id.pantas.export.TableReader;
import id.pantas.export.UnreadableTable;
import id.pantas.registry.AccountHandle;
import id.pantas.setup.ImportKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column of a file is which of the kind's. */
final class ColumnMapping {

    private final int[] positions;
    private final List<String> ignored = new ArrayList<>();

    /**
     * Finds the columns by their names.
     *
     * @throws UnreadableTable if a required one is missing; it says which headers of the file may be meant
     */
    ColumnMapping(ImportKind kind, int headerRow, List<String> names, ImportTexts texts) {
        List<ImportKind.Column> columns = kind.columns();
        positions = new int[columns.size()];
        Arrays.fill(positions, -1);
        Set<Integer> used = new HashSet<>();
        for (boolean byAlias : new boolean[] {false, true}) {
            for (int i = 0; i < columns.size(); i++) {
                for (int j = 0; j < names.size() && positions[i] < 0; j++) {
                    String name = TableReader.normalised(names.get(j));
                    boolean fits = byAlias
                            ? columns.get(i).aliases().contains(name)
                            : columns.get(i).name().equals(name);
                    if (fits && used.add(j)) {
                        positions[i] = j;
                    }
                }
            }
        }
        for (int j = 0; j < names.size(); j++) {
            boolean known =
                    used.contains(j) || TableReader.normalised(names.get(j)).equals(ImportKind.MISTAKE_COLUMN);
            if (!known && !names.get(j).isEmpty()) {
                ignored.add(names.get(j));
            }
        }
        refuseMissing(kind, headerRow, texts);
    }

    private void refuseMissing(ImportKind kind, int headerRow, ImportTexts texts) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] < 0 && kind.columns().get(i).required()) {
                missing.add(described(kind.columns().get(i).name(), texts));
            }
        }
        boolean namesUnit = kind == ImportKind.UNITS || positions[0] >= 0 || positions[1] >= 0;
        if (!namesUnit) {
            missing.add(described(kind.columns().get(1).name(), texts));
        }
        if (!missing.isEmpty()) {
            String text = texts.text(
                    "columnsMissing", String.join(", ", missing), headerRow, String.join(", ", kind.header()));
            throw new UnreadableTable(new TableProblem("columnsMissing", headerRow, "", text));
        }
    }

    /** The missing name, and the header of the file that looks like it. */
    private String described(String column, ImportTexts texts) {
        String fold = AccountHandle.foldOf(column);
        for (String other : ignored) {
            String otherFold = AccountHandle.foldOf(other);
            boolean contains = otherFold.length() >= 4 && (otherFold.contains(fold) || fold.contains(otherFold));
            if (contains || AccountHandle.foldsResemble(fold, otherFold)) {
                return texts.text("columnLike", column, other);
            }
        }
        return texts.text("column", column);
    }

    /** Headers of the file that mean nothing here. */
    List<String> ignored() {
        return ignored;
    }

    /** The values of a row in the order of the kind's columns, without blanks around them. */
    List<String> cells(List<String> values) {
        List<String> cells = new ArrayList<>(positions.length);
        for (int position : positions) {
            cells.add(position < 0 || position >= values.size() ? "" : stripped(values.get(position)));
        }
        return cells;
    }

    /** The kind's column that a header of the file stands for; null if it is ignored. */
    @Nullable
    String columnOf(ImportKind kind, List<String> names, String header) {
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] >= 0 && names.get(positions[i]).equals(header)) {
                return kind.columns().get(i).name();
            }
        }
        return null;
    }

    private static String stripped(String value) {
        return value.replace('\u00a0', ' ').replaceAll("[\\p{Cf}\\u0000]", "").strip();
    }
}
