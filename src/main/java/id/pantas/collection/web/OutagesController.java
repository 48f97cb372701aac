package id.pantas.collection.web;

import id.pantas.collection.OutageRefused;
import id.pantas.collection.OutageRefused.Objection;
import id.pantas.collection.Outages;
import id.pantas.collection.Outages.Outage;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.web.Formats;
import id.pantas.web.PageNotFound;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Outages that staff record: days on which what was read of a platform is missing or cannot be trusted. */
@Controller
@RequestMapping("/kolektor/gangguan")
@PreAuthorize("hasAnyRole('STAF', 'ADMIN')")
class OutagesController {

    private static final String LIST = "redirect:/kolektor/gangguan";
    private static final int MOST = 200;
    private static final Set<String> FIELDS = Set.of("platform", "from", "to", "reason", "accounts");

    private final Outages outages;
    private final ConcernedAccounts concerned;
    private final OfficialAccounts accounts;
    private final Units units;
    private final Formats formats;
    private final Clock clock;

    OutagesController(
            Outages outages,
            ConcernedAccounts concerned,
            OfficialAccounts accounts,
            Units units,
            Formats formats,
            Clock clock) {
        this.outages = outages;
        this.concerned = concerned;
        this.accounts = accounts;
        this.units = units;
        this.formats = formats;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        List<Outage> all = outages.all(MOST);
        Map<AccountId, OfficialAccount> known = accounts.byIds(
                all.stream().flatMap(one -> one.accounts().stream()).distinct().toList());
        Map<UnitId, Unit> owners = units.byIds(
                known.values().stream().map(OfficialAccount::unit).distinct().toList());
        model.addAttribute(
                "rows", all.stream().map(one -> Row.of(one, known, owners)).toList());
        model.addAttribute("inForce", all.stream().filter(Outage::inForce).count());
        return "collection/outages";
    }

    @GetMapping("/baru")
    String blank(
            @RequestParam(name = "akun", required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable Platform platform,
            Model model) {
        OfficialAccount one = account == null
                ? null
                : accounts.find(new AccountId(account))
                        .orElseThrow(() -> new PageNotFound("official account " + account));
        Platform chosen = one == null ? platform : one.platform();
        model.addAttribute(
                "form",
                new OutageForm(
                        chosen == null ? null : chosen.name(), "", "", "", one == null ? "" : one.handle(), null));
        return form(model, null);
    }

    @PostMapping
    String record(
            @ModelAttribute("form") OutageForm form,
            BindingResult errors,
            Principal who,
            Model model,
            RedirectAttributes flash) {
        if (accepted(form, errors, entry -> outages.record(entry, who.getName(), clock.instant()))) {
            flash.addFlashAttribute("notice", "collection.outage.recorded");
            return LIST;
        }
        return form(model, null);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable long id, Model model) {
        Outage outage = existing(id);
        model.addAttribute("form", OutageForm.of(outage, accounts.byIds(outage.accounts())));
        return form(model, outage);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable long id,
            @ModelAttribute("form") OutageForm form,
            BindingResult errors,
            Principal who,
            Model model,
            RedirectAttributes flash) {
        Outage outage = existing(id);
        if (accepted(
                form,
                errors,
                entry -> outages.change(id, form.versionOrZero(), entry, who.getName(), clock.instant()))) {
            flash.addFlashAttribute("notice", "collection.outage.changed");
            return LIST;
        }
        return form(model, outage);
    }

    @PostMapping("/{id}/cabut")
    String withdraw(
            @PathVariable long id, @RequestParam int version, Principal who, RedirectAttributes flash, Model model) {
        existing(id);
        try {
            outages.withdraw(id, version, who.getName(), clock.instant());
            flash.addFlashAttribute("notice", "collection.outage.withdrawn");
        } catch (OutageRefused refused) {
            flash.addFlashAttribute(
                    "problem",
                    "collection.outage.refused." + refused.objections().get(0).code() + ".short");
        }
        return LIST;
    }

    private String form(Model model, @Nullable Outage outage) {
        Instant now = clock.instant();
        model.addAttribute("outage", outage);
        model.addAttribute("platforms", Platform.values());
        model.addAttribute("today", formats.local(now).toLocalDate());
        model.addAttribute("openFrom", outages.openFrom(now));
        return "collection/outage";
    }

    private interface Verb {
        void apply(Outages.Entry entry);
    }

    /** Whether the entry was taken; if not, every objection is marked where it belongs. */
    private boolean accepted(OutageForm form, BindingResult errors, Verb verb) {
        if (errors.hasErrors()) {
            return false;
        }
        Platform platform = form.place();
        String typed = OutageForm.text(form.accounts());
        ConcernedAccounts.Found found =
                platform == null ? new ConcernedAccounts.Found(Set.of(), List.of()) : concerned.find(platform, typed);
        for (ConcernedAccounts.UnknownLine line :
                found.unknown().subList(0, Math.min(5, found.unknown().size()))) {
            errors.rejectValue(
                    "accounts",
                    "collection.outage.refused.line",
                    new Object[] {line.number(), line.text(), platform == null ? "" : platform.displayName()},
                    null);
        }
        if (errors.hasErrors()) {
            return false;
        }
        try {
            verb.apply(form.entry(found.accounts()));
            return true;
        } catch (OutageRefused refused) {
            refused.objections().forEach(objection -> mark(errors, objection));
            return false;
        }
    }

    private void mark(BindingResult errors, Objection objection) {
        Object[] arguments = objection.arguments().stream()
                .map(argument -> argument instanceof LocalDate day ? formats.date(day) : argument)
                .toArray();
        String code = "collection.outage.refused." + objection.code();
        if (FIELDS.contains(objection.field())) {
            errors.rejectValue(objection.field(), code, arguments, null);
        } else {
            errors.reject(code, arguments, null);
        }
    }

    private Outage existing(long id) {
        return outages.find(id).orElseThrow(() -> new PageNotFound("outage " + id));
    }

    /** @param whom names of those concerned; empty = all accounts of the platform */
    record Row(Outage outage, List<String> whom) {
        static Row of(Outage outage, Map<AccountId, OfficialAccount> known, Map<UnitId, Unit> owners) {
            return new Row(
                    outage,
                    outage.accounts().stream()
                            .map(known::get)
                            .filter(java.util.Objects::nonNull)
                            .map(account -> {
                                Unit owner = owners.get(account.unit());
                                return (owner == null ? "" : owner.shortName() + " · ") + account.handle();
                            })
                            .sorted(Comparator.naturalOrder())
                            .toList());
        }
    }
}
