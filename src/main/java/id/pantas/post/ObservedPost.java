package id.pantas.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One post as a collector saw it on its platform, at one moment.
 *
 * @param nativeId the platform's identifier, unique on the platform; for websites {@code host#id}. Of an edited X post
 *     the first id of its edit chain
 * @param publishedAt when the platform says it was published
 * @param text the whole text, at most 100,000 characters, without NUL, lone surrogates or markup, NFC. A website article
 *     is its title, an empty line, then its body
 * @param permalink address of the post, {@code http} or {@code https}
 * @param repostOf native id of the original on the same platform when this is a repost, else null
 * @param repostGrade given exactly when {@code repostOf} is
 * @param mediaKey the platform's key of its first picture or video, null if it has none or shows none
 * @param counts what the platform counted when this was seen; of a repost never the original's numbers
 * @param quoteOf native id of the post that this one quotes with words of its own, as the platform says; else null
 */
public record ObservedPost(
        String nativeId,
        Instant publishedAt,
        PostForm form,
        String text,
        String permalink,
        @Nullable String repostOf,
        @Nullable RepostGrade repostGrade,
        @Nullable String mediaKey,
        Counts counts,
        @Nullable String quoteOf) {

    /** A post that quotes none. */
    public ObservedPost(
            String nativeId,
            Instant publishedAt,
            PostForm form,
            String text,
            String permalink,
            @Nullable String repostOf,
            @Nullable RepostGrade repostGrade,
            @Nullable String mediaKey,
            Counts counts) {
        this(nativeId, publishedAt, form, text, permalink, repostOf, repostGrade, mediaKey, counts, null);
    }

    /** The same post with other counts. */
    public ObservedPost withCounts(Counts other) {
        return new ObservedPost(
                nativeId, publishedAt, form, text, permalink, repostOf, repostGrade, mediaKey, other, quoteOf);
    }

    /** The same post as a quote of another. */
    public ObservedPost quoting(@Nullable String original) {
        return new ObservedPost(
                nativeId, publishedAt, form, text, permalink, repostOf, repostGrade, mediaKey, counts, original);
    }
}
