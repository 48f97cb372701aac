package id.pantas.compliance.web;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.compliance.ComplianceRefused;
import id.pantas.compliance.ErasureKind;
import id.pantas.compliance.ErasureRequest;
import id.pantas.compliance.Erasures;
import id.pantas.compliance.NewErasure;
import id.pantas.registry.Platform;
import id.pantas.web.PageNotFound;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
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

/** Requests for deletion, for administrators only: while they are open they say whom they concern. */
@Controller
@RequestMapping(ErasureController.PATH)
@PreAuthorize("hasRole('ADMIN')")
class ErasureController {

    static final String PATH = ComplianceController.PATH + "/permintaan";

    private static final int SHOWN = 200;

    private final Erasures erasures;
    private final PeriodCalendar calendar;
    private final Clock clock;

    ErasureController(Erasures erasures, PeriodCalendar calendar, Clock clock) {
        this.erasures = erasures;
        this.calendar = calendar;
        this.clock = clock;
    }

    @ModelAttribute("platforms")
    List<Platform> platforms() {
        return Arrays.stream(Platform.values())
                .filter(platform -> platform != Platform.WHATSAPP)
                .toList();
    }

    @ModelAttribute("kinds")
    ErasureKind[] kinds() {
        return ErasureKind.values();
    }

    @ModelAttribute("requesters")
    NewErasure.Requester[] requesters() {
        return NewErasure.Requester.values();
    }

    @GetMapping
    String list(Model model) {
        Instant now = clock.instant();
        model.addAttribute("open", erasures.open(now));
        model.addAttribute("now", now);
        model.addAttribute("requests", erasures.list(SHOWN));
        return "compliance/requests";
    }

    @GetMapping("/baru")
    String blank(Model model) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), calendar.zone())
                .withSecond(0)
                .withNano(0);
        model.addAttribute("form", new RequestForm("COMMENT", null, null, null, null, null, now.toString()));
        return "compliance/request-form";
    }

    @PostMapping
    String record(
            @ModelAttribute("form") RequestForm form,
            BindingResult errors,
            Principal person,
            RedirectAttributes flash) {
        ErasureKind kind = Typed.code(ErasureKind.class, form.kind());
        Platform platform = Typed.code(Platform.class, form.platform());
        NewErasure.Requester requester = Typed.code(NewErasure.Requester.class, form.requester());
        LocalDateTime received = Typed.dateTime(form.receivedAt());
        wanted(errors, "kind", kind);
        wanted(errors, "platform", platform);
        wanted(errors, "requester", requester);
        wanted(errors, "receivedAt", received);
        if (!errors.hasErrors() && kind != null && platform != null && requester != null && received != null) {
            try {
                ErasureRequest kept = erasures.record(
                        new NewErasure(
                                kind,
                                platform,
                                text(form.subject()),
                                requester,
                                form.requesterName(),
                                text(form.channel()),
                                received.atZone(calendar.zone()).toInstant()),
                        person.getName(),
                        clock.instant());
                flash.addFlashAttribute("notice", "compliance.request.recorded");
                return "redirect:" + PATH + "/" + kept.id();
            } catch (ComplianceRefused refused) {
                RefusedForm.mark(errors, refused);
            }
        }
        return "compliance/request-form";
    }

    private static void wanted(BindingResult errors, String field, @Nullable Object value) {
        if (value == null) {
            errors.rejectValue(field, "compliance.refused.choose." + field);
        }
    }

    private static String text(@Nullable String entered) {
        return entered == null ? "" : entered;
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        ErasureRequest request = erasures.find(id).orElseThrow(() -> new PageNotFound("request for deletion " + id));
        model.addAttribute("request", request);
        model.addAttribute("late", request.late(clock.instant()));
        model.addAttribute("found", request.finished() ? null : erasures.found(request));
        return "compliance/request";
    }

    @PostMapping("/{id}/laksanakan")
    String carryOut(@PathVariable long id, Principal person, RedirectAttributes flash) {
        return done(
                id, flash, "compliance.request.done", () -> erasures.carryOut(id, person.getName(), clock.instant()));
    }

    @PostMapping("/{id}/tolak")
    String refuse(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            RedirectAttributes flash) {
        return done(
                id,
                flash,
                "compliance.request.refused",
                () -> erasures.refuse(id, reason, person.getName(), clock.instant()));
    }

    private static String done(long id, RedirectAttributes flash, String notice, Runnable what) {
        try {
            what.run();
            flash.addFlashAttribute("notice", notice);
        } catch (ComplianceRefused refused) {
            if (refused.messageKey().equals("compliance.refused.noRequest")) {
                throw new PageNotFound("request for deletion " + id);
            }
            flash.addFlashAttribute("problem", refused.messageKey());
        }
        return "redirect:" + PATH + "/" + id;
    }

    /** @param receivedAt in the regency's zone */
    record RequestForm(
            @Nullable String kind,
            @Nullable String platform,
            @Nullable String subject,
            @Nullable String requester,
            @Nullable String requesterName,
            @Nullable String channel,
            @Nullable String receivedAt) {}
}
