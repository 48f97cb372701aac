package id.pantas.setup.imports;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.export.TableReader;
import id.pantas.export.TableRow;
import id.pantas.export.TableWriter;
import id.pantas.registry.Appointments;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Refusal;
import id.pantas.registry.Registry;
import id.pantas.registry.Units;
import id.pantas.setup.ImportId;
import id.pantas.setup.ImportKind;
import id.pantas.setup.ImportRefused;
import id.pantas.setup.ImportRow;
import id.pantas.setup.ImportRow.Remark;
import id.pantas.setup.ImportSummary;
import id.pantas.setup.ImportVerdict;
import id.pantas.setup.Imports;
import id.pantas.setup.imports.PendingImports.Outcome;
import id.pantas.setup.imports.PendingImports.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads, judges, keeps and carries out imports, a thousand rows at a time. */
@Service
class ImportDesk implements Imports {

    private static final int AT_ONCE = 1_000;

    private final TableReader reader;
    private final TableWriter writer;
    private final PendingImports pending;
    private final Registry registry;
    private final Units units;
    private final OfficialAccounts accounts;
    private final Appointments appointments;
    private final RegistryTables tables;
    private final ImportTexts texts;
    private final ImportProperties properties;
    private final AuditLog audit;
    private final Clock clock;

    ImportDesk(
            TableReader reader,
            TableWriter writer,
            PendingImports pending,
            Registry registry,
            Units units,
            OfficialAccounts accounts,
            Appointments appointments,
            RegistryTables tables,
            ImportTexts texts,
            ImportProperties properties,
            AuditLog audit,
            Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.pending = pending;
        this.registry = registry;
        this.units = units;
        this.accounts = accounts;
        this.appointments = appointments;
        this.tables = tables;
        this.texts = texts;
        this.properties = properties;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public ImportId upload(ImportKind kind, String fileName, byte[] content) {
        Instant now = clock.instant();
        pending.deleteExpired(now);
        ImportId id = new ImportId(UUID.randomUUID());
        String shortName = fileName.replaceAll("\\p{C}", "").strip();
        String name = shortName.length() <= 120 ? shortName : shortName.substring(0, 120);
        pending.open(
                id, kind, name.isEmpty() ? "tanpa nama" : name, audit.actor(), now, now.plus(properties.keepFor()));
        Set<String> known = new HashSet<>(kind.header());
        kind.columns().forEach(column -> known.addAll(column.aliases()));
        Intake intake = new Intake(id, kind);
        reader.read(fileName, content, known, intake);
        intake.store();
        return id;
    }

    /** Takes the rows of a file, judges them and stores them in batches. */
    private final class Intake implements TableReader.Sink {
        private final ImportId id;
        private final ImportKind kind;
        private final RowJudge judge;
        private final List<Waiting> rows = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private List<String> names = List.of();
        private @Nullable ColumnMapping mapping;

        Intake(ImportId id, ImportKind kind) {
            this.id = id;
            this.kind = kind;
            this.judge = judge(kind);
        }

        @Override
        public void header(int rowNumber, List<String> header) {
            names = header;
            mapping = new ColumnMapping(kind, rowNumber, header, texts);
            pending.ignored(id, mapping.ignored());
        }

        @Override
        public void row(TableRow row) {
            ColumnMapping columns = mapping;
            if (columns == null) {
                throw new IllegalStateException("a row before the header");
            }
            List<String> cells = columns.cells(row.values());
            if (cells.stream().allMatch(String::isEmpty)) {
                return;
            }
            List<Remark> problems = row.problems().stream()
                    .filter(problem ->
                            problem.column().isEmpty() || columns.columnOf(kind, names, problem.column()) != null)
                    .map(problem -> new Remark(problem.column(), problem.text()))
                    .toList();
            Waiting waiting = new Waiting(row.number(), cells, problems, false);
            Judged judged = judgeRow(judge, waiting);
            rows.add(waiting);
            outcomes.add(new Outcome(row.number(), judged.verdict(), judged.remarks()));
            if (rows.size() >= AT_ONCE) {
                store();
            }
        }

        void store() {
            pending.add(id, rows, outcomes);
            rows.clear();
            outcomes.clear();
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ImportSummary> pending() {
        return pending.summaries(null, clock.instant()).stream()
                .filter(summary -> summary.confirmedAt() == null
                        || summary.count(ImportVerdict.ERROR) + summary.count(ImportVerdict.WARNING) > 0)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ImportSummary> find(ImportId id) {
        return pending.summaries(id, clock.instant()).stream().findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ImportRow> rows(ImportId id, @Nullable ImportVerdict verdict, int page, int size) {
        return pending.rows(id, verdict, Math.max(1, page), size);
    }

    @Override
    @Transactional
    public int confirm(ImportId id, boolean withWarnings) {
        Instant now = clock.instant();
        ImportKind kind = pending.lock(id, now).orElseThrow(() -> new ImportRefused(texts.text("gone")));
        RowJudge judge = judge(kind);
        ImportWork work = new ImportWork(registry);
        int imported = 0;
        int behind = 0;
        try {
            while (true) {
                List<Waiting> rows = pending.behind(id, behind, AT_ONCE);
                if (rows.isEmpty()) {
                    break;
                }
                List<Outcome> outcomes = new ArrayList<>();
                for (Waiting row : rows) {
                    behind = row.number();
                    Judged judged = judgeRow(judge, row);
                    if (row.imported()) {
                        continue; // judged only so that the judge knows what this row claims
                    }
                    boolean wanted = judged.verdict() != ImportVerdict.WARNING || withWarnings;
                    if (judged.work() != null && wanted) {
                        judged.work().accept(work);
                        imported++;
                        outcomes.add(new Outcome(row.number(), ImportVerdict.IMPORTED, judged.remarks()));
                    } else {
                        outcomes.add(new Outcome(row.number(), judged.verdict(), judged.remarks()));
                    }
                }
                work.carryOut();
                pending.update(id, outcomes);
            }
        } catch (Refusal refusal) {
            throw new ImportRefused(texts.text("registryRefused", texts.text(refusal)));
        }
        pending.confirmed(id, now);
        audit.record(new Change(
                "setup.audit.imported", "import", id.toString(), kind.code(), null, Integer.toString(imported)));
        return imported;
    }

    @Override
    @Transactional
    public void discard(ImportId id) {
        pending.delete(id);
    }

    @Override
    @Transactional(readOnly = true)
    public void export(ImportKind kind, Format format, OutputStream target) throws IOException {
        write(kind.code(), format, target, kind.header(), tables.rows(kind));
    }

    @Override
    public void template(ImportKind kind, Format format, OutputStream target) throws IOException {
        write(kind.code(), format, target, kind.header(), Stream.empty());
    }

    @Override
    @Transactional(readOnly = true)
    public void badRows(ImportId id, Format format, OutputStream target) throws IOException {
        ImportSummary summary = find(id).orElseThrow(() -> new ImportRefused(texts.text("gone")));
        List<String> header = new ArrayList<>(summary.kind().header());
        header.add(ImportKind.MISTAKE_COLUMN);
        int pages = (int) (summary.count(ImportVerdict.ERROR) / AT_ONCE) + 1;
        Stream<List<String>> rows = Stream.iterate(1, page -> page <= pages, page -> page + 1)
                .flatMap(page -> pending.rows(id, ImportVerdict.ERROR, page, AT_ONCE).stream())
                .map(row -> {
                    List<String> cells = new ArrayList<>(row.cells());
                    cells.add(String.join(
                            " | ",
                            row.remarks().stream()
                                    .map(remark -> remark.column().isEmpty()
                                            ? remark.text()
                                            : remark.column() + ": " + remark.text())
                                    .toList()));
                    return cells;
                });
        write(summary.kind().code(), format, target, header, rows);
    }

    private void write(String sheet, Format format, OutputStream target, List<String> header, Stream<List<String>> rows)
            throws IOException {
        if (format == Format.CSV) {
            writer.csv(target, true, header, rows);
        } else {
            writer.xlsx(target, sheet, header, rows);
        }
    }

    private RowJudge judge(ImportKind kind) {
        UnitLookup lookup = new UnitLookup(units.all(), texts);
        return switch (kind) {
            case UNITS -> new UnitJudge(lookup, texts);
            case ACCOUNTS -> new AccountJudge(lookup, accounts, texts);
            case PICS -> new PicJudge(lookup, appointments, texts);
        };
    }

    /** What the file itself got wrong makes the row unusable, whatever its values seem to say. */
    private static Judged judgeRow(RowJudge judge, Waiting row) {
        return row.fileProblems().isEmpty()
                ? judge.judge(row.number(), row.cells())
                : Judged.error(row.fileProblems().toArray(Remark[]::new));
    }
}
