package id.pantas.collection;

import id.pantas.registry.AccountId;
import java.time.Instant;
import java.util.List;

/** Whether the platforms still call the official accounts by the handles that the registry has. */
public interface HandleWatch {

    /**
     * Asks the platforms for the handles of accounts whose turn it is, and at once for those whose last run found the account
     * gone or changed. A new handle goes into the registry, and the account is read again soon. Repeatable.
     *
     * @return how many handles had changed and were taken over
     */
    int check(Instant now);

    /** New handles that the registry refused, the latest first; they stand until a later look finds otherwise. */
    List<Refused> refused();

    /**
     * @param handle what the platform calls the account now
     * @param because why the registry does not take it over, in Indonesian
     * @param at when it was found
     */
    record Refused(AccountId account, String handle, String because, Instant at) {}
}
