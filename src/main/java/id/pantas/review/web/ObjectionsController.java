package id.pantas.review.web;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.classifier.ContentClass;
import id.pantas.identity.SignedIn;
import id.pantas.review.LabelObjection;
import id.pantas.review.LabelObjections;
import id.pantas.review.ObjectionRefused;
import id.pantas.scoring.LabelEffect;
import id.pantas.scoring.LabelEffects;
import id.pantas.scoring.LabelEffects.Choice;
import id.pantas.web.PageNotFound;
import id.pantas.web.WebLinks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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

/** Units' objections, for staff to decide. */
@Controller
@RequestMapping("/tinjau/keberatan")
@PreAuthorize("hasAnyRole('STAF', 'ADMIN')")
class ObjectionsController {

    private static final String START = "redirect:/tinjau/keberatan";
    private static final int SHOWN = 50;
    /** Answers that fit often, to begin with; the texts are in the messages. */
    private static final List<String> REJECTIONS = List.of("greetingOnly", "noResult", "noService", "copied");

    private static final List<String> ACCEPTANCES = List.of("resultShown", "serviceShown");

    private final LabelObjections objections;
    private final PostViews posts;
    private final LabelEffects effects;
    private final PeriodCalendar calendar;
    private final Clock clock;

    ObjectionsController(
            LabelObjections objections, PostViews posts, LabelEffects effects, PeriodCalendar calendar, Clock clock) {
        this.objections = objections;
        this.posts = posts;
        this.effects = effects;
        this.calendar = calendar;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "false") boolean selesai, Model model) {
        List<LabelObjection> found = selesai ? objections.decided(SHOWN) : objections.open();
        Map<Long, PostView> views =
                posts.of(found.stream().map(LabelObjection::post).distinct().toList());
        model.addAttribute("cards", ObjectionCard.of(found, views));
        model.addAttribute("open", selesai ? objections.openCount() : found.size());
        model.addAttribute("decided", selesai);
        model.addAttribute("now", clock.instant());
        return "review/objections";
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, @AuthenticationPrincipal SignedIn reader, Model model) {
        LabelObjection objection = objections.find(id).orElseThrow(() -> new PageNotFound("objection " + id));
        PostView post = posts.find(objection.post()).orElse(null);
        model.addAttribute("card", new ObjectionCard(objection, post));
        model.addAttribute("link", WebLinks.safe(objection.link()));
        model.addAttribute("effect", objection.state().open() ? effect(objection, post) : null);
        model.addAttribute("ownWord", reader.username().equals(objection.firstBy()));
        model.addAttribute("rejections", REJECTIONS);
        model.addAttribute("acceptances", ACCEPTANCES);
        model.addAttribute("now", clock.instant());
        return "review/objection";
    }

    /** What accepting and rejecting would do to the unit. */
    private @Nullable LabelEffect effect(LabelObjection objection, @Nullable PostView post) {
        if (post == null || post.label() == null) {
            return null;
        }
        ContentClass standing = post.label().code();
        return effects.of(
                        calendar.at(post.publishedAt()),
                        List.of(new Choice(post.id(), objection.unit(), objection.proposed(), standing)))
                .get(post.id());
    }

    @PostMapping("/{id}/terima")
    String accept(
            @PathVariable long id,
            @RequestParam int versi,
            @RequestParam(defaultValue = "") String jawaban,
            @AuthenticationPrincipal SignedIn person,
            RedirectAttributes flash) {
        return tried(
                id,
                () -> objections.accept(id, versi, person.username(), jawaban),
                "review.objections.accepted",
                jawaban,
                flash);
    }

    @PostMapping("/{id}/tolak")
    String reject(
            @PathVariable long id,
            @RequestParam int versi,
            @RequestParam(defaultValue = "") String jawaban,
            @AuthenticationPrincipal SignedIn person,
            RedirectAttributes flash) {
        boolean first = objections.find(id).filter(one -> one.firstBy() == null).isPresent();
        return tried(
                id,
                () -> objections.reject(id, versi, person.username(), jawaban),
                first ? "review.objections.rejectionProposed" : "review.objections.rejected",
                jawaban,
                flash);
    }

    private static String tried(long id, Runnable decision, String done, String answer, RedirectAttributes flash) {
        try {
            decision.run();
            flash.addFlashAttribute("notice", done);
            return START;
        } catch (ObjectionRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
            flash.addFlashAttribute("written", answer.length() <= 2_000 ? answer : "");
            return START + "/" + id;
        }
    }
}
