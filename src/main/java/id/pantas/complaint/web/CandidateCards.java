package id.pantas.complaint.web;

import id.pantas.classifier.ComplaintTopic;
import id.pantas.complaint.Candidate;
import id.pantas.complaint.Candidate.PlacedBy;
import id.pantas.complaint.Candidate.ProposedBy;
import id.pantas.complaint.CandidateReasons;
import id.pantas.complaint.Candidates;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.web.WebLinks;
import id.pantas.wording.PlaceMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts candidates and their reasons into words. */
@Component
class CandidateCards {

    private final Candidates candidates;
    private final MessageSource messages;

    CandidateCards(Candidates candidates, MessageSource messages) {
        this.candidates = candidates;
        this.messages = messages;
    }

    CandidateCard of(Candidate candidate, Map<UnitId, Unit> units) {
        CandidateReasons reasons = candidates.reasons(candidate);
        List<String> open = candidate.place() == null
                ? candidate.placeCandidates().stream()
                        .map(id -> placeName(id, units))
                        .toList()
                : List.of();
        return new CandidateCard(
                candidate,
                name(candidate.account(), units),
                WebLinks.safe(candidate.comment().permalink()),
                candidate.unit() == null ? null : name(candidate.unit(), units),
                candidate.place() == null ? null : placeName(candidate.place(), units),
                open,
                sentences(candidate, reasons, units),
                reasons);
    }

    private List<String> sentences(Candidate candidate, CandidateReasons reasons, Map<UnitId, Unit> units) {
        List<String> why = new ArrayList<>();
        if (!reasons.classWords().isEmpty()) {
            why.add(text(
                    "complaint.why.class",
                    String.join("\u201d, \u201c", reasons.classWords()),
                    candidate.commentClass().displayName()));
        }
        ComplaintTopic topic = candidate.topic();
        if (!reasons.topicWords().isEmpty() && topic != null) {
            why.add(text(
                    "complaint.why.topic", String.join("\u201d, \u201c", reasons.topicWords()), topic.displayName()));
        }
        for (PlaceMention mention : reasons.places()) {
            Unit unit = mention.unit();
            String meant = unit != null
                    ? placeName(unit.id(), units)
                    : mention.candidates().stream()
                            .map(one -> placeName(one.id(), units))
                            .collect(Collectors.joining("; "));
            why.add(text("complaint.why.place." + mention.by().name(), mention.surface(), meant));
        }
        if (candidate.placeBy() == PlacedBy.AKUN) {
            why.add(text("complaint.why.place.account"));
        }
        why.add(unitSentence(candidate, reasons, units));
        flags(why, "urgency", "complaint.why.urgent", candidate.urgency(), reasons.urgency());
        flags(why, "secrecy", "complaint.why.secret", candidate.secrecy(), reasons.secrecy());
        return why;
    }

    private String unitSentence(Candidate candidate, CandidateReasons reasons, Map<UnitId, Unit> units) {
        String unit = candidate.unit() == null ? "" : name(candidate.unit(), units);
        boolean words = candidate.unitBy() == ProposedBy.TUPOKSI
                && !reasons.remitWords().isEmpty();
        return text(
                "complaint.why.unit." + candidate.unitBy().name() + (words ? ".words" : ""),
                unit,
                reasons.remitWords());
    }

    private void flags(List<String> why, String kind, String key, List<String> codes, Map<String, String> words) {
        if (codes.isEmpty()) {
            return;
        }
        why.add(text(
                key,
                codes.stream()
                        .map(code -> {
                            String name = text("complaint." + kind + "." + code);
                            String found = words.get(code);
                            return found == null ? name : text("complaint.why.words", name, found);
                        })
                        .collect(Collectors.joining("; "))));
    }

    /** A desa with its kecamatan, so that names that occur twice can be told apart. */
    static String placeName(UnitId id, Map<UnitId, Unit> units) {
        Unit unit = units.get(id);
        if (unit == null) {
            return "\u2013";
        }
        Unit parent = unit.parent() == null || unit.kind() == UnitKind.KECAMATAN ? null : units.get(unit.parent());
        return parent == null ? unit.name() : unit.name() + " (" + parent.shortName() + ")";
    }

    static String name(@Nullable UnitId id, Map<UnitId, Unit> units) {
        Unit unit = id == null ? null : units.get(id);
        return unit == null ? "\u2013" : unit.name();
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
