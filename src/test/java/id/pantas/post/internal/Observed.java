package id.pantas.post.internal;

import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.RepostGrade;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Observed posts for tests: a photo without counts, unless told otherwise. */
record Observed(
        String id,
        Instant publishedAt,
        String text,
        @Nullable String mediaKey,
        @Nullable String repostOf,
        Counts counts) {

    static Observed post(String id, Instant publishedAt, String text) {
        return new Observed(id, publishedAt, text, null, null, new Counts(1L, 0L, null, 10L));
    }

    Observed media(String key) {
        return new Observed(id, publishedAt, text, key, repostOf, counts);
    }

    Observed repostOf(String original) {
        return new Observed(id, publishedAt, text, mediaKey, original, counts);
    }

    Observed counts(Counts other) {
        return new Observed(id, publishedAt, text, mediaKey, repostOf, other);
    }

    Observed text(String other) {
        return new Observed(id, publishedAt, other, mediaKey, repostOf, counts);
    }

    ObservedPost seen() {
        return new ObservedPost(
                id,
                publishedAt,
                PostForm.PHOTO,
                text,
                "https://x.example/" + id.hashCode(),
                repostOf,
                repostOf == null ? null : RepostGrade.CERTAIN,
                mediaKey,
                counts);
    }
}
