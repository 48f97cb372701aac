package id.pantas.complaint.internal;

import id.pantas.classifier.ComplaintTopic;
import id.pantas.complaint.Remit;
import id.pantas.complaint.RemitRefused;
import id.pantas.export.TableProblem;
import id.pantas.export.TableReader;
import id.pantas.export.TableRow;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** The remit table as people exchange it: units by their code in addresses or their full name, topics by code or name. */
class RemitFile implements TableReader.Sink {

    static final List<String> HEADER = List.of("topik", "kata_kunci", "wilayah", "tujuan", "instansi", "nama_opd");
    static final Set<String> KNOWN =
            HEADER.stream().map(TableReader::normalised).collect(Collectors.toSet());

    private static final int MOST_PROBLEMS = 200;

    private final Map<String, Unit> unitsByName = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<TableProblem> problems = new ArrayList<>();
    private final List<Remit> remits = new ArrayList<>();
    private final MessageSource messages;
    private final UnaryOperator<Remit> check;

    /** @param check gives the row as it is stored, or throws {@link RemitRefused} */
    RemitFile(Collection<Unit> units, MessageSource messages, UnaryOperator<Remit> check) {
        this.messages = messages;
        this.check = check;
        for (Unit unit : units) {
            unitsByName.put(unit.slug(), unit);
            unitsByName.put(TableReader.normalised(unit.name()), unit);
            unitsByName.putIfAbsent(TableReader.normalised(unit.shortName()), unit);
        }
    }

    List<Remit> remits() {
        return List.copyOf(remits);
    }

    List<TableProblem> problems() {
        if (problems.isEmpty() && remits.isEmpty()) {
            return List.of(problem(0, "", "empty"));
        }
        return List.copyOf(problems);
    }

    @Override
    public void header(int rowNumber, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            columns.putIfAbsent(TableReader.normalised(names.get(i)), i);
        }
        for (String needed : List.of("topik", "tujuan")) {
            if (!columns.containsKey(needed)) {
                problems.add(problem(rowNumber, needed, "column", needed));
            }
        }
    }

    @Override
    public void row(TableRow row) {
        if (problems.size() >= MOST_PROBLEMS) {
            return;
        }
        if (!row.problems().isEmpty()) {
            problems.addAll(row.problems());
            return;
        }
        if (remits.size() >= RemitDesk.MOST_ROWS) {
            problems.add(problem(row.number(), "", "many", RemitDesk.MOST_ROWS));
            return;
        }
        int before = problems.size();
        ComplaintTopic topic = topic(row);
        Remit.Target target = target(row);
        Unit scope = unit(row, "wilayah");
        Unit unit = unit(row, "instansi");
        if (problems.size() > before || target == null) {
            return;
        }
        try {
            remits.add(check.apply(new Remit(
                    0,
                    topic,
                    RemitRows.phrases(value(row, "kata kunci")),
                    scope == null ? null : scope.id(),
                    target,
                    unit == null ? null : unit.id(),
                    value(row, "nama opd"))));
        } catch (RemitRefused e) {
            problems.add(new TableProblem("refused", row.number(), e.field(), String.valueOf(e.getMessage())));
        }
    }

    private @Nullable ComplaintTopic topic(TableRow row) {
        String text = value(row, "topik");
        if (text.isEmpty()) {
            return null;
        }
        for (ComplaintTopic topic : ComplaintTopic.values()) {
            if (topic.name().equalsIgnoreCase(text) || topic.displayName().equalsIgnoreCase(text)) {
                return topic;
            }
        }
        problems.add(problem(row.number(), "topik", "topic", text));
        return null;
    }

    private Remit.@Nullable Target target(TableRow row) {
        String text = value(row, "tujuan");
        for (Remit.Target target : Remit.Target.values()) {
            if (target.name().equalsIgnoreCase(text)) {
                return target;
            }
        }
        problems.add(problem(row.number(), "tujuan", "target", text));
        return null;
    }

    private @Nullable Unit unit(TableRow row, String column) {
        String text = value(row, column);
        if (text.isEmpty()) {
            return null;
        }
        Unit unit = unitsByName.get(TableReader.normalised(text));
        if (unit == null) {
            unit = unitsByName.get(text.toLowerCase(Locale.ROOT));
        }
        if (unit == null) {
            problems.add(problem(row.number(), column, "unit", text));
        }
        return unit;
    }

    private String value(TableRow row, String column) {
        Integer at = columns.get(column);
        return at == null || at >= row.values().size()
                ? ""
                : row.values().get(at).strip();
    }

    private TableProblem problem(int row, String column, String code, Object... arguments) {
        return new TableProblem(
                code,
                row,
                column,
                messages.getMessage("complaint.remit.file." + code, arguments, LocaleContextHolder.getLocale()));
    }

    static List<String> row(Remit remit, Collection<Unit> units) {
        return List.of(
                remit.topic() == null ? "" : remit.topic().name(),
                String.join("; ", remit.keywords()),
                slug(remit.scope(), units),
                remit.target().name(),
                slug(remit.unit(), units),
                remit.office());
    }

    private static String slug(@Nullable UnitId id, Collection<Unit> units) {
        return units.stream()
                .filter(unit -> unit.id().equals(id))
                .map(Unit::slug)
                .findFirst()
                .orElse("");
    }

    /** One line that names a row. */
    static String label(Remit remit) {
        String topic = remit.topic() == null ? "Semua topik" : remit.topic().displayName();
        return remit.keywords().isEmpty()
                ? topic
                : topic + ": " + remit.keywords().get(0);
    }

    /** All of a row as text, for the log. */
    static String text(Remit remit, Collection<Unit> units) {
        return String.join(" | ", row(remit, units));
    }
}
