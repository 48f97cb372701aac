package id.pantas.review.web;

import id.pantas.classification.Corrections;
import id.pantas.classification.Corrections.Decision;
import id.pantas.classification.LabelChanged;
import id.pantas.classification.PostNotLabelled;
import id.pantas.classifier.ContentClass;
import id.pantas.identity.SignedIn;
import id.pantas.web.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The queue of doubtful labels. Every step works as a plain form; with scripts only the desk is replaced, and keys press
 * its buttons.
 */
@Controller
@RequestMapping("/tinjau")
@PreAuthorize("hasAnyRole('STAF', 'ADMIN')")
class QueueController {

    private static final String HTMX = "HX-Request";
    private static final Pattern CHOICE = Pattern.compile("([0-9]{1,18}):(.{1,300})");
    private static final int MOST_AT_ONCE = 100;

    private final QueuePages pages;
    private final Corrections corrections;
    private final MessageSource messages;

    QueueController(QueuePages pages, Corrections corrections, MessageSource messages) {
        this.pages = pages;
        this.corrections = corrections;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @ModelAttribute("tempat") Place place,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
            Model model) {
        model.addAttribute("page", pages.of(place));
        model.addAttribute("htmx", htmx != null);
        return htmx == null ? "review/queue" : "review/desk :: desk";
    }

    @PostMapping("/{post}")
    String decide(
            @PathVariable long post,
            @RequestParam ContentClass kelas,
            @RequestParam String tanda,
            @ModelAttribute("tempat") Place place,
            @AuthenticationPrincipal SignedIn person,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes flash) {
        Long next = pages.following(place, List.of(post));
        try {
            corrections.decide(new Decision(post, tanda, kelas, person.username(), null));
        } catch (LabelChanged changed) {
            String problem = text("review.changed", changed.now().contentClass().displayName());
            return answer(place.at(next), null, problem, htmx, model, flash);
        } catch (PostNotLabelled gone) {
            return answer(place.at(next), null, text("review.unlabelled"), htmx, model, flash);
        }
        String notice = text("review.saved", kelas.displayName());
        return answer(place.after(List.of(post), next), notice, null, htmx, model, flash);
    }

    /** One class for several posts; each is checked for itself. */
    @PostMapping("/massal")
    String decideMany(
            @RequestParam(required = false) @Nullable List<String> dipilih,
            @RequestParam ContentClass kelas,
            @ModelAttribute("tempat") Place place,
            @AuthenticationPrincipal SignedIn person,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes flash) {
        List<Decision> chosen = decisions(dipilih == null ? List.of() : dipilih, kelas, person.username());
        if (chosen.isEmpty()) {
            return answer(place, null, text("review.noneChosen"), htmx, model, flash);
        }
        Long next = pages.following(place, chosen.stream().map(Decision::postId).toList());
        List<Long> done = new ArrayList<>();
        for (Decision decision : chosen) {
            try {
                corrections.decide(decision);
                done.add(decision.postId());
            } catch (LabelChanged | PostNotLabelled skipped) {
                continue; // counted below: somebody else was faster
            }
        }
        int skipped = chosen.size() - done.size();
        String problem = skipped == 0 ? null : text("review.skipped", skipped);
        String notice = done.isEmpty() ? null : text("review.savedMany", done.size(), kelas.displayName());
        return answer(done.isEmpty() ? place : place.after(done, next), notice, problem, htmx, model, flash);
    }

    private static List<Decision> decisions(List<String> choices, ContentClass label, String person) {
        List<Decision> decisions = new ArrayList<>();
        for (String choice : choices) {
            Matcher parts = CHOICE.matcher(choice);
            if (parts.matches() && decisions.size() < MOST_AT_ONCE) {
                decisions.add(new Decision(Long.parseLong(parts.group(1)), parts.group(2), label, person, null));
            }
        }
        return decisions;
    }

    @PostMapping("/batal")
    String takeBack(
            @ModelAttribute("tempat") Place place,
            @AuthenticationPrincipal SignedIn person,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes flash) {
        int done = 0;
        for (long post : place.latest()) {
            try {
                corrections.takeBack(post, person.username());
                done++;
            } catch (LabelChanged | PostNotLabelled others) {
                continue; // counted below: somebody decided after us
            }
        }
        String notice = done == 0 ? null : text("review.takenBack", done);
        String problem = done == place.latest().size() && done > 0 ? null : text("review.notTakenBack");
        return answer(place.back(), notice, problem, htmx, model, flash);
    }

    private String answer(
            Place place,
            @Nullable String notice,
            @Nullable String problem,
            @Nullable String htmx,
            Model model,
            RedirectAttributes flash) {
        if (htmx == null) {
            flash.addFlashAttribute("notice", notice);
            flash.addFlashAttribute("problem", problem);
            return "redirect:" + place.address();
        }
        model.addAttribute("page", pages.of(place));
        model.addAttribute("htmx", true);
        model.addAttribute("notice", notice);
        model.addAttribute("problem", problem);
        return "review/desk :: desk";
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Formats.INDONESIAN);
    }
}
