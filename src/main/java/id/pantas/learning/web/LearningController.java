package id.pantas.learning.web;

import id.pantas.classification.LabelledPosts;
import id.pantas.classifier.PostTraining;
import id.pantas.classifier.TrainingText;
import id.pantas.export.TableWriter;
import id.pantas.learning.Job;
import id.pantas.learning.JobKind;
import id.pantas.learning.LabelPreview;
import id.pantas.learning.LearningRefused;
import id.pantas.learning.ModelComparison;
import id.pantas.learning.Retraining;
import id.pantas.learning.TaughtRows;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.web.PageNotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Retraining: what was corrected, the new model beside the old one, putting it in use and back, new labels. */
@Controller
@RequestMapping(LearningController.PATH)
@PreAuthorize("hasAnyRole('ADMIN', 'STAF')")
class LearningController {

    static final String PATH = "/admin/pembelajaran";
    private static final String START = "redirect:" + PATH;
    private static final int JOBS = 10;
    private static final int ACTIVATIONS = 10;
    private static final int TEXT = 240;

    private final Retraining retraining;
    private final TaughtRows taught;
    private final LabelledPosts posts;
    private final PostTraining training;
    private final Units units;
    private final TableWriter tables;
    private final Clock clock;

    LearningController(
            Retraining retraining,
            TaughtRows taught,
            LabelledPosts posts,
            PostTraining training,
            Units units,
            TableWriter tables,
            Clock clock) {
        this.retraining = retraining;
        this.taught = taught;
        this.posts = posts;
        this.training = training;
        this.units = units;
        this.tables = tables;
        this.clock = clock;
    }

    @ModelAttribute("admin")
    boolean admin(HttpServletRequest request) {
        return request.isUserInRole("ADMIN");
    }

    @GetMapping
    String start(Model model) {
        model.addAttribute("inForce", retraining.inForce());
        model.addAttribute("here", retraining.here());
        model.addAttribute("fresh", retraining.newDecisions());
        model.addAttribute("rollBackTo", retraining.rollBackTo());
        model.addAttribute("models", retraining.models());
        model.addAttribute("activations", retraining.activations(ACTIVATIONS));
        model.addAttribute("jobs", retraining.jobs(JOBS));
        retraining.running().ifPresent(job -> model.addAttribute("job", job));
        LabelPreview preview = retraining.preview(clock.instant()).orElse(null);
        if (preview != null) {
            model.addAttribute("preview", preview);
            model.addAttribute("names", names(preview));
        }
        return "learning/index";
    }

    private Map<UUID, Unit> names(LabelPreview preview) {
        Map<UUID, Unit> names = new HashMap<>();
        List<UnitId> ids = preview.changes().stream()
                .map(change -> new UnitId(change.unit()))
                .toList();
        units.byIds(ids).forEach((id, unit) -> names.put(id.value(), unit));
        return names;
    }

    @GetMapping("/kemajuan/{id}")
    String progress(@PathVariable long id, Model model) {
        model.addAttribute("job", job(id));
        return "learning/progress :: progress";
    }

    @GetMapping("/pelatihan/{id}")
    String comparison(@PathVariable long id, Model model) {
        Job job = job(id);
        ModelComparison comparison =
                retraining.comparison(id).orElseThrow(() -> new PageNotFound("comparison of job " + id));
        Map<String, String> rows = training.fixedTest().stream()
                .collect(Collectors.toMap(TrainingText::id, row -> shortened(row.text()), (one, other) -> one));
        Map<Long, String> texts = comparison.examples().stream()
                .map(ModelComparison.Example::post)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(post -> posts.find(post).stream())
                .collect(Collectors.toMap(post -> post.postId(), post -> shortened(post.text())));
        model.addAttribute("job", job);
        model.addAttribute("page", ComparisonPage.of(comparison, rows, texts));
        model.addAttribute("inForce", retraining.inForce());
        return "learning/comparison";
    }

    @PostMapping("/mulai")
    @PreAuthorize("hasRole('ADMIN')")
    String begin(@RequestParam JobKind pekerjaan, Principal person, RedirectAttributes flash) {
        try {
            retraining.start(pekerjaan, person.getName());
            flash.addFlashAttribute(
                    "notice", "learning.started." + pekerjaan.name().toLowerCase(Locale.ROOT));
        } catch (LearningRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
        }
        return START;
    }

    @PostMapping("/aktifkan")
    @PreAuthorize("hasRole('ADMIN')")
    String activate(@RequestParam String versi, Principal person, RedirectAttributes flash) {
        return put(() -> retraining.activate(versi, person.getName()), "learning.activated", flash);
    }

    @PostMapping("/kembali")
    @PreAuthorize("hasRole('ADMIN')")
    String rollBack(Principal person, RedirectAttributes flash) {
        return put(() -> retraining.rollBack(person.getName()), "learning.rolledBack", flash);
    }

    private static String put(Runnable change, String notice, RedirectAttributes flash) {
        try {
            change.run();
            flash.addFlashAttribute("notice", notice);
        } catch (LearningRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
        }
        return START;
    }

    /** Rows as the command {@code train} reads them, personal data replaced. */
    @GetMapping("/baris.csv")
    @PreAuthorize("hasRole('ADMIN')")
    void rows(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"baris-latih.csv\"");
        tables.csv(
                response.getOutputStream(),
                false,
                List.of("id", "text", "label", "source"),
                taught.rows().stream()
                        .map(row -> List.of(
                                row.id(),
                                row.text(),
                                row.contentClass().name().toLowerCase(Locale.ROOT),
                                row.source())));
    }

    private Job job(long id) {
        return retraining.job(id).orElseThrow(() -> new PageNotFound("job " + id));
    }

    private static String shortened(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT) + "…";
    }
}
