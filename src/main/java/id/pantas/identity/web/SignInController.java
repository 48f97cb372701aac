package id.pantas.identity.web;

import id.pantas.identity.SignInHints;
import id.pantas.identity.SignedIn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; its form is received by the security filter. */
@Controller
class SignInController {

    private static final long LONGEST_PAUSE_SHOWN = 86_400;

    private final ObjectProvider<SignInHints> hints;

    SignInController(ObjectProvider<SignInHints> hints) {
        this.hints = hints;
    }

    @GetMapping("/masuk")
    @PreAuthorize("permitAll()")
    String page(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @RequestParam Map<String, String> outcome,
            @RequestParam(defaultValue = "0") long tunggu,
            Model model) {
        if (person != null) {
            return "redirect:/";
        }
        SignInHints demo = hints.getIfAvailable();
        long wait = Math.max(0, Math.min(tunggu, LONGEST_PAUSE_SHOWN));
        model.addAttribute(
                "page",
                new SignInPage(
                        outcome.containsKey("gagal"),
                        outcome.containsKey("keluar"),
                        outcome.containsKey("kedaluwarsa"),
                        wait / 60,
                        wait % 60,
                        demo == null ? List.of() : demo.hints()));
        return "identity/sign-in";
    }

    /**
     * What the page says.
     *
     * @param waitMinutes whole minutes of the pause, both 0 if there is none
     * @param waitSeconds the remaining seconds
     */
    record SignInPage(
            boolean failed,
            boolean signedOut,
            boolean stale,
            long waitMinutes,
            long waitSeconds,
            List<SignInHints.Hint> hints) {}
}
