package id.pantas.review.web;

import id.pantas.calendar.Period;
import id.pantas.classifier.ContentClass;
import id.pantas.review.WaitingPost;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue as it stands on a reviewer's desk.
 *
 * @param periods the periods that may still change, the first shown first
 * @param front the post to decide about, null if none is left
 * @param position its place among those looked at, from 1
 * @param shown how many are looked at after narrowing
 * @param waiting how many wait in the period
 * @param decided how many of the period people decided about
 * @param unitName whose posts are looked at, null = all
 * @param siblings how many waiting posts belong to the same content as the front one, itself included
 * @param rows posts to choose several from
 */
record QueuePage(
        Period period,
        List<Period> periods,
        Place place,
        @Nullable Entry front,
        int position,
        int shown,
        int waiting,
        int decided,
        @Nullable String unitName,
        int siblings,
        @Nullable Place previous,
        @Nullable Place next,
        List<Entry> rows) {

    /** A post with what is known about it in the queue. */
    record Entry(WaitingPost waiting, PostView post) {

        /** What a ticked box sends. */
        public String choice() {
            PostView.Chip label = post.label();
            return post.id() + ":" + (label == null ? "" : label.mark());
        }
    }

    public int total() {
        return waiting + decided;
    }

    /** Width of the bar of progress, 0 to 100. */
    public int percent() {
        return total() == 0 ? 100 : 100 * decided / total();
    }

    public List<ContentClass> classes() {
        return Arrays.asList(ContentClass.values());
    }
}
