package id.pantas.collection.web;

import id.pantas.collection.Rereads;
import id.pantas.collection.Rereads.Change;
import id.pantas.collection.Rereads.Progress;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.web.Formats;
import id.pantas.web.PageNotFound;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** Reading kept answers again after a mapping was mended. */
@Controller
@RequestMapping("/kolektor/baca-ulang")
@PreAuthorize("hasAnyRole('STAF', 'ADMIN')")
class RereadsController {

    private static final int LATEST = 20;
    private static final long DAYS_OFFERED = 7;

    private final Rereads rereads;
    private final OfficialAccounts accounts;
    private final Formats formats;
    private final Clock clock;

    RereadsController(Rereads rereads, OfficialAccounts accounts, Formats formats, Clock clock) {
        this.rereads = rereads;
        this.accounts = accounts;
        this.formats = formats;
        this.clock = clock;
    }

    /** As typed. @param account handle of one account; blank = all of the platform */
    record Form(
            @Nullable String platform,
            @Nullable String account,
            @Nullable String from,
            @Nullable String to) {}

    @GetMapping
    String list(@RequestParam(name = "akun", required = false) @Nullable UUID account, Model model) {
        OfficialAccount one = account == null
                ? null
                : accounts.find(new AccountId(account))
                        .orElseThrow(() -> new PageNotFound("official account " + account));
        LocalDate today = today();
        model.addAttribute(
                "form",
                new Form(
                        one == null ? null : one.platform().name(),
                        one == null ? "" : one.handle(),
                        today.minusDays(DAYS_OFFERED).toString(),
                        today.toString()));
        return page(model);
    }

    @PostMapping
    String ask(
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Principal who,
            Model model,
            RedirectAttributes flash) {
        Platform platform = platforms().stream()
                .filter(one -> one.name().equals(form.platform()))
                .findAny()
                .orElse(null);
        LocalDate from = day(form.from());
        LocalDate to = day(form.to());
        String handle = form.account() == null ? "" : form.account().strip();
        if (platform == null) {
            errors.rejectValue("platform", "collection.reread.refused.platform");
        }
        if (from == null) {
            errors.rejectValue("from", "collection.reread.refused.from");
        }
        if (to == null) {
            errors.rejectValue("to", "collection.reread.refused.to");
        } else if (from != null && to.isBefore(from)) {
            errors.rejectValue("to", "collection.reread.refused.order", new Object[] {formats.date(from)}, null);
        } else if (to.isAfter(today())) {
            errors.rejectValue("to", "collection.reread.refused.future", new Object[] {formats.date(today())}, null);
        }
        AccountId account = null;
        if (platform != null && !handle.isEmpty()) {
            account = accounts.findByHandle(platform, handle)
                    .map(OfficialAccount::id)
                    .orElse(null);
            if (account == null) {
                errors.rejectValue(
                        "account",
                        "collection.reread.refused.account",
                        new Object[] {handle, platform.displayName()},
                        null);
            }
        }
        if (errors.hasErrors() || platform == null || from == null || to == null) {
            return page(model);
        }
        OptionalLong request = rereads.ask(platform, account, from, to, who.getName(), clock.instant());
        if (request.isEmpty()) {
            errors.rejectValue("from", "collection.reread.refused.nothing", new Object[] {rereads.keptDays()}, null);
            return page(model);
        }
        return "redirect:/kolektor/baca-ulang/" + request.getAsLong();
    }

    @GetMapping("/{request}")
    String one(@PathVariable long request, Model model) {
        Progress progress = known(request);
        List<Change> changes = rereads.changes(request);
        model.addAttribute("reread", progress);
        model.addAttribute("changes", changes);
        model.addAttribute(
                "handles", handles(changes.stream().map(Change::account).toList()));
        return "collection/reread";
    }

    /** The moving part, asked for again until it is done. */
    @GetMapping("/{request}/kemajuan")
    String progress(@PathVariable long request, Model model) {
        model.addAttribute("reread", known(request));
        return "collection/reread :: progress";
    }

    private String page(Model model) {
        List<Progress> latest = rereads.latest(LATEST);
        model.addAttribute("latest", latest);
        model.addAttribute(
                "handles",
                handles(latest.stream()
                        .map(Progress::account)
                        .filter(java.util.Objects::nonNull)
                        .toList()));
        model.addAttribute("platforms", platforms());
        model.addAttribute("today", today());
        model.addAttribute("keptDays", rereads.keptDays());
        return "collection/rereads";
    }

    /** In the order in which platforms stand everywhere. */
    private List<Platform> platforms() {
        return Arrays.stream(Platform.values())
                .filter(rereads.platforms()::contains)
                .toList();
    }

    private Map<String, String> handles(List<AccountId> ids) {
        return accounts.byIds(ids).values().stream()
                .collect(Collectors.toMap(account -> account.id().toString(), OfficialAccount::handle));
    }

    private Progress known(long request) {
        return rereads.progress(request).orElseThrow(() -> new PageNotFound("reread " + request));
    }

    private LocalDate today() {
        Instant now = clock.instant();
        return formats.local(now).toLocalDate();
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            return typed == null ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
