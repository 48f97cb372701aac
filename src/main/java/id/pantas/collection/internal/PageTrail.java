package id.pantas.collection.internal;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages a run has been sent to, so that a platform cannot lead it round in a circle. */
final class PageTrail {

    private final Set<String> seen = new HashSet<>();

    /**
     * Notes where a page leads.
     *
     * @param current cursor of the page, null for the newest
     * @param next cursor of the following page, null if there is none
     * @throws CollectionFailure MALFORMED if the run has been sent there before
     */
    void follow(@Nullable String current, @Nullable String next) throws CollectionFailure {
        if (next != null && (next.equals(current) || !seen.add(next))) {
            throw new CollectionFailure(
                    FailureKind.MALFORMED, "the platform gives the same next page again", null, null, null);
        }
    }
}
