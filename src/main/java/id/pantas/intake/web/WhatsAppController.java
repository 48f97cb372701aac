package id.pantas.intake.web;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.intake.IntakeRefused;
import id.pantas.intake.PostFiles;
import id.pantas.post.Counts;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.web.PageNotFound;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Posts of WhatsApp channels, which no interface and no file gives: staff record them one by one. */
@Controller
@RequestMapping(WhatsAppController.PATH)
@PreAuthorize("hasAnyRole('ADMIN', 'STAF')")
class WhatsAppController {

    static final String PATH = "/admin/unggahan-berkas/whatsapp";

    private final PostFiles files;
    private final Units units;
    private final OfficialAccounts accounts;
    private final PeriodCalendar calendar;

    WhatsAppController(PostFiles files, Units units, OfficialAccounts accounts, PeriodCalendar calendar) {
        this.files = files;
        this.units = units;
        this.accounts = accounts;
        this.calendar = calendar;
    }

    @GetMapping
    String channels(Model model) {
        Map<UnitId, String> names = new LinkedHashMap<>();
        for (Unit unit : units.active()) {
            names.put(unit.id(), unit.name());
        }
        model.addAttribute(
                "channels",
                accounts.active().stream()
                        .filter(account -> account.platform() == Platform.WHATSAPP && names.containsKey(account.unit()))
                        .map(account -> new Channel(
                                account.id().toString(),
                                names.getOrDefault(account.unit(), "") + " – " + account.handle()))
                        .sorted(Comparator.comparing(Channel::label))
                        .toList());
        return "intake/whatsapp";
    }

    record Channel(String id, String label) {}

    @PostMapping
    String record(
            @RequestParam UUID akun,
            @RequestParam(defaultValue = "") String tautan,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    LocalDateTime terbit,
            @RequestParam(defaultValue = "") String teks,
            @RequestParam(required = false) @Nullable Long reaksi,
            @RequestParam(required = false) @Nullable Long dilihat,
            RedirectAttributes flash) {
        OfficialAccount account = accounts.find(new AccountId(akun))
                .filter(found -> found.platform() == Platform.WHATSAPP)
                .orElseThrow(() -> new PageNotFound("channel " + akun));
        if (terbit == null) {
            flash.addFlashAttribute("problem", "intake.link.refused.timeNeeded");
            return "redirect:" + PATH;
        }
        try {
            files.record(
                    account.unit(),
                    account.id(),
                    tautan.isBlank() ? null : tautan,
                    terbit.atZone(calendar.zone()).toInstant(),
                    teks,
                    new Counts(reaksi, null, null, dilihat));
            flash.addFlashAttribute("notice", "intake.wa.done");
        } catch (IntakeRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:" + PATH;
    }
}
