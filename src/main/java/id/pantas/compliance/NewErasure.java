package id.pantas.compliance;

import id.pantas.registry.Platform;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for deletion as it came in.
 *
 * @param subject the id or address of a post or comment, an author's id or handle, or an official account's handle; 1 to
 *     500 characters
 * @param requester who asks
 * @param requesterName 0 to 160 characters; forgotten when a citizen's request is done
 * @param channel how it came, e.g. a letter; 3 to 160 characters
 * @param receivedAt when it came, not in the future; the limit is counted from it
 */
public record NewErasure(
        ErasureKind kind,
        Platform platform,
        String subject,
        Requester requester,
        @Nullable String requesterName,
        String channel,
        Instant receivedAt) {

    /** Who asks for a deletion; the names are the codes in the database. */
    public enum Requester {
        CITIZEN,
        UNIT,
        PLATFORM
    }

    @Override
    public String toString() {
        return "NewErasure[" + kind + ", " + platform + "]";
    }
}
