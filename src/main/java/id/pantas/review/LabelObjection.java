package id.pantas.review;

import id.pantas.classifier.ContentClass;
import id.pantas.registry.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A unit's objection to the label of one of its posts.
 *
 * @param label the class in force when it was raised
 * @param proposed the class the unit asks for
 * @param reason why, in the words of the unit's PIC
 * @param link an address that shows more, http or https; null if none was given
 * @param raisedBy username of the PIC
 * @param dueAt undecided until then it is decided in favour of the unit
 * @param firstBy who would reject it, or decided it; null while nobody looked at it, or time decided
 * @param answer the written answer, null while there is none
 * @param secondBy who agreed to the rejection, or overruled it; null if nobody had to
 * @param decidedAt null while it is open
 * @param byTime whether it was decided because nobody did in time
 * @param seenAt when the PIC saw the decision, null until then
 * @param version goes up with every change; a decision names the version it is about
 */
public record LabelObjection(
        long id,
        long post,
        UnitId unit,
        ContentClass label,
        ContentClass proposed,
        String reason,
        @Nullable String link,
        String raisedBy,
        Instant raisedAt,
        Instant dueAt,
        ObjectionState state,
        @Nullable String firstBy,
        @Nullable Instant firstAt,
        @Nullable String answer,
        @Nullable String secondBy,
        @Nullable Instant decidedAt,
        boolean byTime,
        @Nullable Instant seenAt,
        int version) {}
