package id.pantas.intake.files;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.export.TableReader;
import id.pantas.export.TableRow;
import id.pantas.export.TableWriter;
import id.pantas.intake.FileAnswers;
import id.pantas.intake.FileField;
import id.pantas.intake.FileImport;
import id.pantas.intake.FileImport.State;
import id.pantas.intake.FileKind;
import id.pantas.intake.FileQuestion;
import id.pantas.intake.FileRow;
import id.pantas.intake.FileVerdict;
import id.pantas.intake.IntakeRefused;
import id.pantas.intake.PastedLinks;
import id.pantas.intake.PostFiles;
import id.pantas.intake.PostLink;
import id.pantas.intake.files.FileRows.Kept;
import id.pantas.post.BroughtPosts;
import id.pantas.post.Counts;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries uploads from the file to stored posts, and back. */
@Service
class FileDesk implements PostFiles {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int AT_ONCE = 500;

    private final Sheets sheets;
    private final FileRows rows;
    private final FileMemory memory;
    private final FileJudge judge;
    private final HandEntry byHand;
    private final BroughtPosts posts;
    private final FileStore store;
    private final OfficialAccounts accounts;
    private final PastedLinks links;
    private final TableWriter writer;
    private final AuditLog audit;
    private final FileTexts texts;
    private final PeriodCalendar calendar;
    private final Clock clock;

    FileDesk(
            Sheets sheets,
            FileRows rows,
            FileMemory memory,
            FileJudge judge,
            HandEntry byHand,
            BroughtPosts posts,
            FileStore store,
            OfficialAccounts accounts,
            PastedLinks links,
            TableWriter writer,
            AuditLog audit,
            FileTexts texts,
            PeriodCalendar calendar,
            Clock clock) {
        this.sheets = sheets;
        this.rows = rows;
        this.memory = memory;
        this.judge = judge;
        this.byHand = byHand;
        this.posts = posts;
        this.store = store;
        this.accounts = accounts;
        this.links = links;
        this.writer = writer;
        this.audit = audit;
        this.texts = texts;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    @Transactional
    public UUID upload(UnitId unit, String fileName, byte[] content) {
        Instant now = clock.instant();
        rows.deleteExpired(now);
        String hash = RowReader.hash(content);
        Optional<UUID> stored = rows.stored(unit, hash);
        if (stored.isPresent()) {
            return stored.get();
        }
        Sheet sheet = sheets.read(fileName, content, Signatures.known());
        Layout layout = layout(sheet);
        if (layout != null) {
            refuseUnusable(unit, layout, sheet, now);
        }
        UUID id = UUID.randomUUID();
        String bare = fileName.replaceAll("[\\p{C}]", "").strip();
        String name = bare.isEmpty() ? "tanpa nama" : bare.length() <= 120 ? bare : bare.substring(bare.length() - 120);
        rows.open(id, unit, name, hash, content, audit.actor(), now, now.plus(KEPT));
        List<String> remarks =
                layout == null ? sheet.remarks() : reading(sheet, layout, now).remarks();
        rows.read(id, layout == null ? State.MAPPING : State.PREVIEW, sheet, layout, remarks);
        if (layout != null) {
            judged(id, sheet, layout, now);
        }
        return id;
    }

    private @Nullable Layout layout(Sheet sheet) {
        Layout recognised = Layout.recognised(sheet);
        if (recognised != null) {
            return recognised;
        }
        return memory.ofHeader(sheet.key())
                .map(explained -> Layout.of(FileKind.MAPPED, explained.platform(), sheet.header(), explained.fields()))
                .orElse(null);
    }

    private void refuseUnusable(UnitId unit, Layout layout, Sheet sheet, Instant now) {
        if (!layout.kind().hasPosts()) {
            boolean titled =
                    layout.kind() == FileKind.META_PAGE_DAILY && sheet.header().size() == 1;
            int days = sheet.rows().size() - (titled ? 1 : 0); // the heading stands in the first row then
            throw new IntakeRefused(texts.text("noPosts." + layout.kind(), days));
        }
        if (reading(sheet, layout, now).isByDay()) {
            throw new IntakeRefused(texts.text("byDay"));
        }
        Platform platform = layout.platform();
        if (platform != null && judge.own(unit, platform).isEmpty()) {
            throw new IntakeRefused(texts.text("noAccount", platform.displayName()));
        }
    }

    private FileReading reading(Sheet sheet, Layout layout, Instant now) {
        return new FileReading(sheet, layout, this::linksOf, calendar.zone(), now, texts);
    }

    private List<PostLink> linksOf(String cell) {
        return cell.isEmpty() ? List.of() : links.read(cell);
    }

    /** Judges all rows with what is answered so far, and keeps that. */
    private FileJudge.Verdicts judged(UUID id, Sheet sheet, Layout layout, Instant now) {
        FileImport upload = existing(id);
        FileReading reading = reading(sheet, layout, now);
        OfficialAccount likely = upload.account() == null ? only(upload.unit(), layout.platform()) : null;
        AccountId account = upload.account() != null ? upload.account() : likely == null ? null : likely.id();
        ZoneId zone = memory.ofAccount(account).zone();
        List<Draft> drafts = reading.drafts(upload.answers(), zone);
        FileJudge.Verdicts verdicts = judge.judge(
                upload.unit(), layout.kind(), drafts, upload.answers().accountConfirmed());
        List<FileQuestion> questions = new ArrayList<>(reading.questions(upload.answers(), zone != null));
        if (verdicts.unknown() != null) {
            questions.add(FileQuestion.ACCOUNT);
        }
        OfficialAccount settled = verdicts.account() != null ? verdicts.account() : likely;
        String fileAccount = verdicts.unknown() != null ? verdicts.unknown() : upload.fileAccount();
        rows.judged(
                id,
                questions.isEmpty() ? State.PREVIEW : State.ASKING,
                questions,
                settled == null ? null : settled.id(),
                fileAccount,
                reading.countedAt(upload.fileName(), drafts));
        rows.replaceRows(id, verdicts.rows());
        return verdicts;
    }

    /** The rows of an upload as posts, before anybody looks at what is stored. */
    List<Draft> drafts(UUID id) {
        FileImport upload = existing(id);
        Sheet sheet = sheet(upload);
        return reading(sheet, required(sheet), clock.instant())
                .drafts(upload.answers(), memory.ofAccount(upload.account()).zone());
    }

    private @Nullable OfficialAccount only(UnitId unit, @Nullable Platform platform) {
        List<OfficialAccount> own = platform == null ? List.of() : judge.own(unit, platform);
        return own.size() == 1 ? own.get(0) : null;
    }

    @Override
    public Optional<FileImport> find(UUID id) {
        return rows.find(id);
    }

    @Override
    public List<FileImport> history(int page, int size) {
        return rows.history(Math.max(1, page), size);
    }

    @Override
    public long historySize() {
        return rows.size();
    }

    @Override
    public List<List<String>> sample(UUID id, int most) {
        FileImport upload = existing(id);
        if (upload.state() != State.MAPPING) {
            return List.of();
        }
        return sheet(upload).rows().stream().limit(most).map(TableRow::values).toList();
    }

    private Sheet sheet(FileImport upload) {
        return sheets.read(upload.fileName(), rows.content(upload.id()), Signatures.known());
    }

    @Override
    @Transactional
    public void explain(UUID id, Platform platform, Map<String, FileField> fields) {
        FileImport upload = locked(id, State.MAPPING);
        Instant now = clock.instant();
        Collection<FileField> given = fields.values();
        boolean named = given.contains(FileField.LINK) || given.contains(FileField.ID);
        boolean timed = given.contains(FileField.TIME) || platform == Platform.X || platform == Platform.TIKTOK;
        if (!named || !timed) {
            throw new IntakeRefused(texts.text("mappingIncomplete"));
        }
        if (new HashSet<>(given).size() < given.size()) {
            throw new IntakeRefused(texts.text("mappingTwice"));
        }
        if (judge.own(upload.unit(), platform).isEmpty()) {
            throw new IntakeRefused(texts.text("noAccount", platform.displayName()));
        }
        Sheet sheet = sheet(upload);
        Map<String, FileField> meaning = new LinkedHashMap<>();
        fields.forEach((heading, field) -> {
            String name = TableReader.normalised(heading);
            if (sheet.headings().contains(name)) {
                meaning.put(name, field);
            }
        });
        memory.remember(sheet.key(), new FileMemory.Known(platform, meaning), audit.actor(), now);
        Layout layout = Layout.of(FileKind.MAPPED, platform, sheet.header(), meaning);
        rows.read(id, State.PREVIEW, sheet, layout, reading(sheet, layout, now).remarks());
        judged(id, sheet, layout, now);
    }

    @Override
    @Transactional
    public void answer(UUID id, FileAnswers answers) {
        FileImport upload = locked(id, State.ASKING, State.PREVIEW);
        rows.answered(id, answers);
        Sheet sheet = sheet(upload);
        judged(id, sheet, required(sheet), clock.instant());
    }

    private Layout required(Sheet sheet) {
        Layout layout = layout(sheet);
        if (layout == null) {
            throw new IntakeRefused(texts.text("gone"));
        }
        return layout;
    }

    @Override
    public List<FileRow> rows(UUID id, @Nullable FileVerdict verdict, int page, int size) {
        return rows.rows(id, verdict, Math.max(1, page), size).toList();
    }

    @Override
    @Transactional
    public int store(UUID id) {
        FileImport upload = locked(id, State.PREVIEW);
        if (rows.stored(upload.unit(), RowReader.hash(rows.content(id))).isPresent()) {
            throw new IntakeRefused(texts.text("storedAlready"));
        }
        Instant now = clock.instant();
        Sheet sheet = sheet(upload);
        FileJudge.Verdicts verdicts = judged(id, sheet, required(sheet), now);
        FileImport fresh = existing(id);
        if (fresh.state() != State.PREVIEW) {
            throw new IntakeRefused(texts.text("askedAnew"));
        }
        Instant countedAt = rows.ownInstant(fresh.countedAt() == null ? now : fresh.countedAt());
        Map<AccountId, List<Kept>> byAccount = new LinkedHashMap<>();
        for (Kept row : verdicts.rows()) {
            if (row.account() != null && row.nativeId() != null) {
                byAccount
                        .computeIfAbsent(row.account(), account -> new ArrayList<>())
                        .add(row);
            }
        }
        if (byAccount.isEmpty()) {
            throw new IntakeRefused(texts.text("nothingToStore"));
        }
        Map<Integer, Kept> stored = new LinkedHashMap<>();
        verdicts.rows().forEach(row -> stored.put(row.draft().number(), row));
        int count = 0;
        for (Map.Entry<AccountId, List<Kept>> part : byAccount.entrySet()) {
            OfficialAccount account = accounts.find(part.getKey()).orElseThrow();
            count += store.store(account, part.getValue(), countedAt, now, stored);
            memory.remember(
                    account.id(),
                    upload.answers().zone(),
                    upload.answers().accountConfirmed() ? fresh.fileAccount() : null);
        }
        rows.replaceRows(id, List.copyOf(stored.values()));
        rows.done(id, audit.actor(), now, countedAt);
        audit.record(new Change(
                "intake.audit.fileStored",
                "postFile",
                id.toString(),
                upload.fileName(),
                null,
                Integer.toString(count)));
        return count;
    }

    @Override
    @Transactional
    public int undo(UUID id) {
        FileImport stored = locked(id, State.DONE);
        Instant now = clock.instant();
        Instant countedAt = stored.countedAt() == null ? now : stored.countedAt();
        int hidden = 0;
        for (Map.Entry<AccountId, List<Long>> part : rows.posts(id).entrySet()) {
            OfficialAccount account = accounts.find(part.getKey()).orElseThrow();
            Set<Long> alone = new HashSet<>(part.getValue());
            rows.alsoIn(id, part.getValue()).forEach(alone::remove);
            hidden += posts.takeBack(account, now, countedAt, part.getValue(), alone);
        }
        rows.undone(id, audit.actor(), now, hidden);
        audit.record(new Change(
                "intake.audit.fileUndone",
                "postFile",
                id.toString(),
                stored.fileName(),
                Long.toString(stored.usable()),
                Integer.toString(hidden)));
        return hidden;
    }

    @Override
    @Transactional
    public void discard(UUID id) {
        rows.discard(id);
    }

    @Override
    @Transactional(readOnly = true)
    public void rejected(UUID id, OutputStream target) throws IOException {
        FileImport upload = existing(id);
        List<String> header = new ArrayList<>(upload.header());
        header.add("kesalahan");
        int pages = (int) (upload.count(FileVerdict.REJECTED) / AT_ONCE) + 1;
        Stream<List<String>> bad = Stream.iterate(1, page -> page <= pages, page -> page + 1)
                .flatMap(page -> rows.rows(id, FileVerdict.REJECTED, page, AT_ONCE))
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
        writer.csv(target, true, header, bad);
    }

    @Override
    public void template(OutputStream target) throws IOException {
        writer.csv(target, true, Signatures.TEMPLATE, Stream.empty());
    }

    @Override
    @Transactional
    public long record(
            UnitId unit, AccountId account, @Nullable String link, Instant publishedAt, String text, Counts counts) {
        return byHand.record(unit, account, link, publishedAt, text, counts);
    }

    private FileImport locked(UUID id, State... wanted) {
        FileImport upload = rows.lock(id).orElseThrow(() -> new IntakeRefused(texts.text("gone")));
        if (!List.of(wanted).contains(upload.state())) {
            throw new IntakeRefused(texts.text("notNow"));
        }
        return upload;
    }

    private FileImport existing(UUID id) {
        return rows.find(id).orElseThrow(() -> new IntakeRefused(texts.text("gone")));
    }
}
