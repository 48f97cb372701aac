package id.pantas.review.web;

import id.pantas.classifier.ContentClass;
import id.pantas.identity.SignedIn;
import id.pantas.review.BlindSamples;
import id.pantas.review.BlindSamples.Line;
import id.pantas.review.BlindSamples.Sheet;
import id.pantas.web.Formats;
import id.pantas.web.PageNotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Blind double labelling: the same desk as the queue's, without anybody's label on it. */
@Controller
@RequestMapping("/tinjau/sampel")
@PreAuthorize("hasAnyRole('STAF', 'ADMIN')")
class SampleController {

    private static final String START = "redirect:/tinjau/sampel";
    private static final String HTMX = "HX-Request";

    private final BlindSamples samples;
    private final PostViews posts;
    private final MessageSource messages;

    SampleController(BlindSamples samples, PostViews posts, MessageSource messages) {
        this.samples = samples;
        this.posts = posts;
        this.messages = messages;
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn reader, Model model) {
        model.addAttribute("samples", samples.open());
        model.addAttribute("reader", reader.username());
        model.addAttribute("results", samples.results(1));
        return "review/samples";
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer nomor,
            @AuthenticationPrincipal SignedIn reader,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
            Model model) {
        return desk(id, reader.username(), nomor, htmx, model);
    }

    @PostMapping("/{id}/{nomor}")
    String read(
            @PathVariable long id,
            @PathVariable int nomor,
            @RequestParam ContentClass kelas,
            @AuthenticationPrincipal SignedIn reader,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes flash) {
        try {
            samples.read(id, nomor, reader.username(), kelas);
        } catch (IllegalArgumentException none) {
            throw new PageNotFound("post " + nomor + " of sample " + id);
        }
        Sheet sheet = sheet(id, reader.username());
        Line next = sheet.nextAfter(nomor);
        if (htmx == null) {
            return START + "/" + id + (next == null ? "" : "?nomor=" + next.position());
        }
        model.addAttribute(
                "notice", messages.getMessage("review.saved", new Object[] {kelas.displayName()}, Formats.INDONESIAN));
        model.addAttribute("last", next == null ? null : nomor);
        return desk(id, reader.username(), next == null ? null : next.position(), htmx, model);
    }

    @PostMapping("/{id}/{nomor}/batal")
    String takeBack(
            @PathVariable long id,
            @PathVariable int nomor,
            @AuthenticationPrincipal SignedIn reader,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
            Model model) {
        try {
            samples.takeBack(id, nomor, reader.username());
        } catch (IllegalArgumentException none) {
            throw new PageNotFound("post " + nomor + " of sample " + id);
        }
        return htmx == null ? START + "/" + id + "?nomor=" + nomor : desk(id, reader.username(), nomor, htmx, model);
    }

    @PostMapping("/{id}/gantikan")
    String takeOver(
            @PathVariable long id,
            @RequestParam String pembaca,
            @AuthenticationPrincipal SignedIn reader,
            RedirectAttributes flash) {
        boolean taken = samples.takeOver(id, pembaca, reader.username());
        flash.addFlashAttribute(taken ? "notice" : "problem", taken ? "review.sample.taken" : "review.sample.notTaken");
        return START;
    }

    private Sheet sheet(long id, String reader) {
        return samples.sheet(id, reader).orElseThrow(() -> new PageNotFound("sample " + id + " for " + reader));
    }

    private String desk(long id, String reader, @Nullable Integer position, @Nullable String htmx, Model model) {
        Sheet sheet = sheet(id, reader);
        Line line = sheet.lines().stream()
                .filter(one -> position != null && one.position() == position)
                .findFirst()
                .orElseGet(() -> sheet.nextAfter(0));
        int place = line == null ? -1 : sheet.lines().indexOf(line);
        model.addAttribute("htmx", htmx != null);
        model.addAttribute("sheet", sheet);
        model.addAttribute("line", line);
        model.addAttribute(
                "post", line == null ? null : posts.blind(line.post()).orElse(null));
        model.addAttribute("previous", place > 0 ? sheet.lines().get(place - 1).position() : null);
        model.addAttribute(
                "next",
                place >= 0 && place + 1 < sheet.lines().size()
                        ? sheet.lines().get(place + 1).position()
                        : null);
        model.addAttribute("classes", ContentClass.values());
        return htmx == null ? "review/sheet" : "review/sheet-desk :: desk";
    }
}
