package id.pantas.intake.web;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.identity.ActingUnit;
import id.pantas.intake.IntakeRefused;
import id.pantas.intake.PastedLinks;
import id.pantas.intake.Submission;
import id.pantas.intake.SubmissionState;
import id.pantas.web.Formats;
import id.pantas.web.PageNotFound;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "My post is not recorded yet": a PIC pastes its link and gets an answer at once. */
@Controller
@RequestMapping("/saya/tautan")
@PreAuthorize("hasRole('PIC')")
class MyLinksController {

    private static final String START = "redirect:/saya/tautan";
    private static final int RECENT = 10;

    private final PastedLinks links;
    private final SubmissionCards cards;
    private final PeriodCalendar calendar;
    private final MessageSource messages;

    MyLinksController(PastedLinks links, SubmissionCards cards, PeriodCalendar calendar, MessageSource messages) {
        this.links = links;
        this.cards = cards;
        this.calendar = calendar;
        this.messages = messages;
    }

    @GetMapping
    String form(ActingUnit acting, Model model) {
        model.addAttribute("recent", cards.of(links.ofUnit(acting.unit(), RECENT)));
        return "intake/my-links";
    }

    @PostMapping
    String bring(ActingUnit acting, @RequestParam(defaultValue = "") String tautan, RedirectAttributes flash) {
        try {
            return START + "/" + links.bring(acting.unit(), tautan);
        } catch (IntakeRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
            flash.addFlashAttribute("pasted", tautan.length() <= 2_000 ? tautan : "");
            return START;
        }
    }

    @GetMapping("/{batch}")
    String result(ActingUnit acting, @PathVariable UUID batch, Model model) {
        List<Submission> brought = links.ofBatch(acting.unit(), batch);
        if (brought.isEmpty()) {
            throw new PageNotFound("pasted links " + batch);
        }
        model.addAttribute("batch", batch);
        model.addAttribute("cards", cards.of(brought));
        model.addAttribute("answer", answer(brought));
        model.addAttribute("waiting", brought.stream().anyMatch(one -> one.state() == SubmissionState.WAITING));
        return "intake/my-link-result";
    }

    private String answer(List<Submission> brought) {
        if (brought.size() == 1) {
            String state = text("intake.state." + brought.get(0).state());
            return text("intake.mine.resultOne", state);
        }
        long recorded = brought.stream()
                .filter(one -> one.state() == SubmissionState.RECORDED
                        || one.state() == SubmissionState.KNOWN
                        || one.state() == SubmissionState.ACCEPTED)
                .count();
        long waiting = brought.stream()
                .filter(one -> one.state() == SubmissionState.WAITING)
                .count();
        return text("intake.mine.resultMany", brought.size(), recorded, waiting, brought.size() - recorded - waiting);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Formats.INDONESIAN);
    }

    @PostMapping("/{batch}/{id}/bukti")
    String complete(
            ActingUnit acting,
            @PathVariable UUID batch,
            @PathVariable long id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    LocalDateTime terbit,
            @RequestParam(required = false) @Nullable MultipartFile gambar,
            RedirectAttributes flash)
            throws IOException {
        try {
            links.complete(
                    acting.unit(),
                    id,
                    terbit == null ? null : terbit.atZone(calendar.zone()).toInstant(),
                    gambar == null || gambar.isEmpty() ? null : gambar.getBytes());
            flash.addFlashAttribute("notice", "intake.mine.completed");
        } catch (IntakeRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
        }
        return START + "/" + batch;
    }
}
