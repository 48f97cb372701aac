package id.pantas.classification;

import java.time.Instant;

/**
 * The model's labels may move ranks from now on, or no longer.
 *
 * @param holds whether they may
 */
public record LabelTrustChanged(boolean holds, Instant at) {}
