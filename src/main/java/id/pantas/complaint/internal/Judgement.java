package id.pantas.complaint.internal;

import id.pantas.classifier.CommentClass;
import id.pantas.classifier.CommentLabel;
import id.pantas.classifier.ComplaintTopic;
import id.pantas.complaint.CaseState;
import id.pantas.registry.Unit;
import id.pantas.wording.PlaceFinding;
import id.pantas.wording.WordRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything found out about one comment. */
record Judgement(
        CommentLabel label,
        CommentClass commentClass,
        @Nullable ComplaintTopic topic,
        PlaceFinding places,
        @Nullable Unit place,
        Proposal proposal,
        List<WordRules.Match> urgency,
        List<WordRules.Match> secrecy) {

    CaseState state() {
        return stateOf(commentClass, label.needsReview() && !urgency.isEmpty());
    }

    /**
     * Complaints and questions wait for triage.
     *
     * @param looksUrgent whether it is urgent and its class in doubt: looked at in vain costs less than overlooked
     */
    static CaseState stateOf(CommentClass commentClass, boolean looksUrgent) {
        return switch (commentClass) {
            case ADUAN, PERTANYAAN -> CaseState.KANDIDAT;
            case LAINNYA -> looksUrgent ? CaseState.KANDIDAT : CaseState.BUKAN_ADUAN;
            case APRESIASI -> CaseState.BUKAN_ADUAN;
        };
    }
}
