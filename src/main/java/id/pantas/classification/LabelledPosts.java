package id.pantas.classification;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Posts with their labels, for people who look for them. */
public interface LabelledPosts {

    /**
     * One page of the posts asked for, with texts cut to 600 characters.
     *
     * @param cursor of a neighbouring page of the same question and order, null for the first page
     * @param size posts of a page, 1 to 1,000
     * @throws IllegalArgumentException if {@code cursor} is none of ours
     */
    PostSlice page(PostQuestion question, PostOrder order, @Nullable String cursor, int size);

    /** How many posts are asked for, counted up to {@code most} only. */
    long count(PostQuestion question, int most);

    /** One post with its whole text. */
    Optional<LabelledPost> find(long postId);
}
