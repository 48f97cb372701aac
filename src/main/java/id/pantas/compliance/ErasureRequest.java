package id.pantas.compliance;

import id.pantas.registry.Platform;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for deletion. Once it is done or refused, nothing personal is left in it.
 *
 * @param subject null once it is done or refused
 * @param requesterName null if not given, and once a citizen's request is done or refused
 * @param dueAt when the platform's contract, or our own rule, wants it done
 * @param doneAt null while it is open
 * @param outcome a sentence about the result, null while it is open
 */
public record ErasureRequest(
        long id,
        ErasureKind kind,
        Platform platform,
        @Nullable String subject,
        NewErasure.Requester requester,
        @Nullable String requesterName,
        String channel,
        Instant receivedAt,
        Instant dueAt,
        String recordedBy,
        State state,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        int posts,
        int comments,
        int answers,
        int brought,
        @Nullable String outcome) {

    /** How far a request is; the names are the codes in the database. */
    public enum State {
        OPEN,
        /** Begun; goes on by itself should the process have been killed. */
        WORKING,
        DONE,
        REFUSED
    }

    public boolean finished() {
        return state == State.DONE || state == State.REFUSED;
    }

    /** Whether it is late at {@code now}, or was done late. */
    public boolean late(Instant now) {
        return (doneAt == null ? now : doneAt).isAfter(dueAt);
    }

    /** What people call it. */
    public String number() {
        return "PH-%04d".formatted(id);
    }

    @Override
    public String toString() {
        return "ErasureRequest[" + number() + "]";
    }
}
