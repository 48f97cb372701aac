package id.pantas.registry.web;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.AccountHandle;
import id.pantas.registry.AccountId;
import id.pantas.registry.Appointment;
import id.pantas.registry.AppointmentRole;
import id.pantas.registry.Appointments;
import id.pantas.registry.HandleChange;
import id.pantas.registry.HandleChanges;
import id.pantas.registry.LookAlikesUnconfirmed;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewAppointment;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Refusal;
import id.pantas.registry.Registry;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import id.pantas.web.Formats;
import id.pantas.web.PageNotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
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

/** One unit: its official accounts and who answers for it. */
@Controller
@RequestMapping("/admin/instansi/{slug}")
@PreAuthorize("hasAnyRole('ADMIN', 'STAF')")
class UnitController {

    private static final Set<String> ACCOUNT_FIELDS = Set.of("platform", "handle");
    private static final Set<String> PIC_FIELDS = Set.of("role", "person", "phone", "decree", "firstDay", "lastDay");

    private final Registry registry;
    private final Units units;
    private final OfficialAccounts accounts;
    private final HandleChanges handles;
    private final Appointments appointments;
    private final PeriodCalendar calendar;
    private final MessageSource messages;
    private final Clock clock;

    UnitController(
            Registry registry,
            Units units,
            OfficialAccounts accounts,
            HandleChanges handles,
            Appointments appointments,
            PeriodCalendar calendar,
            MessageSource messages,
            Clock clock) {
        this.registry = registry;
        this.units = units;
        this.accounts = accounts;
        this.handles = handles;
        this.appointments = appointments;
        this.calendar = calendar;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("platforms")
    Platform[] platforms() {
        return Platform.values();
    }

    @ModelAttribute("appointmentRoles")
    AppointmentRole[] appointmentRoles() {
        return AppointmentRole.values();
    }

    @GetMapping
    String show(@PathVariable String slug, Model model) {
        return page(existing(slug), model);
    }

    @PostMapping("/akun")
    String addAccount(
            @PathVariable String slug,
            @ModelAttribute("accountForm") AccountForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        Unit unit = existing(slug);
        if (form.platform() == null && !errors.hasErrors()) {
            errors.rejectValue("platform", "registry.account.platformEmpty");
        }
        if (form.platform() != null && !errors.hasErrors()) {
            try {
                String handle = UnitForm.text(form.handle());
                registry.addAccount(new NewAccount(
                        unit.id(), form.platform(), handle, null, null, Boolean.TRUE.equals(form.confirmed())));
                flash.addFlashAttribute("notice", "registry.account.added");
                return "redirect:/admin/instansi/" + slug;
            } catch (LookAlikesUnconfirmed unconfirmed) {
                model.addAttribute("lookAlikes", unconfirmed.lookAlikes());
                RefusedForm.mark(errors, unconfirmed, ACCOUNT_FIELDS);
            } catch (Refusal refusal) {
                RefusedForm.mark(errors, refusal, ACCOUNT_FIELDS);
            }
        }
        return page(unit, model);
    }

    @PostMapping("/akun/{id}/nonaktif")
    String retireAccount(@PathVariable String slug, @PathVariable UUID id, RedirectAttributes flash) {
        Unit unit = existing(slug);
        OfficialAccount account = accounts.find(new AccountId(id))
                .filter(found -> found.unit().equals(unit.id()))
                .orElseThrow(() -> new PageNotFound("account " + id + " of " + slug));
        registry.retireAccount(account.id());
        flash.addFlashAttribute("notice", "registry.account.retired");
        return "redirect:/admin/instansi/" + slug;
    }

    @PostMapping("/pic")
    String appoint(
            @PathVariable String slug,
            @ModelAttribute("picForm") PicForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        Unit unit = existing(slug);
        if (form.firstDay() == null && !errors.hasErrors()) {
            errors.rejectValue("firstDay", "registry.pic.firstDayEmpty");
        }
        if (form.firstDay() != null && !errors.hasErrors()) {
            try {
                registry.appoint(new NewAppointment(
                        unit.id(),
                        form.role() == null ? AppointmentRole.PIC : form.role(),
                        UnitForm.text(form.person()),
                        UnitForm.text(form.phone()),
                        UnitForm.text(form.decree()),
                        form.firstDay(),
                        form.lastDay()));
                flash.addFlashAttribute("notice", "registry.pic.appointed");
                return "redirect:/admin/instansi/" + slug;
            } catch (Refusal refusal) {
                RefusedForm.mark(errors, refusal, PIC_FIELDS);
            }
        }
        return page(unit, model);
    }

    @PostMapping("/pic/{id}/akhiri")
    String endAppointment(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate lastDay,
            RedirectAttributes flash) {
        Unit unit = existing(slug);
        Appointment appointment = appointments.ofUnit(unit.id()).stream()
                .filter(found -> found.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new PageNotFound("appointment " + id + " of " + slug));
        try {
            registry.endAppointment(appointment.id(), lastDay);
            flash.addFlashAttribute("notice", "registry.pic.ended");
        } catch (Refusal refusal) {
            flash.addFlashAttribute("problem", messages.getMessage(refusal, Formats.INDONESIAN));
        }
        return "redirect:/admin/instansi/" + slug;
    }

    private String page(Unit unit, Model model) {
        LocalDate today = clock.instant().atZone(calendar.zone()).toLocalDate();
        if (!model.containsAttribute("accountForm")) {
            model.addAttribute("accountForm", AccountForm.EMPTY);
        }
        if (!model.containsAttribute("picForm")) {
            model.addAttribute("picForm", PicForm.starting(today));
        }
        Unit parent = unit.parent() == null ? null : units.find(unit.parent()).orElse(null);
        List<AccountRow> rows = accounts.ofUnit(unit.id()).stream()
                .map(account -> new AccountRow(account, link(account), formerly(account)))
                .toList();
        List<Appointment> all = appointments.ofUnit(unit.id());
        String pic = all.stream()
                .filter(found -> found.role() == AppointmentRole.PIC && found.holdsOn(today))
                .map(Appointment::person)
                .findFirst()
                .orElse(null);
        model.addAttribute("page", new UnitPageModel(unit, parent, rows, all, pic, today));
        return "registry/unit";
    }

    private static String link(OfficialAccount account) {
        return AccountHandle.of(account.platform(), account.handle()).link();
    }

    private List<String> formerly(OfficialAccount account) {
        return handles.of(account.id()).stream().map(HandleChange::from).toList();
    }

    private Unit existing(String slug) {
        return units.findBySlug(slug).orElseThrow(() -> new PageNotFound("unit " + slug));
    }

    /** @param confirmed whether the person has seen the look-alikes and says it is right */
    record AccountForm(
            @Nullable Platform platform,
            @Nullable String handle,
            @Nullable Boolean confirmed) {
        static final AccountForm EMPTY = new AccountForm(null, "", false);
    }

    record PicForm(
            @Nullable AppointmentRole role,
            @Nullable String person,
            @Nullable String phone,
            @Nullable String decree,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate firstDay,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate lastDay) {

        static PicForm starting(LocalDate day) {
            return new PicForm(AppointmentRole.PIC, "", "", "", day, null);
        }
    }

    /** @param formerly handles it had before, the latest first */
    record AccountRow(OfficialAccount account, String link, List<String> formerly) {}

    /** @param pic name of the PIC today, null if vacant */
    record UnitPageModel(
            Unit unit,
            @Nullable Unit parent,
            List<AccountRow> accounts,
            List<Appointment> appointments,
            @Nullable String pic,
            LocalDate today) {}
}
