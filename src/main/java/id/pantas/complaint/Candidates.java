package id.pantas.complaint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comments under official accounts as candidates for complaints. For signed-in staff only: texts are citizens' own words. */
public interface Candidates {

    /**
     * Judges comments that have no row yet; those written by the office itself, forgotten ones and unknown ids are passed over.
     * Repeatable.
     *
     * @return how many rows were written
     */
    int judge(Collection<Long> commentIds);

    /**
     * Judges what {@link #judge} never saw, and anew what was judged with other models, word lists, places or remits than are in
     * use. What people decided stays. Goes on where the last call ended.
     *
     * @param limit comments looked at, at most
     * @return how many rows were written
     */
    int judgeMissing(int limit);

    /**
     * One part of a list.
     *
     * @param cursor of a part given before, null for the first
     * @param size 1 to 200
     * @throws IllegalArgumentException if it is no cursor of this order
     */
    CandidateSlice page(CandidateQuestion question, CandidateOrder order, @Nullable String cursor, int size);

    /** How many match, counted up to {@code most}. */
    long count(CandidateQuestion question, int most);

    Optional<Candidate> find(long commentId);

    /** Why it is proposed as it is. */
    CandidateReasons reasons(Candidate candidate);

    /**
     * Keeps what a person decided, with an entry in the audit log, and proposes anew what follows from it: another topic or place
     * may mean another unit.
     *
     * @param person sign-in name
     * @return what was decided; empty if nothing differs from what stood there
     * @throws CandidateNotFound if there is no such candidate
     * @throws IllegalStateException if its text was forgotten: nobody can judge it any more
     * @throws IllegalArgumentException if unit or place is no unit of the registry that can be one
     */
    List<CandidateField> decide(long commentId, CandidateDecision decision, String person);

    /** What people decided about it, the newest first. */
    List<CandidateCorrection> corrections(long commentId);
}
