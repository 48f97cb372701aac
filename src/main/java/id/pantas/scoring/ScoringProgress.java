package id.pantas.scoring;

/**
 * How far the scores of a period are.
 *
 * @param units units that have a row, with or without score
 * @param withContent units with at least one counted content
 * @param posts posts that were taken into account
 * @param waiting scores of any period that are to be computed again
 */
public record ScoringProgress(long units, long withContent, long posts, long waiting) {}
