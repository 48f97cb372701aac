package id.pantas.learning;

/** Work that runs in the background. */
public enum JobKind {
    /** A new model from corrections, compared with the one in use. */
    TRAINING,
    /** What the model in use would change among the labels of the open period, and what that does to ranks. */
    PREVIEW,
    /** The labels of the open period given anew by the model in use. */
    RELABEL
}
