package id.pantas.identity.web;

import id.pantas.identity.NewUser;
import id.pantas.identity.Role;
import id.pantas.identity.SignedIn;
import id.pantas.identity.User;
import id.pantas.identity.UserFilter;
import id.pantas.identity.UserId;
import id.pantas.identity.UserPage;
import id.pantas.identity.UserRejected;
import id.pantas.identity.Users;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.web.PageNotFound;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

/** Administration of the people who may sign in. */
@Controller
@RequestMapping("/admin/pengguna")
@PreAuthorize("hasRole('ADMIN')")
class UserAdminController {

    private static final String LIST = "redirect:/admin/pengguna";
    private static final String FORM = "identity/user";
    private static final int MOST_PAGES = 100_000;

    private final Users users;
    private final Units units;

    UserAdminController(Users users, Units units) {
        this.users = users;
        this.units = units;
    }

    @ModelAttribute("roles")
    Role[] roles() {
        return Role.values();
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Role peran,
            @RequestParam(required = false) @Nullable Boolean aktif,
            @RequestParam(defaultValue = "USERNAME") UserFilter.Order urut,
            @RequestParam(defaultValue = "1") int halaman,
            Model model) {
        int page = Math.max(0, Math.min(halaman, MOST_PAGES) - 1);
        UserFilter filter = new UserFilter(q.strip(), peran, aktif, urut, page);
        UserPage found = users.search(filter);
        List<UnitId> named = found.users().stream()
                .map(User::unit)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        model.addAttribute("page", UserListPage.of(filter, found, units.byIds(named)));
        return "identity/users";
    }

    @GetMapping("/baru")
    String blank(Model model) {
        model.addAttribute("form", UserForm.EMPTY);
        return form(model, null);
    }

    /** Shows the generated password in this one answer; it is stored nowhere, so there is no redirect. */
    @PostMapping
    String create(@ModelAttribute("form") UserForm form, BindingResult errors, Model model) {
        try {
            String password = users.randomPassword();
            User user = users.create(
                    new NewUser(form.username(), form.displayName(), password, form.knownRoles(), unit(form), true));
            return once(model, user, password);
        } catch (UserRejected e) {
            reject(errors, e);
            return form(model, null);
        }
    }

    @GetMapping("/{id}")
    String edit(@PathVariable UUID id, Model model) {
        User user = existing(id);
        model.addAttribute("form", UserForm.of(user));
        return form(model, user);
    }

    @PostMapping("/{id}")
    String change(
            @AuthenticationPrincipal SignedIn admin,
            @PathVariable UUID id,
            @ModelAttribute("form") UserForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        User user = existing(id);
        try {
            if (user.id().equals(admin.id()) && !form.knownRoles().contains(Role.ADMIN)) {
                throw new UserRejected(UserRejected.Rule.NOT_YOURSELF);
            }
            users.change(user.id(), form.displayName(), form.knownRoles(), unit(form));
        } catch (UserRejected e) {
            reject(errors, e);
            return form(model, user);
        }
        flash.addFlashAttribute("notice", "identity.users.saved");
        return LIST;
    }

    /** As {@link #create}: the password is in this one answer only. */
    @PostMapping("/{id}/sandi")
    String resetPassword(@PathVariable UUID id, Model model) {
        User user = existing(id);
        return once(model, user, users.resetPassword(user.id()));
    }

    @PostMapping("/{id}/nonaktif")
    String deactivate(@AuthenticationPrincipal SignedIn admin, @PathVariable UUID id, RedirectAttributes flash) {
        User user = existing(id);
        try {
            if (user.id().equals(admin.id())) {
                throw new UserRejected(UserRejected.Rule.NOT_YOURSELF);
            }
            users.deactivate(user.id());
            flash.addFlashAttribute("notice", "identity.users.deactivated");
        } catch (UserRejected e) {
            flash.addFlashAttribute("problem", e.messageKey());
        }
        return LIST;
    }

    @PostMapping("/{id}/aktif")
    String activate(@PathVariable UUID id, RedirectAttributes flash) {
        users.activate(existing(id).id());
        flash.addFlashAttribute("notice", "identity.users.activated");
        return LIST;
    }

    private String form(Model model, @Nullable User user) {
        List<Map.Entry<String, String>> choices = units.active().stream()
                .map(unit -> Map.entry(unit.id().toString(), unit.name()))
                .toList();
        model.addAttribute("page", new UserPageModel(user, choices));
        return FORM;
    }

    private @Nullable UnitId unit(UserForm form) {
        if (form.unit().isEmpty()) {
            return null;
        }
        try {
            UnitId unit = UnitId.of(form.unit());
            if (units.find(unit).isPresent()) {
                return unit;
            }
        } catch (IllegalArgumentException e) {
            // not even an id: a unit that does not exist, like any other
        }
        throw new UserRejected(UserRejected.Rule.NO_SUCH_UNIT);
    }

    private static String once(Model model, User user, String password) {
        model.addAttribute("page", new OneTimePassword(user.username(), user.displayName(), password));
        return "identity/one-time-password";
    }

    private static void reject(BindingResult errors, UserRejected e) {
        String field = switch (e.rule()) {
            case USERNAME_FORM, USERNAME_TAKEN -> "username";
            case NAME_FORM -> "displayName";
            case PIC_NEEDS_UNIT, UNIT_NEEDS_PIC, NO_SUCH_UNIT -> "unit";
            default -> "roles";
        };
        errors.rejectValue(field, e.messageKey());
    }

    private User existing(UUID id) {
        return users.find(new UserId(id)).orElseThrow(() -> new PageNotFound("user " + id));
    }

    /** @param user null when a new one is entered */
    record UserPageModel(@Nullable User user, List<Map.Entry<String, String>> units) {}

    /** Shown once. */
    record OneTimePassword(String username, String displayName, String password) {}
}
