package id.pantas.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's comment as a collector saw it, at one moment. Author and text are personal data: kept only as long as the
 * complaint flow needs them, never on public pages, never gathered into a profile.
 *
 * @param nativeId the platform's identifier, unique on the platform
 * @param postNativeId native id of the post it stands under; null if the platform does not say (a mention elsewhere)
 * @param parentNativeId the comment it answers, null if it answers the post itself
 * @param publishedAt when the platform says it was written
 * @param text at most 10,000 characters, cleaned like a post's text
 * @param authorId the platform's identifier of its author, null if not shown
 * @param authorName the author's public name or handle, null if not shown
 * @param official whether the author is the account itself (an answer of the office)
 * @param permalink null if the platform gives none
 * @param likes null = not shown
 */
public record ObservedComment(
        String nativeId,
        @Nullable String postNativeId,
        @Nullable String parentNativeId,
        Instant publishedAt,
        String text,
        @Nullable String authorId,
        @Nullable String authorName,
        boolean official,
        @Nullable String permalink,
        @Nullable Long likes) {

    @Override
    public String toString() {
        return "ObservedComment[" + nativeId + "]";
    }
}
