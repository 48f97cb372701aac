package id.pantas.compliance;

import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
    Decision record(NewDecision decision, String recordedBy, Instant now);

    /** The newest decision, whether it grants or withdraws. */
    Optional<Decision> latest(Platform platform, DecisionSubject subject);

    /** Whether the newest decision grants; false if there is none. */
    default boolean granted(Platform platform, DecisionSubject subject) {
        return latest(platform, subject).filter(Decision::granted).isPresent();
    }

    /** All decisions, the newest first, at most {@code limit}. */
    List<Decision> history(int limit);
}
