package id.pantas.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Requests of people, units and platforms to delete something, from their arrival to their documented result. The audit log
 * says that they were recorded and done, never whom they concern.
 */
public interface Erasures {

    /**
     * Records a request.
     *
     * @throws ComplianceRefused if a field is missing, too long or names nothing that could be looked for
     */
    ErasureRequest record(NewErasure request, String by, Instant now);

    /** How much of each kind of data an open request would delete now. */
    Map<ErasedData.What, Integer> found(ErasureRequest request);

    /**
     * Deletes what the request means, in small steps, and forgets whom it concerned. Goes on where a killed process stopped;
     * one that is finished stays as it is.
     *
     * @throws ComplianceRefused if there is no such request
     */
    ErasureRequest carryOut(long id, String by, Instant now);

    /**
     * Closes a request without deleting anything.
     *
     * @param reason 3 to 500 characters, without personal data
     * @throws ComplianceRefused if there is no such request, it is already begun, or the reason is missing
     */
    ErasureRequest refuse(long id, @Nullable String reason, String by, Instant now);

    /** Goes on with what was begun, and deletes answers that were kept since of accounts with a recent request. */
    void goOn(Instant now);

    Optional<ErasureRequest> find(long id);

    /** The open ones first, those due soonest first; then the finished ones, the newest first. */
    List<ErasureRequest> list(int limit);

    /** How many are open, and how many of them are late. */
    Open open(Instant now);

    /** @param late of {@code all} */
    record Open(int all, int late) {}
}
