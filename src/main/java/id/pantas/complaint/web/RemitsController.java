package id.pantas.complaint.web;

import id.pantas.classifier.ComplaintTopic;
import id.pantas.complaint.Remit;
import id.pantas.complaint.RemitRefused;
import id.pantas.complaint.Remits;
import id.pantas.export.TableProblem;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import id.pantas.web.PageNotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/** The remit table, for staff to read and change. */
@Controller
@RequestMapping("/aduan/tupoksi")
@PreAuthorize("hasAnyRole('STAF', 'ADMIN')")
class RemitsController {

    private final Remits remits;
    private final Units units;

    RemitsController(Remits remits, Units units) {
        this.remits = remits;
        this.units = units;
    }

    @GetMapping
    String table(Model model) {
        model.addAttribute("page", page(List.of()));
        return "complaint/remits";
    }

    private TablePage page(List<TableProblem> problems) {
        Map<UnitId, Unit> byId = units.all().stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        Map<Long, UnitId> resolved = remits.resolved();
        List<Row> rows = remits.all().stream()
                .map(remit -> new Row(
                        remit,
                        remit.scope() == null ? null : CandidateCards.placeName(remit.scope(), byId),
                        resolved.containsKey(remit.id()) ? CandidateCards.name(resolved.get(remit.id()), byId) : null))
                .toList();
        long unfound = rows.stream()
                .filter(row -> row.remit().target() == Remit.Target.INSTANSI && row.unitName() == null)
                .count();
        return new TablePage(rows, unfound, problems);
    }

    @GetMapping("/ekspor.csv")
    void export(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("tupoksi.csv").build().toString());
        remits.export(response.getOutputStream());
    }

    @PostMapping("/berkas")
    String replace(@RequestParam MultipartFile berkas, Model model, RedirectAttributes flash) throws IOException {
        if (berkas.isEmpty()) {
            flash.addFlashAttribute("problem", "complaint.remits.noFile");
            return "redirect:/aduan/tupoksi";
        }
        List<TableProblem> problems =
                remits.replace(Objects.requireNonNullElse(berkas.getOriginalFilename(), "berkas"), berkas.getBytes());
        if (!problems.isEmpty()) {
            model.addAttribute("page", page(problems));
            return "complaint/remits";
        }
        flash.addFlashAttribute("notice", "complaint.remits.replaced");
        return "redirect:/aduan/tupoksi";
    }

    @GetMapping("/baru")
    String add(Model model) {
        model.addAttribute("page", form(new Remit(0, null, List.of(), null, Remit.Target.INSTANSI, null, ""), null));
        return "complaint/remit";
    }

    @GetMapping("/{id}")
    String edit(@PathVariable long id, Model model) {
        Remit remit = remits.find(id).orElseThrow(() -> new PageNotFound("remit " + id));
        model.addAttribute("page", form(remit, null));
        return "complaint/remit";
    }

    private FormPage form(Remit remit, @Nullable String problem) {
        List<Unit> all = units.active();
        return new FormPage(
                remit,
                String.join("; ", remit.keywords()),
                List.of(ComplaintTopic.values()),
                List.of(Remit.Target.values()),
                all.stream().filter(unit -> unit.kind() != UnitKind.PIMPINAN).toList(),
                CandidatesController.places(all),
                problem);
    }

    /** A new row has the id 0. */
    @PostMapping("/{id}")
    String save(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable ComplaintTopic topik,
            @RequestParam(defaultValue = "") String kata,
            @RequestParam(required = false) @Nullable UUID wilayah,
            @RequestParam Remit.Target tujuan,
            @RequestParam(required = false) @Nullable UUID instansi,
            @RequestParam(defaultValue = "") String opd,
            Model model,
            RedirectAttributes flash) {
        Remit remit = new Remit(
                id,
                topik,
                Arrays.stream(kata.split(";"))
                        .map(String::strip)
                        .filter(phrase -> !phrase.isEmpty())
                        .toList(),
                wilayah == null ? null : new UnitId(wilayah),
                tujuan,
                instansi == null ? null : new UnitId(instansi),
                opd.strip());
        try {
            remits.save(remit);
        } catch (RemitRefused e) {
            model.addAttribute("page", form(remit, e.getMessage()));
            return "complaint/remit";
        }
        flash.addFlashAttribute("notice", "complaint.remits.saved");
        return "redirect:/aduan/tupoksi";
    }

    @PostMapping("/{id}/hapus")
    String remove(@PathVariable long id, RedirectAttributes flash) {
        remits.remove(id);
        flash.addFlashAttribute("notice", "complaint.remits.removed");
        return "redirect:/aduan/tupoksi";
    }

    /** @param unitName who is proposed now, null where nobody holds the office, or the place decides */
    record Row(
            Remit remit,
            @Nullable String scopeName,
            @Nullable String unitName) {}

    record TablePage(List<Row> rows, long unfound, List<TableProblem> problems) {}

    record FormPage(
            Remit remit,
            String keywords,
            List<ComplaintTopic> topics,
            List<Remit.Target> targets,
            List<Unit> units,
            List<CandidatesController.Place> places,
            @Nullable String problem) {}
}
