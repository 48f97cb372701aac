package id.pantas.review.web;

import id.pantas.review.LabelObjection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An objection with its post.
 *
 * @param post null if it is not readable any more
 */
record ObjectionCard(LabelObjection objection, @Nullable PostView post) {

    static List<ObjectionCard> of(List<LabelObjection> objections, Map<Long, PostView> posts) {
        return objections.stream()
                .map(one -> new ObjectionCard(one, posts.get(one.post())))
                .toList();
    }

    public String tone() {
        return switch (objection.state()) {
            case DIAJUKAN -> "info";
            case USUL_TOLAK -> "warn";
            case DITERIMA -> "good";
            case DITOLAK -> "quiet";
        };
    }

    public String icon() {
        return switch (objection.state()) {
            case DIAJUKAN, USUL_TOLAK -> "hourglass";
            case DITERIMA -> "circle-check";
            case DITOLAK -> "circle-x";
        };
    }

    /** Whole hours left, at least 0. */
    public long hoursLeft(Instant now) {
        return Math.max(0, Duration.between(now, objection.dueAt()).toHours());
    }

    /** Whether less than a day is left. */
    public boolean urgent(Instant now) {
        return objection.state().open() && hoursLeft(now) < 24;
    }
}
