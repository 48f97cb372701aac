package id.pantas.intake.web;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.export.UnreadableTable;
import id.pantas.intake.FileAnswers;
import id.pantas.intake.FileField;
import id.pantas.intake.FileImport;
import id.pantas.intake.FileImport.State;
import id.pantas.intake.FileVerdict;
import id.pantas.intake.IntakeRefused;
import id.pantas.intake.PostFiles;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.web.Formats;
import id.pantas.web.PageNotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files of the platforms' own tools: upload, explain, look, store, take back. */
@Controller
@RequestMapping("/admin/unggahan-berkas")
@PreAuthorize("hasAnyRole('ADMIN', 'STAF')")
class PostFileController {

    private static final String START = "redirect:/admin/unggahan-berkas";
    private static final int SIZE = 50;
    private static final int HISTORY = 20;
    private static final int SAMPLE = 3;
    private static final List<FileField> EXPLAINABLE = List.of(
            FileField.LINK,
            FileField.ID,
            FileField.TIME,
            FileField.TEXT,
            FileField.OTHER_TEXT,
            FileField.LIKES,
            FileField.COMMENTS,
            FileField.SHARES,
            FileField.VIEWS,
            FileField.ACCOUNT,
            FileField.POST_TYPE,
            FileField.DURATION);
    private static final List<String> ZONES =
            List.of("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC", "America/Los_Angeles");

    private final PostFiles files;
    private final Units units;
    private final OfficialAccounts accounts;
    private final PeriodCalendar calendar;
    private final Formats formats;
    private final MessageSource messages;

    PostFileController(
            PostFiles files,
            Units units,
            OfficialAccounts accounts,
            PeriodCalendar calendar,
            Formats formats,
            MessageSource messages) {
        this.files = files;
        this.units = units;
        this.accounts = accounts;
        this.calendar = calendar;
        this.formats = formats;
        this.messages = messages;
    }

    @GetMapping
    String start(@RequestParam(defaultValue = "1") int halaman, Model model) {
        int pages = (int) Math.max(1, (files.historySize() + HISTORY - 1) / HISTORY);
        int page = Math.min(Math.max(1, halaman), pages);
        List<FileImport> history = files.history(page, HISTORY);
        model.addAttribute("units", units.active());
        model.addAttribute("history", history);
        model.addAttribute("names", names(history));
        model.addAttribute("previous", page > 1 ? "/admin/unggahan-berkas?halaman=" + (page - 1) : null);
        model.addAttribute("next", page < pages ? "/admin/unggahan-berkas?halaman=" + (page + 1) : null);
        return "intake/files";
    }

    private Map<UnitId, String> names(List<FileImport> history) {
        Map<UnitId, String> names = new LinkedHashMap<>();
        units.byIds(history.stream().map(FileImport::unit).distinct().toList())
                .forEach((id, unit) -> names.put(id, unit.name()));
        return names;
    }

    @PostMapping
    String upload(@RequestParam UUID instansi, @RequestParam MultipartFile berkas, RedirectAttributes flash)
            throws IOException {
        if (berkas.isEmpty()) {
            flash.addFlashAttribute("problem", "intake.file.empty");
            return START;
        }
        String name = berkas.getOriginalFilename() == null ? "" : berkas.getOriginalFilename();
        try {
            Unit unit = units.find(new UnitId(instansi)).orElseThrow(() -> new PageNotFound("unit " + instansi));
            UUID id = files.upload(unit.id(), name, berkas.getBytes());
            if (existing(id).state() == State.DONE) {
                flash.addFlashAttribute("notice", "intake.file.already");
            }
            return START + "/" + id;
        } catch (UnreadableTable | IntakeRefused refused) {
            flash.addFlashAttribute("problem", name.replaceAll("\\p{C}", "") + ": " + refused.getMessage());
            return START;
        }
    }

    @GetMapping("/{id}")
    String step(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable FileVerdict hasil,
            @RequestParam(defaultValue = "1") int halaman,
            Model model) {
        FileImport upload = existing(id);
        model.addAttribute("upload", upload);
        model.addAttribute("about", about(upload));
        return switch (upload.state()) {
            case MAPPING -> mapping(upload, model);
            case ASKING -> questions(upload, model);
            case PREVIEW, DONE, UNDONE -> preview(upload, hasil, halaman, model);
        };
    }

    private String mapping(FileImport upload, Model model) {
        model.addAttribute("sample", files.sample(upload.id(), SAMPLE));
        model.addAttribute("fields", EXPLAINABLE);
        model.addAttribute(
                "platforms",
                accounts.ofUnit(upload.unit()).stream()
                        .filter(OfficialAccount::active)
                        .map(OfficialAccount::platform)
                        .distinct()
                        .sorted()
                        .toList());
        return "intake/file-mapping";
    }

    private String questions(FileImport upload, Model model) {
        List<String> zones = new ArrayList<>(ZONES);
        if (!zones.contains(calendar.zone().getId())) {
            zones.add(0, calendar.zone().getId());
        }
        model.addAttribute("zones", zones);
        model.addAttribute("zone", calendar.zone().getId());
        return "intake/file-questions";
    }

    private String preview(FileImport upload, @Nullable FileVerdict verdict, int wanted, Model model) {
        long total = verdict == null ? upload.total() : upload.count(verdict);
        int pages = (int) Math.max(1, (total + SIZE - 1) / SIZE);
        int page = Math.min(Math.max(1, wanted), pages);
        String filter = verdict == null ? "" : "hasil=" + verdict + "&";
        String address = "/admin/unggahan-berkas/" + upload.id() + "?" + filter + "halaman=";
        model.addAttribute("answer", answer(upload));
        model.addAttribute("rows", files.rows(upload.id(), verdict, page, SIZE));
        model.addAttribute("verdict", verdict);
        model.addAttribute("verdicts", FileVerdict.values());
        model.addAttribute("total", total);
        model.addAttribute("first", total == 0 ? 0 : (long) (page - 1) * SIZE + 1);
        model.addAttribute("last", Math.min(total, (long) page * SIZE));
        model.addAttribute("previous", page > 1 ? address + (page - 1) : null);
        model.addAttribute("next", page < pages ? address + (page + 1) : null);
        return "intake/file";
    }

    private String answer(FileImport upload) {
        String key = switch (upload.state()) {
            case DONE -> "doneAnswer";
            case UNDONE -> "undoneAnswer";
            default -> "previewAnswer";
        };
        Object[] numbers = upload.state() == State.UNDONE
                ? new Object[] {formats.count(upload.hidden())}
                : new Object[] {
                    formats.count(upload.count(FileVerdict.NEW)),
                    formats.count(upload.count(FileVerdict.UPDATED)),
                    formats.count(upload.count(FileVerdict.REJECTED)),
                    formats.count(upload.count(FileVerdict.SKIPPED))
                };
        return messages.getMessage("intake.file." + key, numbers, Formats.INDONESIAN);
    }

    private String about(FileImport upload) {
        String unit = units.find(upload.unit()).map(Unit::name).orElse(Formats.UNKNOWN);
        String account = Optional.ofNullable(upload.account())
                .flatMap(accounts::find)
                .map(found -> found.platform().displayName() + " " + found.handle())
                .orElse(Formats.UNKNOWN);
        return messages.getMessage(
                "intake.file.of",
                new Object[] {unit, account, formats.dateTime(upload.countedAt())},
                Formats.INDONESIAN);
    }

    @PostMapping("/{id}/kolom")
    String explain(
            @PathVariable UUID id,
            @RequestParam Platform platform,
            @RequestParam Map<String, String> all,
            RedirectAttributes flash) {
        FileImport upload = existing(id);
        Map<String, FileField> fields = new LinkedHashMap<>();
        for (int i = 0; i < upload.header().size(); i++) {
            String heading = upload.header().get(i);
            String chosen = all.getOrDefault("kolom" + i, "");
            EXPLAINABLE.stream()
                    .filter(field -> field.name().equals(chosen))
                    .forEach(field -> fields.put(heading, field));
        }
        return carried(id, flash, () -> files.explain(id, platform, fields));
    }

    @PostMapping("/{id}/jawaban")
    String answer(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String zona,
            @RequestParam(required = false) @Nullable Boolean tanggalDahulu,
            @RequestParam(required = false) @Nullable Boolean seluruhWaktu,
            @RequestParam(defaultValue = "false") boolean akunBenar,
            RedirectAttributes flash) {
        FileAnswers before = existing(id).answers();
        ZoneId zone = zone(zona);
        return carried(
                id,
                flash,
                () -> files.answer(
                        id,
                        new FileAnswers(
                                zone == null ? before.zone() : zone,
                                tanggalDahulu == null ? before.dayFirst() : tanggalDahulu,
                                seluruhWaktu == null ? before.lifetime() : seluruhWaktu,
                                akunBenar || before.accountConfirmed())));
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null || name.isEmpty() ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new PageNotFound("time zone " + name);
        }
    }

    /** Forgets the answers, so that they are asked again. */
    @PostMapping("/{id}/ubah")
    String ask(@PathVariable UUID id, RedirectAttributes flash) {
        return carried(id, flash, () -> files.answer(id, FileAnswers.NONE));
    }

    @PostMapping("/{id}/simpan")
    String store(@PathVariable UUID id, RedirectAttributes flash) {
        return carried(id, flash, "intake.file.stored", () -> files.store(id));
    }

    @PostMapping("/{id}/batal")
    String undo(@PathVariable UUID id, RedirectAttributes flash) {
        return carried(id, flash, "intake.file.undoDone", () -> files.undo(id));
    }

    @PostMapping("/{id}/buang")
    String discard(@PathVariable UUID id, RedirectAttributes flash) {
        files.discard(id);
        flash.addFlashAttribute("notice", "intake.file.discarded");
        return START;
    }

    private String carried(UUID id, RedirectAttributes flash, @Nullable String notice, Verb verb) {
        existing(id);
        try {
            int number = verb.carryOut();
            if (notice != null) {
                flash.addFlashAttribute(
                        "notice", messages.getMessage(notice, new Object[] {number}, Formats.INDONESIAN));
            }
        } catch (IntakeRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
        }
        return START + "/" + id;
    }

    private String carried(UUID id, RedirectAttributes flash, Runnable verb) {
        return carried(id, flash, null, () -> {
            verb.run();
            return 0;
        });
    }

    private interface Verb {
        int carryOut();
    }

    @GetMapping("/{id}/ditolak.csv")
    void rejected(@PathVariable UUID id, HttpServletResponse answer) throws IOException {
        existing(id);
        files.rejected(id, file("ditolak.csv", answer));
    }

    @GetMapping("/templat.csv")
    void template(HttpServletResponse answer) throws IOException {
        files.template(file("templat-unggahan.csv", answer));
    }

    private static OutputStream file(String name, HttpServletResponse answer) throws IOException {
        answer.setContentType("text/csv;charset=UTF-8");
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer.getOutputStream();
    }

    private FileImport existing(UUID id) {
        return files.find(id).orElseThrow(() -> new PageNotFound("post file " + id));
    }
}
