package id.pantas.complaint.web;

import id.pantas.classifier.CommentClass;
import id.pantas.classifier.ComplaintTopic;
import id.pantas.complaint.Candidate;
import id.pantas.complaint.CandidateCorrection;
import id.pantas.complaint.CandidateDecision;
import id.pantas.complaint.CandidateNotFound;
import id.pantas.complaint.CandidateQuestion;
import id.pantas.complaint.CandidateSlice;
import id.pantas.complaint.Candidates;
import id.pantas.complaint.CaseState;
import id.pantas.identity.SignedIn;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import id.pantas.web.PageNotFound;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/** Comments that wait for triage, for staff: what is proposed for each, why, and its correction. */
@Controller
@RequestMapping("/aduan")
@PreAuthorize("hasAnyRole('STAF', 'ADMIN')")
class CandidatesController {

    private static final int PART = 25;
    private static final int COUNTED = 10_000;

    private final Candidates candidates;
    private final CandidateCards cards;
    private final Units units;

    CandidatesController(Candidates candidates, CandidateCards cards, Units units) {
        this.candidates = candidates;
        this.cards = cards;
        this.units = units;
    }

    @GetMapping
    String start() {
        return "redirect:" + CandidateFilterForm.PATH;
    }

    @GetMapping("/terjaring")
    String list(@ModelAttribute("filter") CandidateFilterForm filter, Model model) {
        List<Unit> all = units.all();
        Map<UnitId, Unit> byId = byId(all);
        CandidateQuestion question = question(filter, all);
        CandidateSlice slice;
        try {
            slice = candidates.page(question, filter.order(), filter.cursor(), PART);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "hal", e);
        }
        CandidateQuestion urgent =
                new CandidateQuestion(CaseState.KANDIDAT, null, null, null, false, Set.of(), false, Boolean.TRUE, null);
        model.addAttribute(
                "page",
                new ListPage(
                        slice.candidates().stream()
                                .map(candidate -> cards.of(candidate, byId))
                                .toList(),
                        candidates.count(question, COUNTED),
                        candidates.count(urgent, COUNTED),
                        slice.previous() == null ? null : filter.address(slice.previous()),
                        slice.next() == null ? null : filter.address(slice.next()),
                        filter.narrows(),
                        List.of(CommentClass.values()),
                        List.of(ComplaintTopic.values()),
                        List.of(CaseState.values()),
                        all.stream()
                                .filter(Unit::active)
                                .filter(unit -> unit.kind() != UnitKind.PIMPINAN)
                                .toList(),
                        places(all)));
        return "complaint/candidates";
    }

    @GetMapping("/terjaring/{id}")
    String edit(@PathVariable long id, Model model) {
        Candidate candidate = candidates.find(id).orElseThrow(() -> new PageNotFound("candidate " + id));
        List<Unit> all = units.all();
        Map<UnitId, Unit> byId = byId(all);
        List<Row> history = candidates.corrections(id).stream()
                .map(correction -> row(correction, byId))
                .toList();
        model.addAttribute(
                "page",
                new EditPage(
                        cards.of(candidate, byId),
                        List.of(CommentClass.values()),
                        List.of(ComplaintTopic.values()),
                        all.stream()
                                .filter(Unit::active)
                                .filter(unit -> unit.kind() != UnitKind.PIMPINAN)
                                .toList(),
                        places(all),
                        history));
        return "complaint/candidate";
    }

    @PostMapping("/terjaring/{id}")
    String decide(
            @PathVariable long id,
            @RequestParam CommentClass kelas,
            @RequestParam(required = false) @Nullable ComplaintTopic topik,
            @RequestParam(required = false) @Nullable UUID instansi,
            @RequestParam(required = false) @Nullable UUID tempat,
            @RequestParam(defaultValue = "false") boolean darurat,
            @RequestParam(defaultValue = "false") boolean rahasia,
            @AuthenticationPrincipal SignedIn person,
            RedirectAttributes flash) {
        CandidateDecision decision = new CandidateDecision(
                kelas,
                topik,
                instansi == null ? null : new UnitId(instansi),
                tempat == null ? null : new UnitId(tempat),
                darurat,
                rahasia);
        try {
            boolean changed =
                    !candidates.decide(id, decision, person.username()).isEmpty();
            flash.addFlashAttribute("notice", changed ? "complaint.edit.saved" : "complaint.edit.unchanged");
        } catch (CandidateNotFound e) {
            throw new PageNotFound("candidate " + id);
        } catch (IllegalStateException e) {
            flash.addFlashAttribute("problem", "complaint.edit.forgotten");
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "instansi", e);
        }
        return "redirect:" + CandidateFilterForm.PATH + "/" + id;
    }

    private static CandidateQuestion question(CandidateFilterForm filter, List<Unit> all) {
        boolean without = CandidateFilterForm.WITHOUT.equals(filter.unit());
        boolean open = CandidateFilterForm.OPEN.equals(filter.place());
        Set<UnitId> places = new HashSet<>();
        if (filter.place() != null && !open) {
            UnitId place = bySlug(filter.place(), all).id();
            places.add(place);
            all.stream().filter(unit -> place.equals(unit.parent())).forEach(unit -> places.add(unit.id()));
        }
        return new CandidateQuestion(
                filter.state(),
                filter.kelas(),
                filter.topik(),
                filter.unit() == null || without
                        ? null
                        : bySlug(filter.unit(), all).id(),
                without,
                places,
                open,
                CandidateFilterForm.yesOrNo(filter.darurat()),
                CandidateFilterForm.yesOrNo(filter.rahasia()));
    }

    private static Unit bySlug(String slug, List<Unit> all) {
        return all.stream()
                .filter(unit -> unit.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new PageNotFound("unit " + slug));
    }

    private static Map<UnitId, Unit> byId(List<Unit> all) {
        return all.stream().collect(Collectors.toMap(Unit::id, Function.identity()));
    }

    static List<Place> places(List<Unit> all) {
        Map<UnitId, Unit> byId = byId(all);
        return all.stream()
                .filter(Unit::active)
                .filter(unit -> unit.kind() != UnitKind.OPD && unit.kind() != UnitKind.PIMPINAN)
                .map(unit -> new Place(unit.id().value(), unit.slug(), CandidateCards.placeName(unit.id(), byId)))
                .toList();
    }

    private Row row(CandidateCorrection correction, Map<UnitId, Unit> byId) {
        return new Row(correction, shown(correction.before(), byId), shown(correction.after(), byId));
    }

    private String shown(@Nullable String value, Map<UnitId, Unit> byId) {
        if (value == null) {
            return cards.text("complaint.value.none");
        }
        if (value.equals("YA") || value.equals("TIDAK")) {
            return cards.text("complaint.value." + value);
        }
        for (ComplaintTopic topic : ComplaintTopic.values()) {
            if (topic.name().equals(value)) {
                return topic.displayName();
            }
        }
        for (CommentClass commentClass : CommentClass.values()) {
            if (commentClass.name().equals(value)) {
                return commentClass.displayName();
            }
        }
        return CandidateCards.placeName(UnitId.of(value), byId);
    }

    record Place(UUID id, String slug, String name) {}

    /** One correction with its values as people read them. */
    record Row(CandidateCorrection correction, String before, String after) {}

    record ListPage(
            List<CandidateCard> cards,
            long count,
            long urgent,
            @Nullable String previous,
            @Nullable String next,
            boolean narrowed,
            List<CommentClass> classes,
            List<ComplaintTopic> topics,
            List<CaseState> states,
            List<Unit> units,
            List<Place> places) {}

    record EditPage(
            CandidateCard card,
            List<CommentClass> classes,
            List<ComplaintTopic> topics,
            List<Unit> units,
            List<Place> places,
            List<Row> history) {}
}
