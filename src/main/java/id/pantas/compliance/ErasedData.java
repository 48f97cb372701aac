package id.pantas.compliance;

import id.pantas.registry.AccountId;
import java.time.Instant;
import java.util.Set;

/**
 * Data that a module deletes on request. Modules offer theirs as beans; they are asked in the order of {@link #what()}.
 */
public interface ErasedData {

    /** What is deleted; one bean for each. */
    What what();

    /** How many there are of it that the request means. */
    int count(ErasureTarget target, Set<AccountId> accounts);

    /** The official accounts under which the request finds something here; empty if the data follow those of others. */
    Set<AccountId> accounts(ErasureTarget target);

    /**
     * Deletes so that no later collection brings it back. Joins the caller's transaction; repeatable.
     *
     * @param accounts the official accounts concerned, found before anything was deleted
     * @param limit at most this many at a time, at least 1
     * @return how many were deleted; less than {@code limit} when none is left
     */
    int erase(ErasureTarget target, Set<AccountId> accounts, Instant at, int limit);

    /** Kinds of data, in the order in which they go. */
    enum What {
        COMMENTS,
        POSTS,
        ANSWERS,
        BROUGHT
    }
}
