package id.pantas.intake.links;

import id.pantas.intake.Confirmation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a platform or a page says about a post.
 *
 * @param author its author as an address or a handle, null if it does not say
 * @param text its words, empty if it does not say
 * @param publishedAt null if it does not say
 * @param nativeId what the page itself calls the post, null for platforms
 */
record Confirmed(
        Confirmation result,
        @Nullable String author,
        String text,
        @Nullable Instant publishedAt,
        @Nullable String nativeId) {

    static Confirmed only(Confirmation result) {
        return new Confirmed(result, null, "", null, null);
    }
}
