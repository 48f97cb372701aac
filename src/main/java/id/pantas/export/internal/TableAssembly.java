package id.pantas.export.internal;

import id.pantas.export.TableProblem;
import id.pantas.export.TableReader;
import id.pantas.export.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes raw rows, finds the header among the first ones, and hands checked rows on. */
final class TableAssembly {

    /** Titles and blank lines that may stand above the header. */
    private static final int LOOK_AHEAD = 20;

    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_VALUE = 20_000;
    /** What a spreadsheet makes of a long number; its last digits are lost. */
    private static final Pattern DAMAGED_NUMBER = Pattern.compile("\\s*[+-]?\\d(?:[.,]\\d+)?[eE]\\+?\\d{2,3}\\s*");

    private final Problems problems;
    private final Set<String> known;
    private final TableReader.Sink sink;
    private final boolean exactWidth;
    private final List<RawRow> waiting = new ArrayList<>();
    private @Nullable List<String> header;
    private int rows;

    private record RawRow(int number, List<RawCell> cells) {}

    /** @param exactWidth whether a row with fewer or more cells than the header is wrong */
    TableAssembly(Problems problems, Set<String> known, TableReader.Sink sink, boolean exactWidth) {
        this.problems = problems;
        this.known = known;
        this.sink = sink;
        this.exactWidth = exactWidth;
    }

    void add(int number, List<RawCell> cells) {
        if (cells.stream().allMatch(RawCell::isBlank)) {
            return;
        }
        if (cells.size() > MOST_COLUMNS) {
            throw problems.fatal("tooManyColumns", number, number, MOST_COLUMNS);
        }
        RawRow row = new RawRow(number, cells);
        if (header != null) {
            emit(row, header);
            return;
        }
        waiting.add(row);
        long recognised = recognised(row);
        long filled = cells.stream().filter(cell -> !cell.isBlank()).count();
        if (recognised >= 2 || recognised == 1 && filled == 1) {
            begin(waiting.size() - 1);
        } else if (waiting.size() >= LOOK_AHEAD) {
            begin(likeliest());
        }
    }

    /** To be called behind the last row. */
    void finish() {
        if (header == null) {
            if (waiting.isEmpty()) {
                throw problems.fatal("empty", 0);
            }
            begin(likeliest());
        }
    }

    private int likeliest() {
        int best = -1;
        long most = 0;
        for (int i = 0; i < waiting.size(); i++) {
            long recognised = recognised(waiting.get(i));
            if (recognised > most) {
                most = recognised;
                best = i;
            }
        }
        for (int i = 0; best < 0 && i < waiting.size(); i++) {
            if (waiting.get(i).cells().stream().filter(cell -> !cell.isBlank()).count() >= 2) {
                best = i;
            }
        }
        return Math.max(best, 0);
    }

    private long recognised(RawRow row) {
        return row.cells().stream()
                .map(cell -> TableReader.normalised(cell.value()))
                .filter(known::contains)
                .distinct()
                .count();
    }

    private void begin(int index) {
        RawRow row = waiting.get(index);
        List<String> names = new ArrayList<>();
        for (RawCell cell : row.cells()) {
            names.add(cell.value().strip());
        }
        while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = TableReader.normalised(names.get(i));
            Integer earlier = name.isEmpty() ? null : seen.put(name, i);
            if (earlier != null) {
                throw problems.fatal(
                        "duplicateHeader",
                        row.number(),
                        names.get(i),
                        Problems.letters(earlier),
                        Problems.letters(i),
                        row.number());
            }
        }
        header = List.copyOf(names);
        sink.header(row.number(), header);
        List<RawRow> behind = List.copyOf(waiting.subList(index + 1, waiting.size()));
        waiting.clear();
        behind.forEach(later -> emit(later, names));
    }

    private void emit(RawRow row, List<String> names) {
        if (++rows > TableReader.MOST_ROWS) {
            throw problems.fatal("tooManyRows", row.number(), TableReader.MOST_ROWS);
        }
        List<String> values = new ArrayList<>(names.size());
        List<TableProblem> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            RawCell cell = i < row.cells().size() ? row.cells().get(i) : RawCell.EMPTY;
            String column = names.get(i).isEmpty() ? Problems.letters(i) : names.get(i);
            String code = cell.problem() != null ? cell.problem() : fault(cell.value());
            if (code != null) {
                found.add(problems.of(code, row.number(), column, shortened(cell.value())));
            }
            values.add(
                    cell.value().length() > LONGEST_VALUE
                            ? shortened(cell.value())
                            : FormulaGuard.unguard(cell.value()));
        }
        boolean tooFew = exactWidth && row.cells().size() < names.size();
        boolean tooMany = row.cells().stream().skip(names.size()).anyMatch(cell -> !cell.isBlank());
        if (tooFew || tooMany) {
            found.add(problems.of(
                    tooFew ? "ragged" : "surplus", row.number(), "", row.cells().size(), names.size()));
        }
        sink.row(new TableRow(row.number(), List.copyOf(values), List.copyOf(found)));
    }

    private static @Nullable String fault(String value) {
        if (DAMAGED_NUMBER.matcher(value).matches()) {
            return "damagedNumber";
        }
        if (value.length() > LONGEST_VALUE) {
            return "tooLong";
        }
        return value.indexOf('\0') >= 0 || value.indexOf('\ufffd') >= 0 ? "brokenCharacters" : null;
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
