package id.pantas.post;

import id.pantas.registry.OfficialAccount;
import java.time.Instant;
import java.util.Collection;

/** Notes that a platform was asked anew for texts it wants refreshed; what was not is blanked when its time is over. */
public interface TextReads {

    /**
     * These posts of the account were read anew at {@code at}; what changed in them is stored by {@link Posts#store}. Unknown ids
     * are passed over. Repeatable.
     */
    void read(OfficialAccount account, Instant at, Collection<String> nativeIds);
}
