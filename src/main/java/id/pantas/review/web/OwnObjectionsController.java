package id.pantas.review.web;

import id.pantas.classifier.ContentClass;
import id.pantas.identity.ActingUnit;
import id.pantas.review.LabelObjection;
import id.pantas.review.LabelObjections;
import id.pantas.review.LabelObjections.NewObjection;
import id.pantas.review.ObjectionRefused;
import id.pantas.web.Formats;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A PIC objects to the label of an own post, and sees what became of it. */
@Controller
@PreAuthorize("hasRole('PIC')")
class OwnObjectionsController {

    private static final String MINE = "redirect:/keberatan-saya";
    private static final int SHOWN = 50;

    private final LabelObjections objections;
    private final PostViews posts;
    private final MessageSource messages;

    OwnObjectionsController(LabelObjections objections, PostViews posts, MessageSource messages) {
        this.objections = objections;
        this.posts = posts;
        this.messages = messages;
    }

    @GetMapping("/keberatan/{post}")
    String form(ActingUnit acting, @PathVariable long post, Model model, RedirectAttributes flash) {
        return page(acting, post, ObjectionForm.EMPTY, model, flash);
    }

    @PostMapping("/keberatan/{post}")
    String raise(
            ActingUnit acting,
            @PathVariable long post,
            @ModelAttribute("form") ObjectionForm form,
            Model model,
            RedirectAttributes flash) {
        ContentClass proposed = form.usulan();
        if (proposed == null) {
            model.addAttribute("problem", messages.getMessage("review.objection.text.class", null, Formats.INDONESIAN));
            return page(acting, post, form, model, flash);
        }
        String reason = form.alasan() == null ? "" : form.alasan();
        try {
            objections.raise(new NewObjection(acting.unit(), post, proposed, reason, form.tautan(), acting.username()));
        } catch (ObjectionRefused refused) {
            model.addAttribute("problem", refused.getMessage());
            return page(acting, post, form, model, flash);
        }
        flash.addFlashAttribute("notice", "review.mine.raised");
        return MINE;
    }

    /** Of another unit's post nothing is shown, not even whether it exists. */
    private String page(ActingUnit acting, long post, ObjectionForm form, Model model, RedirectAttributes flash) {
        String obstacle = objections.obstacle(acting.unit(), post).orElse(null);
        boolean own = posts.unitOf(post).filter(acting.unit()::equals).isPresent();
        PostView view = own ? posts.find(post).orElse(null) : null;
        if (view == null) {
            flash.addFlashAttribute("problem", obstacle);
            return MINE;
        }
        model.addAttribute("post", view);
        model.addAttribute("form", form);
        model.addAttribute("obstacle", obstacle);
        model.addAttribute("classes", ContentClass.values());
        return "review/objection-form";
    }

    @GetMapping("/keberatan-saya")
    String mine(ActingUnit acting, Model model) {
        List<LabelObjection> own = objections.ofUnit(acting.unit(), SHOWN);
        Map<Long, PostView> views =
                posts.of(own.stream().map(LabelObjection::post).distinct().toList());
        model.addAttribute("cards", ObjectionCard.of(own, views));
        model.addAttribute(
                "open", own.stream().filter(one -> one.state().open()).count());
        objections.seen(acting.unit());
        return "review/my-objections";
    }
}
