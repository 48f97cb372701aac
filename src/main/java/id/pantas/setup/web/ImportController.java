package id.pantas.setup.web;

import id.pantas.export.UnreadableTable;
import id.pantas.setup.ImportId;
import id.pantas.setup.ImportKind;
import id.pantas.setup.ImportRefused;
import id.pantas.setup.ImportRow;
import id.pantas.setup.ImportSummary;
import id.pantas.setup.ImportVerdict;
import id.pantas.setup.Imports;
import id.pantas.web.PageNotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Upload, look, confirm; and the files to download. */
@Controller
@RequestMapping("/admin/impor")
@PreAuthorize("hasAnyRole('ADMIN', 'STAF')")
class ImportController {

    private static final int SIZE = 50;
    private static final String START = "redirect:/admin/impor";
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Imports imports;

    ImportController(Imports imports) {
        this.imports = imports;
    }

    @ModelAttribute("kinds")
    ImportKind[] kinds() {
        return ImportKind.values();
    }

    @GetMapping
    String start(Model model) {
        model.addAttribute("pending", imports.pending());
        return "setup/imports";
    }

    @PostMapping
    String upload(@RequestParam ImportKind jenis, @RequestParam MultipartFile berkas, RedirectAttributes flash)
            throws IOException {
        if (berkas.isEmpty()) {
            flash.addFlashAttribute("problem", "setup.import.fileEmpty");
            return START;
        }
        String name = berkas.getOriginalFilename() == null ? "" : berkas.getOriginalFilename();
        try {
            return START + "/" + imports.upload(jenis, name, berkas.getBytes());
        } catch (UnreadableTable unreadable) {
            flash.addFlashAttribute("problem", name.replaceAll("\\p{C}", "") + ": " + unreadable.getMessage());
            return START;
        }
    }

    @GetMapping("/{id}")
    String preview(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable ImportVerdict hasil,
            @RequestParam(defaultValue = "1") int halaman,
            Model model) {
        ImportSummary summary = existing(id);
        long total = hasil == null ? summary.total() : summary.count(hasil);
        int pages = (int) Math.max(1, (total + SIZE - 1) / SIZE);
        int page = Math.min(Math.max(1, halaman), pages);
        List<ImportRow> rows = imports.rows(summary.id(), hasil, page, SIZE);
        model.addAttribute("page", new PreviewPage(summary, rows, hasil, page, pages, total));
        model.addAttribute("verdicts", ImportVerdict.values());
        return "setup/import";
    }

    @PostMapping("/{id}/simpan")
    String confirm(
            @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean peringatan, RedirectAttributes flash) {
        existing(id);
        try {
            imports.confirm(new ImportId(id), peringatan);
            flash.addFlashAttribute("notice", "setup.import.done");
        } catch (ImportRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
        }
        return START + "/" + id;
    }

    @PostMapping("/{id}/buang")
    String discard(@PathVariable UUID id, RedirectAttributes flash) {
        imports.discard(new ImportId(id));
        flash.addFlashAttribute("notice", "setup.import.discarded");
        return START;
    }

    @GetMapping("/{id}/perbaiki.{format}")
    void badRows(@PathVariable UUID id, @PathVariable String format, HttpServletResponse answer) throws IOException {
        ImportSummary summary = existing(id);
        Imports.Format wanted = format(format);
        imports.badRows(summary.id(), wanted, file("perbaiki-" + summary.kind().code(), wanted, answer));
    }

    @GetMapping("/templat/{kind}.{format}")
    void template(@PathVariable String kind, @PathVariable String format, HttpServletResponse answer)
            throws IOException {
        ImportKind wanted = kind(kind);
        Imports.Format as = format(format);
        imports.template(wanted, as, file("templat-" + wanted.code(), as, answer));
    }

    @GetMapping("/ekspor/{kind}.{format}")
    void export(@PathVariable String kind, @PathVariable String format, HttpServletResponse answer) throws IOException {
        ImportKind wanted = kind(kind);
        Imports.Format as = format(format);
        imports.export(wanted, as, file(wanted.code(), as, answer));
    }

    private static OutputStream file(String name, Imports.Format format, HttpServletResponse answer)
            throws IOException {
        String fileName = name + "." + format.name().toLowerCase(Locale.ROOT);
        answer.setContentType((format == Imports.Format.CSV ? CSV : XLSX).toString());
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
        answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer.getOutputStream();
    }

    private static ImportKind kind(String code) {
        for (ImportKind kind : ImportKind.values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new PageNotFound("import kind " + code);
    }

    private static Imports.Format format(String ending) {
        return switch (ending) {
            case "csv" -> Imports.Format.CSV;
            case "xlsx" -> Imports.Format.XLSX;
            default -> throw new PageNotFound("file format " + ending);
        };
    }

    private ImportSummary existing(UUID id) {
        return imports.find(new ImportId(id)).orElseThrow(() -> new PageNotFound("import " + id));
    }

    /** @param verdict the one shown, null = all rows */
    record PreviewPage(
            ImportSummary summary,
            List<ImportRow> rows,
            @Nullable ImportVerdict verdict,
            int page,
            int pages,
            long total) {

        /** Rows that confirming imports without further ado. */
        public long ready() {
            return summary.count(ImportVerdict.NEW) + summary.count(ImportVerdict.CHANGED);
        }

        public long warnings() {
            return summary.count(ImportVerdict.WARNING);
        }

        public long errors() {
            return summary.errors();
        }

        public long first() {
            return total == 0 ? 0 : (long) (page - 1) * SIZE + 1;
        }

        public long last() {
            return first() == 0 ? 0 : first() + rows.size() - 1;
        }

        public @Nullable String previous() {
            return page > 1 ? address(page - 1) : null;
        }

        public @Nullable String next() {
            return page < pages ? address(page + 1) : null;
        }

        private String address(int other) {
            String filter = verdict == null ? "" : "hasil=" + verdict + "&";
            return "/admin/impor/" + summary.id() + "?" + filter + "halaman=" + other;
        }
    }
}
