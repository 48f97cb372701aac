package id.pantas.complaint.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.complaint.Remit;
import id.pantas.complaint.RemitRefused;
import id.pantas.complaint.Remits;
import id.pantas.export.TableProblem;
import id.pantas.export.TableReader;
import id.pantas.export.TableWriter;
import id.pantas.export.UnreadableTable;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class RemitDesk implements Remits {

    static final int MOST_ROWS = 2_000;
    private static final int LONGEST_KEYWORDS = 1_000;
    private static final int LONGEST_OFFICE = 200;
    private static final int SHORTEST_PHRASE = 2;

    private final RemitRows rows;
    private final Surroundings surroundings;
    private final Units units;
    private final TableReader reader;
    private final TableWriter writer;
    private final AuditLog audit;
    private final MessageSource messages;
    private final Clock clock;

    RemitDesk(
            RemitRows rows,
            Surroundings surroundings,
            Units units,
            TableReader reader,
            TableWriter writer,
            AuditLog audit,
            MessageSource messages,
            Clock clock) {
        this.rows = rows;
        this.surroundings = surroundings;
        this.units = units;
        this.reader = reader;
        this.writer = writer;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<Remit> all() {
        return rows.all();
    }

    @Override
    public Optional<Remit> find(long id) {
        return rows.find(id);
    }

    @Override
    public Map<Long, UnitId> resolved() {
        return surroundings.now().remits().resolved().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().id()));
    }

    @Override
    @Transactional
    public long save(Remit remit) {
        rows.lock();
        Remit checked = checked(remit);
        if (remit.id() == 0) {
            long id = rows.insert(checked, audit.actor(), clock.instant());
            record("complaint.audit.remitAdded", id, null, checked);
            return id;
        }
        Remit before = rows.find(remit.id())
                .orElseThrow(() -> new RemitRefused("topik", text("complaint.remit.refused.gone")));
        rows.update(checked, audit.actor(), clock.instant());
        record("complaint.audit.remitChanged", remit.id(), before, checked);
        return remit.id();
    }

    @Override
    @Transactional
    public void remove(long id) {
        Remit before = rows.find(id).orElse(null);
        if (before != null) {
            rows.lock();
            rows.delete(id);
            record("complaint.audit.remitRemoved", id, before, null);
        }
    }

    /** @throws RemitRefused if it cannot be so */
    private Remit checked(Remit remit) {
        String keywords = String.join("; ", remit.keywords());
        if (remit.topic() == null && remit.keywords().isEmpty()) {
            throw new RemitRefused("kata_kunci", text("complaint.remit.refused.empty"));
        }
        if (keywords.length() > LONGEST_KEYWORDS) {
            throw new RemitRefused("kata_kunci", text("complaint.remit.refused.long", LONGEST_KEYWORDS));
        }
        for (String phrase : remit.keywords()) {
            if (phrase.replace("*", "").strip().length() < SHORTEST_PHRASE) {
                throw new RemitRefused("kata_kunci", text("complaint.remit.refused.phrase", phrase));
            }
        }
        if (remit.target() == Remit.Target.INSTANSI
                && remit.unit() == null
                && remit.office().isBlank()) {
            throw new RemitRefused("instansi", text("complaint.remit.refused.nobody"));
        }
        if (remit.office().length() > LONGEST_OFFICE) {
            throw new RemitRefused("nama_opd", text("complaint.remit.refused.long", LONGEST_OFFICE));
        }
        Unit unit = unit(remit.unit(), "instansi");
        if (unit != null && unit.kind() == UnitKind.PIMPINAN) {
            throw new RemitRefused("instansi", text("complaint.remit.refused.leader"));
        }
        Unit scope = unit(remit.scope(), "wilayah");
        if (scope != null && (scope.kind() == UnitKind.OPD || scope.kind() == UnitKind.PIMPINAN)) {
            throw new RemitRefused("wilayah", text("complaint.remit.refused.scope", scope.name()));
        }
        boolean own = remit.target() == Remit.Target.INSTANSI;
        return new Remit(
                remit.id(),
                remit.topic(),
                remit.keywords(),
                remit.scope(),
                remit.target(),
                own ? remit.unit() : null,
                own && remit.unit() == null ? remit.office().strip() : "");
    }

    private @Nullable Unit unit(@Nullable UnitId id, String field) {
        if (id == null) {
            return null;
        }
        return units.find(id)
                .filter(Unit::active)
                .orElseThrow(() -> new RemitRefused(field, text("complaint.remit.refused.unit")));
    }

    private void record(String action, long id, @Nullable Remit before, @Nullable Remit after) {
        Remit named = after == null ? before : after;
        audit.record(new Change(
                action,
                "remit",
                Long.toString(id),
                named == null ? Long.toString(id) : RemitFile.label(named),
                before == null ? null : RemitFile.text(before, units.all()),
                after == null ? null : RemitFile.text(after, units.all())));
    }

    @Override
    public void export(OutputStream target) throws IOException {
        List<Unit> all = units.all();
        writer.csv(target, true, RemitFile.HEADER, rows.all().stream().map(remit -> RemitFile.row(remit, all)));
    }

    @Override
    @Transactional
    public List<TableProblem> replace(String fileName, byte[] content) {
        RemitFile file = new RemitFile(units.active(), messages, this::checked);
        try {
            reader.read(fileName, content, RemitFile.KNOWN, file);
        } catch (UnreadableTable e) {
            return List.of(e.problem());
        }
        List<TableProblem> problems = file.problems();
        if (!problems.isEmpty()) {
            return problems;
        }
        rows.lock();
        int before = rows.all().size();
        rows.deleteAll();
        file.remits().forEach(remit -> rows.insert(remit, audit.actor(), clock.instant()));
        audit.record(new Change(
                "complaint.audit.remitsReplaced",
                "remit",
                "*",
                fileName,
                Integer.toString(before),
                Integer.toString(file.remits().size())));
        return List.of();
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
