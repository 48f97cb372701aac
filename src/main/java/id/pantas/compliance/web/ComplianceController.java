package id.pantas.compliance.web;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import id.pantas.compliance.ComplianceRefused;
import id.pantas.compliance.DataKind;
import id.pantas.compliance.Decision;
import id.pantas.compliance.DecisionDocument;
import id.pantas.compliance.DecisionSubject;
import id.pantas.compliance.Decisions;
import id.pantas.compliance.DerivedMetrics;
import id.pantas.compliance.NewDecision;
import id.pantas.compliance.Retention;
import id.pantas.compliance.RetentionRule;
import id.pantas.compliance.RetentionRun;
import id.pantas.registry.Platform;
import id.pantas.web.PageNotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The platforms' contracts: each rule with its present state, and the decisions about them. */
@Controller
@RequestMapping(ComplianceController.PATH)
@PreAuthorize("hasRole('ADMIN')")
class ComplianceController {

    static final String PATH = "/admin/kepatuhan";

    private static final int RUNS = 14;
    private static final int DECISIONS = 30;

    private final Rules rules;
    private final Decisions decisions;
    private final DerivedMetrics derived;
    private final Retention retention;
    private final Optional<SchedulerClient> scheduler;
    private final Clock clock;

    ComplianceController(
            Rules rules,
            Decisions decisions,
            DerivedMetrics derived,
            Retention retention,
            Optional<SchedulerClient> scheduler,
            Clock clock) {
        this.rules = rules;
        this.decisions = decisions;
        this.derived = derived;
        this.retention = retention;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('ADMIN', 'STAF')")
    String all(HttpServletRequest request, Model model) {
        model.addAttribute("admin", request.isUserInRole("ADMIN"));
        model.addAttribute("documented", decisions.documented());
        Instant now = clock.instant();
        List<Rule> all = rules.all(now).stream()
                .sorted(Comparator.comparing(Rule::state))
                .toList();
        List<RetentionRun> runs = retention.runs(RUNS);
        RetentionRun last = runs.stream()
                .filter(run -> run.finishedAt() != null)
                .findFirst()
                .orElse(null);
        model.addAttribute(
                "page",
                new CompliancePage(
                        all,
                        count(all, Rule.State.KEPT),
                        count(all, Rule.State.DECISION),
                        count(all, Rule.State.NOT_KEPT),
                        count(all, Rule.State.WAITING),
                        derivedRows(now),
                        retention.rules().stream()
                                .map(rule -> CompliancePage.Kept.of(rule, last))
                                .toList(),
                        runs(runs),
                        decisions.history(DECISIONS)));
        return "compliance/rules";
    }

    private static long count(List<Rule> rules, Rule.State state) {
        return rules.stream().filter(rule -> rule.state() == state).count();
    }

    private static List<CompliancePage.Run> runs(List<RetentionRun> runs) {
        List<CompliancePage.Run> shown = new ArrayList<>();
        for (RetentionRun run : runs) {
            shown.add(CompliancePage.Run.of(run, shown.isEmpty()));
        }
        return shown;
    }

    private List<CompliancePage.Derived> derivedRows(Instant now) {
        Set<Platform> withheld = derived.withheld(now);
        return Arrays.stream(Platform.values())
                .filter(platform -> platform != Platform.WEBSITE && platform != Platform.WHATSAPP)
                .map(platform -> new CompliancePage.Derived(
                        platform,
                        !withheld.contains(platform),
                        Rules.address("keputusan", platform, DecisionSubject.DERIVED_METRICS.name())))
                .toList();
    }

    @GetMapping("/keputusan/{platform}/{subject}")
    String decision(@PathVariable String platform, @PathVariable String subject, Model model) {
        model.addAttribute("form", new DecisionForm(null, null, null, null, null, null));
        return decisionForm(asked(Platform.class, platform), asked(DecisionSubject.class, subject), model);
    }

    @PostMapping("/keputusan/{platform}/{subject}")
    String decide(
            @PathVariable String platform,
            @PathVariable String subject,
            @ModelAttribute("form") DecisionForm form,
            BindingResult errors,
            Model model,
            Principal person,
            RedirectAttributes flash) {
        Platform on = asked(Platform.class, platform);
        DecisionSubject what = asked(DecisionSubject.class, subject);
        LocalDate day = Typed.date(form.decidedOn());
        boolean granted = "ya".equals(form.granted());
        if (!granted && !"tidak".equals(form.granted())) {
            errors.rejectValue("granted", "compliance.refused.granted");
        }
        if (day == null) {
            errors.rejectValue("decidedOn", "compliance.refused.decidedOn");
        }
        if (!errors.hasErrors() && day != null) {
            try {
                decisions.record(
                        new NewDecision(
                                on,
                                what,
                                granted,
                                form.decidedBy() == null ? "" : form.decidedBy(),
                                day,
                                form.document(),
                                form.note()),
                        file(form.file()),
                        person.getName(),
                        clock.instant());
                flash.addFlashAttribute("notice", "compliance.recorded");
                return "redirect:" + PATH;
            } catch (ComplianceRefused refused) {
                RefusedForm.mark(errors, refused);
            }
        }
        return decisionForm(on, what, model);
    }

    private static Decisions.@Nullable DocumentFile file(@Nullable MultipartFile file) {
        if (file == null
                || file.isEmpty() && String.valueOf(file.getOriginalFilename()).isEmpty()) {
            return null;
        }
        try {
            String name = file.getOriginalFilename();
            return new Decisions.DocumentFile(name == null ? "" : name, file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document of a decision, for administrators alone; never shown inside a page of this site. */
    @GetMapping("/dokumen/{decision}")
    ResponseEntity<byte[]> document(@PathVariable long decision) {
        DecisionDocument document =
                decisions.document(decision).orElseThrow(() -> new PageNotFound("document of decision " + decision));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, document.mediaType())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(document.content());
    }

    private String decisionForm(Platform platform, DecisionSubject subject, Model model) {
        boolean known = switch (subject) {
            case CLEARANCE -> platform == Platform.X;
            case AMENDMENT -> platform == Platform.YOUTUBE;
            case DERIVED_METRICS -> platform != Platform.WEBSITE && platform != Platform.WHATSAPP;
        };
        if (!known) {
            throw new PageNotFound(subject + " of " + platform);
        }
        Decision latest = decisions.latest(platform, subject).orElse(null);
        model.addAttribute("platform", platform);
        model.addAttribute("subject", subject);
        model.addAttribute("latest", latest);
        model.addAttribute("address", Rules.address("keputusan", platform, subject.name()));
        return "compliance/decision";
    }

    /**
     * @param granted {@code ya} or {@code tidak}
     * @param file the document itself, null if none was chosen
     */
    record DecisionForm(
            @Nullable String granted,
            @Nullable String decidedBy,
            @Nullable String decidedOn,
            @Nullable String document,
            @Nullable String note,
            @Nullable MultipartFile file) {}

    @GetMapping("/simpan/{platform}/{kind}")
    String days(@PathVariable String platform, @PathVariable String kind, Model model) {
        RetentionRule rule = retention.rule(asked(Platform.class, platform), asked(DataKind.class, kind));
        model.addAttribute(
                "form", new DaysForm(rule.days() == null ? "" : rule.days().toString()));
        return daysForm(rule, model);
    }

    @PostMapping("/simpan/{platform}/{kind}")
    String keep(
            @PathVariable String platform,
            @PathVariable String kind,
            @ModelAttribute("form") DaysForm form,
            BindingResult errors,
            Model model,
            Principal person,
            RedirectAttributes flash) {
        Platform on = asked(Platform.class, platform);
        DataKind what = asked(DataKind.class, kind);
        String typed = form.days();
        boolean empty = typed == null || typed.isBlank();
        Integer days = Typed.number(typed);
        if (days == null && !empty) {
            errors.rejectValue("days", "compliance.refused.number");
        }
        if (!errors.hasErrors()) {
            try {
                retention.keep(on, what, days, person.getName(), clock.instant());
                flash.addFlashAttribute("notice", "compliance.kept");
                return "redirect:" + PATH;
            } catch (ComplianceRefused refused) {
                RefusedForm.mark(errors, refused);
            }
        }
        return daysForm(retention.rule(on, what), model);
    }

    private static String daysForm(RetentionRule rule, Model model) {
        model.addAttribute("rule", rule);
        model.addAttribute(
                "address", Rules.address("simpan", rule.platform(), rule.kind().name()));
        return "compliance/days";
    }

    /** @param days empty = the default */
    record DaysForm(@Nullable String days) {}

    /** Sets the daily run going at once, on whichever instance takes it. */
    @PostMapping("/jalankan")
    String run(RedirectAttributes flash) {
        boolean asked = scheduler
                .map(client ->
                        client.reschedule(TaskInstanceId.of("compliance-retention", "recurring"), clock.instant()))
                .orElse(false);
        flash.addFlashAttribute(asked ? "notice" : "problem", asked ? "compliance.run.asked" : "compliance.run.busy");
        return "redirect:" + PATH + "#harian";
    }

    private static <E extends Enum<E>> E asked(Class<E> type, String segment) {
        try {
            return Enum.valueOf(type, segment.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new PageNotFound(type.getSimpleName() + " " + segment);
        }
    }
}
