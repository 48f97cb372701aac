package id.pantas.complaint;

import id.pantas.classifier.CommentClass;
import id.pantas.classifier.ComplaintTopic;
import id.pantas.registry.UnitId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which candidates are wanted; null leaves a condition out.
 *
 * @param unit proposed to this unit
 * @param withoutUnit only those without a proposed unit
 * @param places in one of these places; empty = anywhere
 * @param openPlace only those whose text leaves the place open
 * @param urgent only urgent ones, or only others
 * @param secret only secret ones, or only others
 */
public record CandidateQuestion(
        @Nullable CaseState state,
        @Nullable CommentClass commentClass,
        @Nullable ComplaintTopic topic,
        @Nullable UnitId unit,
        boolean withoutUnit,
        Set<UnitId> places,
        boolean openPlace,
        @Nullable Boolean urgent,
        @Nullable Boolean secret) {

    /** Everything that waits for triage. */
    public static final CandidateQuestion WAITING =
            new CandidateQuestion(CaseState.KANDIDAT, null, null, null, false, Set.of(), false, null, null);
}
