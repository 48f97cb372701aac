package id.pantas.intake.web;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.intake.IntakeRefused;
import id.pantas.intake.PastedLinks;
import id.pantas.intake.Picture;
import id.pantas.intake.SubmissionPage;
import id.pantas.intake.SubmissionState;
import id.pantas.post.PostForm;
import id.pantas.registry.AccountId;
import id.pantas.web.Formats;
import id.pantas.web.PageNotFound;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What no platform could confirm, for staff to decide. */
@Controller
@RequestMapping("/admin/tautan")
@PreAuthorize("hasAnyRole('ADMIN', 'STAF')")
class LinkQueueController {

    private static final String START = "redirect:/admin/tautan";
    private static final int SIZE = 20;
    private static final List<SubmissionState> SHOWN = List.of(
            SubmissionState.WAITING, SubmissionState.RECORDED, SubmissionState.ACCEPTED, SubmissionState.REFUSED);

    private final PastedLinks links;
    private final SubmissionCards cards;
    private final PeriodCalendar calendar;
    private final MessageSource messages;

    LinkQueueController(PastedLinks links, SubmissionCards cards, PeriodCalendar calendar, MessageSource messages) {
        this.links = links;
        this.cards = cards;
        this.calendar = calendar;
        this.messages = messages;
    }

    @GetMapping
    String queue(
            @RequestParam(defaultValue = "WAITING") SubmissionState keadaan,
            @RequestParam(defaultValue = "1") int halaman,
            Model model) {
        SubmissionPage page = links.inState(keadaan, halaman, SIZE);
        long waiting = keadaan == SubmissionState.WAITING
                ? page.total()
                : links.inState(SubmissionState.WAITING, 1, 1).total();
        String key = waiting == 0 ? "intake.queue.answerNone" : "intake.queue.answer";
        model.addAttribute("answer", messages.getMessage(key, new Object[] {waiting}, Formats.INDONESIAN));
        model.addAttribute("cards", cards.of(page.submissions()));
        model.addAttribute("page", page);
        model.addAttribute("state", keadaan);
        model.addAttribute("states", SHOWN);
        model.addAttribute("forms", PostForm.values());
        model.addAttribute("previous", page.page() > 1 ? address(keadaan, page.page() - 1) : null);
        model.addAttribute("next", page.page() < page.pages() ? address(keadaan, page.page() + 1) : null);
        return "intake/link-queue";
    }

    private static String address(SubmissionState state, int page) {
        return "/admin/tautan?keadaan=" + state + "&halaman=" + page;
    }

    @PostMapping("/{id}/terima")
    String accept(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable UUID akun,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    LocalDateTime terbit,
            @RequestParam PostForm bentuk,
            @RequestParam(defaultValue = "") String teks,
            RedirectAttributes flash) {
        if (terbit == null || akun == null) {
            flash.addFlashAttribute(
                    "problem", "intake.link.refused." + (akun == null ? "accountDoesNotFit" : "timeNeeded"));
            return START;
        }
        try {
            links.accept(id, new AccountId(akun), terbit.atZone(calendar.zone()).toInstant(), bentuk, teks);
            flash.addFlashAttribute("notice", "intake.queue.accepted");
        } catch (IntakeRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
        }
        return START;
    }

    @PostMapping("/{id}/tolak")
    String refuse(@PathVariable long id, @RequestParam(defaultValue = "") String alasan, RedirectAttributes flash) {
        try {
            links.refuse(id, alasan);
            flash.addFlashAttribute("notice", "intake.queue.refused");
        } catch (IntakeRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
        }
        return START;
    }

    @GetMapping("/{id}/gambar")
    ResponseEntity<byte[]> picture(@PathVariable long id) {
        Picture picture = links.picture(id).orElseThrow(() -> new PageNotFound("picture of pasted link " + id));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(picture.content());
    }
}
