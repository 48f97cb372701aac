package id.pantas.intake;

import java.util.List;

/**
 * A part of the pasted links.
 *
 * @param page number of this page, from 1
 * @param total links that match in all
 */
public record SubmissionPage(List<Submission> submissions, int page, int size, long total) {

    /** How many pages there are, at least 1. */
    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }
}
