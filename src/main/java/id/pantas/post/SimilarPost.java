package id.pantas.post;

import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;

/**
 * A stored post that resembles a text.
 *
 * @param post its id
 * @param text as it decides about the post: at the age of 24 hours
 * @param permalink its address on its platform
 * @param similarity common character trigrams among all of both, without names, dates and digits; 0.5 to 1
 * @param sameContent whether a post with the text would count as this one's repeat or copy, were it published now
 */
public record SimilarPost(
        long post,
        UnitId unit,
        Platform platform,
        Instant publishedAt,
        String text,
        String permalink,
        double similarity,
        boolean sameContent) {}
