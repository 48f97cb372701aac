package id.pantas.review;

import id.pantas.classifier.ContentClass;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What units object to about their labels, and how it was decided; scoring method 3.7. Objections are taken until
 * Wednesday 16.00 after the period of the post, and decided until Thursday 16.00; undecided ones go in favour of the
 * unit. A rejection needs two persons.
 */
public interface LabelObjections {

    /**
     * Takes an objection.
     *
     * @return its number
     * @throws ObjectionRefused if the post is another unit's, gone, a repost or without label, if an objection to it is
     *     open or decided already, if its time is over, or if what was written is not enough
     */
    long raise(NewObjection objection);

    /** What {@link #raise} would refuse this unit for with any text, in Indonesian; empty if nothing. */
    Optional<String> obstacle(UnitId unit, long post);

    Optional<LabelObjection> find(long id);

    /** The objections of a unit, the latest first. */
    List<LabelObjection> ofUnit(UnitId unit, int most);

    /** Those that are not decided, the soonest due first. */
    List<LabelObjection> open();

    /** Those that are decided, the latest first. */
    List<LabelObjection> decided(int most);

    /** How many are open. */
    int openCount();

    /** How many decisions a unit's PIC has not seen yet. */
    int unseenOf(UnitId unit);

    /** The PIC has seen all decisions until now. */
    void seen(UnitId unit);

    /**
     * Puts the proposed class in force. Anybody may, also after a first person would have rejected it.
     *
     * @param version {@link LabelObjection#version()} of what was decided about
     * @param answer a word to the unit, may be empty
     * @throws ObjectionRefused if it was decided or changed meanwhile
     */
    void accept(long id, int version, String person, String answer);

    /**
     * Says that the label in force is right. The first person's word needs a written answer and waits for a second
     * person; the second person's makes it final, and the label is from then on one that persons decided.
     *
     * @param answer why, 10 to 1,000 characters; the second person may leave it empty to agree with the first
     * @throws ObjectionRefused if it was decided or changed meanwhile, the answer is missing, or it is the same person
     */
    void reject(long id, int version, String person, String answer);

    /**
     * Decides what is overdue in favour of the units. Repeatable.
     *
     * @return how many were decided
     */
    int settleOverdue(Instant now);

    /**
     * @param reason 10 to 1,000 characters
     * @param link an http or https address of at most 500 characters; null or empty for none
     * @param person username of the PIC
     */
    record NewObjection(
            UnitId unit,
            long post,
            ContentClass proposed,
            String reason,
            @Nullable String link,
            String person) {}
}
