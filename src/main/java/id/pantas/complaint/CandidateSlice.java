package id.pantas.complaint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of candidates.
 *
 * @param previous cursor of the part before, null if this is the first
 * @param next cursor of the part behind, null if this is the last
 */
public record CandidateSlice(
        List<Candidate> candidates,
        @Nullable String previous,
        @Nullable String next) {}
