package id.pantas.compliance;

import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was decided about the platforms' contracts, and by whom. Every record is in the audit log. */
public interface Decisions {

    /**
     * Records a decision, which is in force from {@code now} on, and publishes {@link DecisionRecorded}. Joins the caller's
     * transaction.
     *
     * @param recordedBy sign-in name of who records it
     * @throws ComplianceRefused if a field is missing or too long, if the platform's contract knows no such decision, or if
     *     what it presupposes is missing
     */
    default Decision record(NewDecision decision, String recordedBy, Instant now) {
        return record(decision, null, recordedBy, now);
    }

    /**
     * As above, with the document itself, which is kept as unchangeable as the decision; both or neither.
     *
     * @param file null if there is none
     * @throws ComplianceRefused also if the file is empty, larger than {@link DecisionDocument#MOST_BYTES}, or by its content
     *     neither PDF, PNG nor JPEG
     */
    Decision record(NewDecision decision, @Nullable DocumentFile file, String recordedBy, Instant now);

    /** The document of a decision; empty if only its number or name was recorded. */
    Optional<DecisionDocument> document(long decision);

    /** Ids of the decisions that have their document here. */
    Set<Long> documented();

    /** A file as it was sent. @param name as the browser calls it; not trusted */
    record DocumentFile(String name, byte[] content) {}

    /** The newest decision, whether it grants or withdraws. */
    Optional<Decision> latest(Platform platform, DecisionSubject subject);

    /** Whether the newest decision grants; false if there is none. */
    default boolean granted(Platform platform, DecisionSubject subject) {
        return latest(platform, subject).filter(Decision::granted).isPresent();
    }

    /** All decisions, the newest first, at most {@code limit}. */
    List<Decision> history(int limit);
}
