package id.pantas.setup.web;

import id.pantas.identity.NewUser;
import id.pantas.identity.Role;
import id.pantas.identity.UserRejected;
import id.pantas.registry.Areas;
import id.pantas.registry.Areas.RegencyArea;
import id.pantas.registry.Refusal;
import id.pantas.registry.UnitKind;
import id.pantas.setup.FirstStart;
import id.pantas.web.PageNotFound;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sets a fresh server up: which regency, then who administers it. Gone once that is done. */
@Controller
@RequestMapping("/mulai")
@PreAuthorize("permitAll()") // nobody can sign in yet; the code from the log protects the last step
class AssistantController {

    private static final int MOST_SHOWN = 50;

    private final FirstStart start;
    private final Areas areas;

    AssistantController(FirstStart start, Areas areas) {
        this.start = start;
        this.areas = areas;
    }

    @GetMapping
    String regencies(@RequestParam(defaultValue = "") String q, Model model) {
        onlyBefore();
        Map<String, String> provinces =
                areas.provinces().stream().collect(Collectors.toMap(Areas.Province::code, Areas.Province::name));
        List<RegencyArea> found = q.isBlank() ? List.of() : areas.searchRegencies(q);
        List<Row> rows = found.stream()
                .limit(MOST_SHOWN)
                .map(area -> new Row(area.code(), area.name(), provinces.getOrDefault(area.provinceCode(), "")))
                .toList();
        model.addAttribute("page", new RegencyPage(q, rows, found.size()));
        return "setup/regency";
    }

    @GetMapping("/admin")
    String admin(@RequestParam(defaultValue = "") String kabupaten, Model model) {
        onlyBefore();
        if (areas.findRegency(kabupaten).isEmpty()) {
            return "redirect:/mulai";
        }
        model.addAttribute("form", new AdminForm(kabupaten, "", "", "", "", ""));
        return adminPage(kabupaten, model);
    }

    @PostMapping
    String finish(@ModelAttribute("form") AdminForm form, BindingResult errors, Model model, RedirectAttributes flash) {
        onlyBefore();
        if (areas.findRegency(form.regency()).isEmpty()) {
            return "redirect:/mulai";
        }
        if (!form.password().equals(form.repeated())) {
            errors.rejectValue("repeated", "setup.admin.differs");
        } else {
            try {
                start.finish(form.code(), form.regency(), form.toUser());
            } catch (FirstStart.WrongCode e) {
                errors.rejectValue("code", "setup.admin.wrongCode");
            } catch (UserRejected e) {
                errors.rejectValue(fieldOf(e), e.messageKey());
            } catch (Refusal e) {
                errors.reject(e.getCodes()[0], e.getArguments(), null);
            } catch (FirstStart.AlreadyDone e) {
                throw new PageNotFound("the first start is over");
            }
        }
        if (errors.hasErrors()) {
            return adminPage(form.regency(), model);
        }
        flash.addFlashAttribute("notice", "setup.done");
        return "redirect:/admin/impor"; // by way of the sign-in page
    }

    private void onlyBefore() {
        if (start.isDone()) {
            throw new PageNotFound("the first start is over");
        }
    }

    private String adminPage(String regency, Model model) {
        RegencyArea area = areas.findRegency(regency).orElseThrow();
        Map<UnitKind, Long> villages = areas.villages(regency).stream()
                .collect(Collectors.groupingBy(Areas.Village::kind, Collectors.counting()));
        model.addAttribute(
                "page",
                new AdminPage(
                        area.name(),
                        areas.districts(regency).size(),
                        villages.getOrDefault(UnitKind.DESA, 0L),
                        villages.getOrDefault(UnitKind.KELURAHAN, 0L)));
        return "setup/admin";
    }

    private static String fieldOf(UserRejected e) {
        return switch (e.rule()) {
            case USERNAME_FORM, USERNAME_TAKEN -> "username";
            case NAME_FORM -> "displayName";
            default -> "password";
        };
    }

    /** @param total how many were found; {@code rows} are the first of them */
    record RegencyPage(String q, List<Row> rows, int total) {}

    record Row(String code, String name, String province) {}

    /** What will be registered, in numbers. */
    record AdminPage(String regency, int districts, long villages, long urbanVillages) {}

    /** The second step; a missing field counts as empty. */
    record AdminForm(
            String regency, String code, String displayName, String username, String password, String repeated) {

        AdminForm(
                @Nullable String regency,
                @Nullable String code,
                @Nullable String displayName,
                @Nullable String username,
                @Nullable String password,
                @Nullable String repeated) {
            this.regency = regency == null ? "" : regency;
            this.code = code == null ? "" : code;
            this.displayName = displayName == null ? "" : displayName;
            this.username = username == null ? "" : username;
            this.password = password == null ? "" : password;
            this.repeated = repeated == null ? "" : repeated;
        }

        NewUser toUser() {
            return new NewUser(username, displayName, password, Set.of(Role.ADMIN, Role.STAF), null, false);
        }

        /** Leaves code and password out, so that they reach no log. */
        @Override
        public String toString() {
            return "AdminForm[" + regency + "]";
        }
    }
}
