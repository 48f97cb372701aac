package id.pantas.scoring;

import id.pantas.calendar.Period;
import id.pantas.classification.ReaderAgreement;
import id.pantas.classifier.ContentClass;
import id.pantas.registry.UnitId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What labels do to scores and ranks, found by computing the whole score again. */
public interface LabelEffects {

    /**
     * The unit's score and rank if a person decided that a post is one or the other of two classes, all other posts as
     * they count now. Posts of units without a score in the period, and posts not published in it, are left out.
     */
    Map<Long, LabelEffect> of(Period period, Collection<Choice> choices);

    /**
     * The agreement of readers because of which the model's labels move no rank in a period; empty while they may. Then
     * each of them is counted as the best class there is, and the lower reading shows in the range.
     */
    Optional<ReaderAgreement> suspendedBy(Period period);

    /** Two classes between which the label of a post is undecided; they may be the same. */
    record Choice(long post, UnitId unit, ContentClass one, ContentClass other) {}
}
