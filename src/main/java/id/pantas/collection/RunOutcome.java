package id.pantas.collection;

/** How a run of one account ended. */
public enum RunOutcome {
    /** Everything new was read and stored; the watermark moved. */
    DONE,
    /** Some pages were stored, then it had to stop; the next run goes on there. */
    PARTIAL,
    /** Nothing was stored. */
    FAILED,
    /** Not even tried, because the platform's budget of the day or a pause forbade it. */
    SKIPPED
}
