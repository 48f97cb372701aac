package id.pantas.learning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work in the background.
 *
 * @param step what it does now, or did last; a message key
 * @param done parts of the step that are done
 * @param total parts of the step, 0 = not known
 * @param problem why it failed, in Indonesian; null otherwise
 * @param modelVersion the model it made, or whose labels it is about; null while there is none
 */
public record Job(
        long id,
        JobKind kind,
        State state,
        String person,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String step,
        int done,
        int total,
        @Nullable String problem,
        @Nullable String modelVersion) {

    /** How far a job is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        /** Its process ended, or fell silent, before it was done. */
        INTERRUPTED
    }
}
