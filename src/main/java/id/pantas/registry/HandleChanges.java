package id.pantas.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Handles change, identifiers stay: which handles official accounts had, and the new one once a platform tells it. */
public interface HandleChanges {

    /**
     * Takes over the handle that the platform gives for the identifier of an account. The old one is kept as history, the audit
     * log gets an entry. Repeatable: nothing happens if the account has this handle, or is registered by its identifier instead
     * of a handle, or is no longer in use.
     *
     * @param handle as the platform writes it
     * @return the change, empty if there was none
     * @throws Refusal if it cannot be a handle of that platform ({@code handleNotOf…}), or another account in use has it
     *     ({@code handleTaken}); nothing is changed then
     */
    Optional<HandleChange> record(AccountId account, String handle);

    /** Changes found at or after {@code since}, of accounts in use; newest first, at most 100. */
    List<HandleChange> since(Instant since);

    /** What an account was called before, newest first. */
    List<HandleChange> of(AccountId account);
}
