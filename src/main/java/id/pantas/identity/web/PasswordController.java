package id.pantas.identity.web;

import id.pantas.identity.SignedIn;
import id.pantas.identity.UserRejected;
import id.pantas.identity.Users;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people choose their own password. */
@Controller
@RequestMapping("/akun/sandi")
@PreAuthorize("isAuthenticated()")
class PasswordController {

    private static final String VIEW = "identity/password";

    private final Users users;

    PasswordController(Users users) {
        this.users = users;
    }

    @GetMapping
    String page(@AuthenticationPrincipal SignedIn person, Model model) {
        model.addAttribute("form", new PasswordForm("", "", ""));
        model.addAttribute("page", PasswordPage.of(person));
        return VIEW;
    }

    @PostMapping
    String change(
            @AuthenticationPrincipal SignedIn person,
            @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        if (!form.replacement().equals(form.repeated())) {
            errors.rejectValue("repeated", "identity.password.differs");
        } else {
            try {
                users.changeOwnPassword(person.id(), form.current(), form.replacement());
            } catch (UserRejected e) {
                boolean current = e.rule() == UserRejected.Rule.PASSWORD_WRONG;
                errors.rejectValue(current ? "current" : "replacement", e.messageKey());
            }
        }
        if (errors.hasErrors()) {
            model.addAttribute("page", PasswordPage.of(person));
            return VIEW;
        }
        flash.addFlashAttribute("notice", "identity.password.changed");
        return "redirect:/";
    }

    /** The three fields; a missing one counts as empty. */
    record PasswordForm(String current, String replacement, String repeated) {
        PasswordForm(@Nullable String current, @Nullable String replacement, @Nullable String repeated) {
            this.current = current == null ? "" : current;
            this.replacement = replacement == null ? "" : replacement;
            this.repeated = repeated == null ? "" : repeated;
        }

        /** Leaves the passwords out, so that they reach no log. */
        @Override
        public String toString() {
            return "PasswordForm[]";
        }
    }

    /** @param forced whether this person may do nothing else before */
    record PasswordPage(String username, boolean forced) {
        static PasswordPage of(SignedIn person) {
            return new PasswordPage(person.username(), person.mustChangePassword());
        }
    }
}
