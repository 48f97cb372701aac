package id.pantas.learning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** New models from people's corrections. A machine trains and compares; only a person puts a model in use. */
public interface Retraining {

    /**
     * Starts work in the background; one piece at a time over all instances.
     *
     * @return its number
     * @throws LearningRefused if other work is running, nothing was corrected, or labels were not looked at before
     */
    long start(JobKind kind, String person);

    Optional<Job> job(long id);

    /** The newest jobs of all kinds, the newest first. */
    List<Job> jobs(int limit);

    /** The one that is running, empty if none is. */
    Optional<Job> running();

    /** What a finished training found. */
    Optional<ModelComparison> comparison(long job);

    /** The newest preview, if it is about the model in use, its words, and the open period. */
    Optional<LabelPreview> preview(Instant now);

    /** The models, the newest first, the one inside the application last. */
    List<KeptModel> models();

    /** What was put in use when and by whom, the newest first. */
    List<Activation> activations(int limit);

    /** The version in force for all instances; {@link #here()} follows within a minute. */
    String inForce();

    /** What this instance labels with. */
    Here here();

    /** The version that {@link #rollBack} would put in use, null without an earlier one. */
    @Nullable
    String rollBackTo();

    /** Corrections since those that the model in force learned from. */
    long newDecisions();

    /**
     * Puts a model in use.
     *
     * @throws LearningRefused if there is no such model, or its file is damaged
     */
    void activate(String version, String person);

    /**
     * Puts the model in use that was in use before the present one.
     *
     * @throws LearningRefused if there was none, or its file is damaged
     */
    void rollBack(String person);

    /**
     * What one instance labels with.
     *
     * @param version of the model, with the mark of the words added
     * @param problem why this is not the model in force, in Indonesian; null if it is
     */
    record Here(String version, @Nullable String problem) {}
}
