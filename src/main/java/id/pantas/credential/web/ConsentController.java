package id.pantas.credential.web;

import id.pantas.credential.Consents;
import id.pantas.credential.Consents.Answer;
import id.pantas.credential.Consents.Asker;
import id.pantas.credential.Consents.Outcome;
import id.pantas.credential.CredentialRejected;
import id.pantas.credential.PublicAddress;
import id.pantas.identity.Role;
import id.pantas.identity.SignedIn;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.web.PageNotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way to a platform's page of consent and back; open to administrators, and to PICs for their unit's accounts. */
@Controller
@RequestMapping("/sambungan")
@PreAuthorize("hasAnyRole('ADMIN', 'PIC')")
class ConsentController {

    private final Consents consents;
    private final PublicAddress site;
    private final Clock clock;

    ConsentController(Consents consents, PublicAddress site, Clock clock) {
        this.consents = consents;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Shows what is about to happen and the link to the platform. A link, because our own security policy keeps forms from
     * leading to other sites; no redirect, because the address it shows is good once.
     */
    @PostMapping("/hubungkan/{platform}")
    String ask(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable String platform,
            @RequestParam(required = false) @Nullable UUID akun,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        Platform asked = platform(platform);
        String back = home(person);
        try {
            URI page = consents.ask(
                    asked,
                    akun == null ? null : new AccountId(akun),
                    redirect(asked, request),
                    back,
                    asker(person, request),
                    clock.instant());
            model.addAttribute("page", new Leaving(asked, page.toString(), page.getHost(), back));
            return "credential/leave";
        } catch (CredentialRejected e) {
            flash.addFlashAttribute("problem", e.messageKey());
            return "redirect:" + back;
        }
    }

    /** Where the platform sends people back to; whatever it brings, the person sees a page that says what happened. */
    @GetMapping("/kembali/{platform}")
    String answer(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable String platform,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String error,
            HttpServletRequest request,
            RedirectAttributes flash) {
        Outcome outcome = consents.answer(
                platform(platform), new Answer(state, code, error), asker(person, request), clock.instant());
        flash.addFlashAttribute(outcome.good() ? "notice" : "problem", outcome.message());
        return "redirect:" + (outcome.back() == null ? home(person) : outcome.back());
    }

    /** @param host of the platform's page, so that people see where they go */
    record Leaving(Platform platform, String page, @Nullable String host, String back) {}

    static String segment(Platform platform) {
        return platform.name().toLowerCase(Locale.ROOT);
    }

    private static Platform platform(String segment) {
        for (Platform platform : Platform.values()) {
            if (segment(platform).equals(segment)) {
                return platform;
            }
        }
        throw new PageNotFound("platform " + segment);
    }

    private URI redirect(Platform platform, HttpServletRequest request) {
        return URI.create(site.of(request) + "/sambungan/kembali/" + segment(platform));
    }

    private static Asker asker(SignedIn person, HttpServletRequest request) {
        return new Asker(person, request.getSession().getId());
    }

    private static String home(SignedIn person) {
        return person.roles().contains(Role.ADMIN) ? ConnectionsController.PATH : OwnConnectionsController.PATH;
    }
}
