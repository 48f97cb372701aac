package id.pantas.registry.web;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.Appointment;
import id.pantas.registry.Appointments;
import id.pantas.registry.League;
import id.pantas.registry.NewUnit;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Refusal;
import id.pantas.registry.Registry;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitFilter;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.UnitPage;
import id.pantas.registry.Units;
import id.pantas.web.Formats;
import id.pantas.web.PageNotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of units, and entering, renaming and dissolving one. */
@Controller
@RequestMapping("/admin/instansi")
@PreAuthorize("hasAnyRole('ADMIN', 'STAF')")
class UnitAdminController {

    private static final int SIZE = 50;
    /** Parts of an entry that are fields of the form. */
    private static final Set<String> FIELDS = Set.of("kind", "league", "name", "shortName", "parent", "areaCode");

    private static final String FORM = "registry/unit-form";

    private final Registry registry;
    private final Units units;
    private final OfficialAccounts accounts;
    private final Appointments appointments;
    private final PeriodCalendar calendar;
    private final MessageSource messages;
    private final Clock clock;

    UnitAdminController(
            Registry registry,
            Units units,
            OfficialAccounts accounts,
            Appointments appointments,
            PeriodCalendar calendar,
            MessageSource messages,
            Clock clock) {
        this.registry = registry;
        this.units = units;
        this.accounts = accounts;
        this.appointments = appointments;
        this.calendar = calendar;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("kinds")
    UnitKind[] kinds() {
        return UnitKind.values();
    }

    @ModelAttribute("leagues")
    League[] leagues() {
        return League.values();
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UnitKind jenis,
            @RequestParam(required = false) @Nullable League liga,
            @RequestParam(required = false) @Nullable UUID kecamatan,
            @RequestParam(defaultValue = "aktif") String keadaan,
            @RequestParam(defaultValue = "NAME") UnitFilter.Sort urut,
            @RequestParam(defaultValue = "1") int halaman,
            Model model) {
        Boolean dissolved = keadaan.equals("semua") ? null : Boolean.valueOf(keadaan.equals("bubar"));
        UnitId parent = kecamatan == null ? null : new UnitId(kecamatan);
        UnitFilter filter = new UnitFilter(q.strip(), jenis, liga, parent, dissolved, urut);
        UnitPage found = units.search(filter, halaman, SIZE);
        List<UnitId> ids = found.units().stream().map(Unit::id).toList();
        Map<UnitId, Unit> parents = units.byIds(found.units().stream()
                .map(Unit::parent)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<UnitId, List<OfficialAccount>> owned = accounts.ofUnits(ids);
        Instant now = clock.instant();
        Map<UnitId, Appointment> pics = appointments.picsOf(ids, now);
        model.addAttribute("page", UnitListPage.of(filter, found, parents, owned, pics));
        model.addAttribute("districts", units.inLeague(League.KECAMATAN));
        model.addAttribute("vacant", appointments.vacant(now).size());
        return "registry/units";
    }

    @GetMapping("/baru")
    String blank(Model model) {
        model.addAttribute("form", UnitForm.EMPTY);
        return form(model, null);
    }

    @PostMapping
    String create(@ModelAttribute("form") UnitForm form, BindingResult errors, Model model, RedirectAttributes flash) {
        if (!errors.hasErrors()) {
            try {
                UnitId id = registry.addUnit(new NewUnit(
                        form.kind() == null ? UnitKind.OPD : form.kind(),
                        form.league(),
                        UnitForm.text(form.name()),
                        UnitForm.text(form.shortName()),
                        parent(form),
                        UnitForm.text(form.areaCode())));
                flash.addFlashAttribute("notice", "registry.unit.added");
                return "redirect:/admin/instansi/"
                        + units.find(id).orElseThrow().slug();
            } catch (Refusal refusal) {
                RefusedForm.mark(errors, refusal, FIELDS);
            }
        }
        return form(model, null);
    }

    @GetMapping("/{slug}/ubah")
    String edit(@PathVariable String slug, Model model) {
        Unit unit = existing(slug);
        model.addAttribute("form", UnitForm.of(unit));
        return form(model, unit);
    }

    @PostMapping("/{slug}/ubah")
    String change(
            @PathVariable String slug,
            @ModelAttribute("form") UnitForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        Unit unit = existing(slug);
        if (!errors.hasErrors()) {
            try {
                registry.changeUnit(
                        unit.id(),
                        UnitForm.text(form.name()),
                        UnitForm.text(form.shortName()),
                        form.league() == null ? unit.league() : form.league(),
                        UnitForm.text(form.areaCode()));
                flash.addFlashAttribute("notice", "registry.unit.saved");
                return "redirect:/admin/instansi/" + slug;
            } catch (Refusal refusal) {
                RefusedForm.mark(errors, refusal, FIELDS);
            }
        }
        return form(model, unit);
    }

    @PostMapping("/{slug}/bubar")
    @PreAuthorize("hasRole('ADMIN')")
    String dissolve(@PathVariable String slug, RedirectAttributes flash) {
        Unit unit = existing(slug);
        try {
            registry.dissolve(unit.id(), clock.instant().atZone(calendar.zone()).toLocalDate());
            flash.addFlashAttribute("notice", "registry.unit.dissolved");
        } catch (Refusal refusal) {
            flash.addFlashAttribute("problem", messages.getMessage(refusal, Formats.INDONESIAN));
        }
        return "redirect:/admin/instansi/" + slug;
    }

    private String form(Model model, @Nullable Unit unit) {
        model.addAttribute("unit", unit);
        model.addAttribute("districts", units.inLeague(League.KECAMATAN));
        return FORM;
    }

    private static @Nullable UnitId parent(UnitForm form) {
        String written = UnitForm.text(form.parent());
        if (written.isEmpty()) {
            return null;
        }
        try {
            return UnitId.of(written);
        } catch (IllegalArgumentException notAnId) {
            throw new Refusal("parent", "noSuchUnit", written);
        }
    }

    private Unit existing(String slug) {
        return units.findBySlug(slug).orElseThrow(() -> new PageNotFound("unit " + slug));
    }
}
