package id.pantas.post;

import java.time.Instant;
import java.util.List;

/**
 * Looks for stored posts whose text resembles a given one, as storing does for every new post: so a caption can be tried
 * before it is published.
 */
public interface SimilarPosts {

    /**
     * Posts of any unit published in the 90 days (setting {@code pantas.post.window}) before {@code asOf} that resemble a text,
     * the most similar first, of equal ones the earliest. Left out are reposts, and posts that left their platform.
     * Names, dates, digits, hashtags and addresses are taken out of both before they are compared. Found is nearly everything
     * that counts as the same content ({@link SimilarPost#sameContent}); of what is less alike only a part. A text of fewer
     * than 8 comparable words (setting {@code pantas.post.fewest-words}) says too little: the answer is empty.
     *
     * <p>Reads only; not for transactions that store posts. Costs a look-up in memory and the reading of at most some forty
     * posts, however many are stored.
     *
     * @param text of any length and content; the first 8,000 characters are compared
     * @param asOf exclusive
     * @param limit at most so many, at least 1
     */
    List<SimilarPost> like(String text, Instant asOf, int limit);
}
