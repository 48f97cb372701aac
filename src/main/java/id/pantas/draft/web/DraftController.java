package id.pantas.draft.web;

import id.pantas.classifier.ContentClass;
import id.pantas.classifier.DecidingWord;
import id.pantas.classifier.PostClassifier;
import id.pantas.classifier.PostLabel;
import id.pantas.draft.DraftParts;
import id.pantas.post.SimilarPost;
import id.pantas.post.SimilarPosts;
import id.pantas.registry.Areas;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.wording.PlaceNames;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tries a caption; nothing of it is stored. */
@Controller
@RequestMapping("/periksa-draf")
@PreAuthorize("hasAnyRole('PIC', 'STAF', 'ADMIN')")
class DraftController {

    private static final int LONGEST = 50_000;
    private static final int WORDS = 5;
    private static final int SIMILAR = 5;
    private static final int EXCERPT = 200;

    private final PostClassifier classifier;
    private final SimilarPosts similar;
    private final Units units;
    private final Areas areas;
    private final Clock clock;
    private final DraftParts parts = new DraftParts();

    DraftController(PostClassifier classifier, SimilarPosts similar, Units units, Areas areas, Clock clock) {
        this.classifier = classifier;
        this.similar = similar;
        this.units = units;
        this.areas = areas;
        this.clock = clock;
    }

    @GetMapping
    String form(Model model) {
        model.addAttribute("draft", "");
        return "draft/check";
    }

    @PostMapping
    String check(
            @RequestParam(defaultValue = "") String teks,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        String text = teks.length() <= LONGEST ? teks : teks.substring(0, LONGEST);
        model.addAttribute("draft", text);
        model.addAttribute("result", text.isBlank() ? null : result(text));
        return part ? "draft/check :: result" : "draft/check";
    }

    private Result result(String text) {
        PostLabel label = classifier.classify(text);
        List<String> words = classifier.decidingWords(text, WORDS).stream()
                .map(DecidingWord::word)
                .toList();
        PlaceNames places = new PlaceNames(
                units.active(),
                areas.regencies().stream().map(Areas.RegencyArea::name).toList());
        Map<DraftParts.Part, String> found = parts.find(text, places);
        List<SimilarPost> alike = similar.like(text, clock.instant(), SIMILAR);
        Map<UnitId, Unit> named =
                units.byIds(alike.stream().map(SimilarPost::unit).collect(Collectors.toSet()));
        return new Result(
                label,
                label.probability()
                        .setScale(2, RoundingMode.DOWN)
                        .toPlainString()
                        .replace('.', ','),
                words,
                found,
                DraftParts.missing(found),
                label.contentClass() == ContentClass.KINERJA || label.contentClass() == ContentClass.CAMPURAN,
                alike.stream().map(post -> alike(post, named.get(post.unit()))).toList(),
                alike.stream().anyMatch(SimilarPost::sameContent));
    }

    private static Alike alike(SimilarPost post, @Nullable Unit unit) {
        String text = post.text();
        return new Alike(
                post.post(),
                unit == null ? "\u2013" : unit.name(),
                post.publishedAt(),
                text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "\u2026",
                post.similarity(),
                post.sameContent());
    }

    record Alike(
            long post, String unitName, Instant publishedAt, String text, double similarity, boolean sameContent) {}

    /** @param counts whether it would count as work */
    record Result(
            PostLabel label,
            String probability,
            List<String> words,
            Map<DraftParts.Part, String> found,
            List<DraftParts.Part> missing,
            boolean counts,
            List<Alike> similar,
            boolean same) {}
}
