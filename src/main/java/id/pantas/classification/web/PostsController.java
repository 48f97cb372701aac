package id.pantas.classification.web;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.Classifications;
import id.pantas.classification.Correction;
import id.pantas.classification.LabelledPost;
import id.pantas.classification.LabelledPosts;
import id.pantas.classification.PostNotLabelled;
import id.pantas.classification.PostQuestion;
import id.pantas.classification.PostSlice;
import id.pantas.classifier.ContentClass;
import id.pantas.classifier.DecidingWord;
import id.pantas.export.TableWriter;
import id.pantas.identity.Role;
import id.pantas.identity.SignedIn;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.web.PageNotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The post explorer. Staff see every unit; a PIC sees the own unit, whatever the address says. */
@Controller
@RequestMapping("/unggahan")
@PreAuthorize("hasAnyRole('STAF', 'ADMIN', 'PIMPINAN', 'VERIFIKATOR', 'PIC')")
class PostsController {

    private static final int PAGE = 30;
    private static final int COUNTED = 10_000;
    private static final int EXPORT_PAGE = 1_000;
    private static final int EXPORTED = 100_000;
    private static final int PERIODS_OFFERED = 12;
    private static final int WORDS_ON_CARD = 3;
    private static final int WORDS_ON_PAGE = 5;
    private static final Set<Role> SEE_ALL = Set.of(Role.STAF, Role.ADMIN, Role.PIMPINAN, Role.VERIFIKATOR);

    private final LabelledPosts posts;
    private final Classifications classifications;
    private final Units units;
    private final RepostNotes reposts;
    private final TableWriter tables;
    private final PeriodCalendar calendar;
    private final Clock clock;

    PostsController(
            LabelledPosts posts,
            Classifications classifications,
            Units units,
            RepostNotes reposts,
            TableWriter tables,
            PeriodCalendar calendar,
            Clock clock) {
        this.posts = posts;
        this.classifications = classifications;
        this.units = units;
        this.reposts = reposts;
        this.tables = tables;
        this.calendar = calendar;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @ModelAttribute("filter") PostFilterForm filter, @AuthenticationPrincipal SignedIn reader, Model model) {
        boolean seesAll = seesAll(reader);
        PostQuestion question = question(filter, reader);
        PostSlice slice = slice(question, filter, PAGE);
        long count = posts.count(question, COUNTED + 1);
        Map<UnitId, Unit> named =
                units.byIds(slice.posts().stream().map(LabelledPost::unit).collect(Collectors.toSet()));
        Map<Long, RepostNote> notes =
                reposts.of(slice.posts().stream().map(LabelledPost::postId).toList());
        List<PostCard> cards = slice.posts().stream()
                .map(post ->
                        PostCard.of(post, named.get(post.unit()), words(post, WORDS_ON_CARD), notes.get(post.postId())))
                .toList();
        String previous = slice.previous() == null ? null : filter.address("/unggahan", slice.previous());
        String next = slice.next() == null ? null : filter.address("/unggahan", slice.next());
        model.addAttribute(
                "page",
                new ExplorerPage(
                        cards,
                        Math.min(count, COUNTED),
                        count > COUNTED,
                        previous,
                        next,
                        filter.address("/unggahan", filter.cursor()),
                        filter.address("/unggahan/ekspor.csv", null),
                        completeness(question),
                        filter.narrows(),
                        seesAll ? units.active() : List.of(),
                        List.of(Platform.values()),
                        PostCard.choices(),
                        periods(),
                        mayCorrect(reader)));
        return "classification/posts";
    }

    /** The list as a table, at most {@value #EXPORTED} posts; texts are cut to 600 characters. */
    @GetMapping(value = "/ekspor.csv", produces = "text/csv")
    void export(
            @ModelAttribute("filter") PostFilterForm filter,
            @AuthenticationPrincipal SignedIn reader,
            HttpServletResponse response)
            throws IOException {
        PostQuestion question = question(filter, reader);
        // the first page is read before anything is sent, so that a wrong address still gets its error page
        PostSlice first = slice(question, filter, EXPORT_PAGE);
        Map<UnitId, Unit> named = new HashMap<>();
        Stream<List<String>> rows = Stream.iterate(first, Objects::nonNull, slice -> following(slice, question, filter))
                .flatMap(slice -> {
                    named.putAll(units.byIds(
                            slice.posts().stream().map(LabelledPost::unit).collect(Collectors.toSet())));
                    return slice.posts().stream();
                })
                .limit(EXPORTED)
                .map(post -> PostTable.row(post, named.get(post.unit()), calendar.zone()));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("unggahan.csv").build().toString());
        tables.csv(response.getOutputStream(), true, PostTable.HEADER, rows);
    }

    private @Nullable PostSlice following(PostSlice slice, PostQuestion question, PostFilterForm filter) {
        return slice.next() == null ? null : posts.page(question, filter.order(), slice.next(), EXPORT_PAGE);
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, @AuthenticationPrincipal SignedIn reader, Model model) {
        LabelledPost post = visible(id, reader);
        Unit unit = units.find(post.unit()).orElse(null);
        List<DecidingWord> words = classifications.decidingWords(post.text(), WORDS_ON_PAGE);
        List<String> shown = words.stream().map(DecidingWord::word).toList();
        List<Correction> corrections = classifications.corrections(id);
        model.addAttribute(
                "page",
                new PostPage(
                        PostCard.of(post, unit, shown, reposts.of(List.of(id)).get(id)),
                        words,
                        corrections,
                        PostCard.choices(),
                        mayCorrect(reader),
                        seesAll(reader),
                        "/unggahan/" + id));
        return "classification/post";
    }

    @PostMapping("/{id}/label")
    @PreAuthorize("hasAnyRole('STAF', 'ADMIN')")
    String correct(
            @PathVariable long id,
            @RequestParam ContentClass kelas,
            @RequestParam(required = false) @Nullable String kembali,
            @AuthenticationPrincipal SignedIn reader,
            RedirectAttributes flash) {
        try {
            classifications.correct(id, kelas, reader.username());
        } catch (PostNotLabelled e) {
            throw new PageNotFound("post " + id);
        }
        flash.addFlashAttribute("notice", "classification.corrected." + kelas.name());
        return "redirect:" + back(kembali);
    }

    private PostQuestion question(PostFilterForm filter, SignedIn reader) {
        UnitId unit = null;
        if (!seesAll(reader)) {
            unit = ownUnit(reader);
        } else if (filter.slug() != null) {
            unit = units.findBySlug(filter.slug())
                    .orElseThrow(() -> new PageNotFound("unit " + filter.slug()))
                    .id();
        }
        try {
            return filter.question(unit, calendar);
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "periode", e);
        }
    }

    private PostSlice slice(PostQuestion question, PostFilterForm filter, int size) {
        try {
            return posts.page(question, filter.order(), filter.cursor(), size);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "hal", e);
        }
    }

    private LabelledPost visible(long id, SignedIn reader) {
        LabelledPost post = posts.find(id).orElseThrow(() -> new PageNotFound("post " + id));
        if (!seesAll(reader) && !post.unit().equals(ownUnit(reader))) {
            throw new PageNotFound("post " + id + " of another unit");
        }
        return post;
    }

    private List<String> words(LabelledPost post, int most) {
        return classifications.decidingWords(post.text(), most).stream()
                .map(DecidingWord::word)
                .toList();
    }

    private List<String> periods() {
        List<String> ids = new ArrayList<>();
        Period period = calendar.at(clock.instant());
        for (int i = 0; i < PERIODS_OFFERED; i++) {
            ids.add(period.id());
            period = calendar.plus(period, -1);
        }
        return ids;
    }

    private static UnitId ownUnit(SignedIn reader) {
        UnitId unit = reader.unit();
        if (unit == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "no unit");
        }
        return unit;
    }

    private static boolean seesAll(SignedIn reader) {
        return reader.roles().stream().anyMatch(SEE_ALL::contains);
    }

    private static boolean mayCorrect(SignedIn reader) {
        return reader.roles().contains(Role.STAF) || reader.roles().contains(Role.ADMIN);
    }

    /** Only back to our own pages: an address from a form could lead anywhere. */
    private static String back(@Nullable String address) {
        boolean ours = address != null
                && (address.equals("/unggahan") || address.startsWith("/unggahan/") || address.startsWith("/unggahan?"))
                && address.chars().noneMatch(c -> c < ' ' || c == '\\' || c == '{');
        return ours && address != null ? address : "/unggahan";
    }

    /** Where the page finds out how complete the data of this list are. */
    private String completeness(PostQuestion question) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/kelengkapan");
        UnitId unit = question.unit();
        if (unit != null) {
            units.find(unit).ifPresent(one -> address.queryParam("unit", one.slug()));
        }
        if (question.platform() != null) {
            address.queryParam("platform", question.platform());
        }
        Instant from = question.from();
        if (from != null) {
            address.queryParam("dari", LocalDate.ofInstant(from, calendar.zone()));
        }
        Instant to = question.to();
        if (to != null) {
            address.queryParam("sampai", LocalDate.ofInstant(to.minusMillis(1), calendar.zone()));
        }
        return address.toUriString();
    }

    /** @param countIsLeast whether there are more than {@code count} */
    record ExplorerPage(
            List<PostCard> cards,
            long count,
            boolean countIsLeast,
            @Nullable String previous,
            @Nullable String next,
            String here,
            String export,
            String completeness,
            boolean narrowed,
            List<Unit> units,
            List<Platform> platforms,
            List<ContentClass> classes,
            List<String> periods,
            boolean mayCorrect) {}

    record PostPage(
            PostCard card,
            List<DecidingWord> words,
            List<Correction> corrections,
            List<ContentClass> classes,
            boolean mayCorrect,
            boolean seesAll,
            String here) {}
}
