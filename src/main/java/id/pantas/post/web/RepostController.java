package id.pantas.post.web;

import id.pantas.post.Reposts;
import id.pantas.web.PageNotFound;
import java.util.NoSuchElementException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Staff say, on the page of a post, whether what looks like a repost is one. */
@Controller
@PreAuthorize("hasAnyRole('STAF', 'ADMIN')")
class RepostController {

    private final Reposts reposts;

    RepostController(Reposts reposts) {
        this.reposts = reposts;
    }

    @PostMapping("/unggahan/{id}/repost")
    String decide(@PathVariable long id, @RequestParam boolean benar, RedirectAttributes flash) {
        try {
            reposts.decide(id, benar);
        } catch (NoSuchElementException e) {
            throw new PageNotFound("probable repost " + id);
        }
        flash.addFlashAttribute("notice", benar ? "post.repost.confirmed" : "post.repost.rejected");
        return "redirect:/unggahan/" + id;
    }
}
