package id.pantas.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post as it truly is, for comparison with what was collected.
 *
 * @param account key of its account
 * @param nativeId the platform's identifier; of an edited X post the first id of its chain; of an article the number of
 *     the site's own system
 * @param publishedAt whole seconds on all platforms
 * @param title of a video or article, null elsewhere
 * @param body plain text as first published, without title; paragraphs are separated by an empty line
 * @param contentClass what it was composed as: {@code kinerja}, {@code informasi}, {@code seremonial}, {@code campuran},
 *     {@code lainnya}
 * @param repostOf id of the reposted original, on X with its text as {@code body}; else null
 * @param replyTo X: id of the post it answers, else null
 * @param editedAt when title and body became the edited ones, null if never
 * @param editedId X: its id since then; null elsewhere
 * @param deletedAt when it vanished, null if never
 * @param premiereAt YouTube: announced since {@code publishedAt}, shown from then on; else null
 * @param reach how much attention it will get
 */
public record SimulatedPost(
        String account,
        String nativeId,
        Instant publishedAt,
        Form form,
        @Nullable String title,
        String body,
        String contentClass,
        @Nullable String repostOf,
        @Nullable String replyTo,
        @Nullable Instant editedAt,
        @Nullable String editedId,
        @Nullable Instant deletedAt,
        @Nullable Instant premiereAt,
        Reach reach) {

    /** The form it has on its platform. */
    public enum Form {
        TEXT,
        PHOTO,
        VIDEO,
        SHORT_VIDEO,
        LINK,
        ARTICLE
    }

    /** Whether the platform shows it at {@code instant}. */
    public boolean visibleAt(Instant instant) {
        return !publishedAt.isAfter(instant) && (deletedAt == null || deletedAt.isAfter(instant));
    }

    /** Whether title and body have been edited by {@code instant}. */
    public boolean editedBy(Instant instant) {
        return editedAt != null && !editedAt.isAfter(instant);
    }

    /** The body as shown at {@code instant}; an edit adds one sentence. */
    public String bodyAt(Instant instant) {
        return editedBy(instant) ? body + EDIT : body;
    }

    /** The title as shown at {@code instant}, null on X. */
    public @Nullable String titleAt(Instant instant) {
        return title;
    }

    /** Title (where there is one), an empty line and the body, as shown at {@code instant}. */
    public String textAt(Instant instant) {
        return title == null ? bodyAt(instant) : title + "\n\n" + bodyAt(instant);
    }

    /** What the platform counts at {@code instant}; never falls while time passes. */
    public Counts countsAt(Instant instant) {
        return reach.at(premiereAt == null ? publishedAt : premiereAt, instant);
    }

    /** The id the platform shows at {@code instant}. */
    String idAt(Instant instant) {
        return editedId != null && editedBy(instant) ? editedId : nativeId;
    }

    private static final String EDIT = " (Diperbarui: ralat penulisan.)";

    /** Numbers of one moment, all at least 0. */
    public record Counts(long likes, long comments, long shares, long quotes, long bookmarks, long views) {}

    /**
     * The numbers a post comes to in the end, and how fast.
     *
     * @param halfLifeHours after which half of the attention has come
     */
    public record Reach(
            long likes, long comments, long shares, long quotes, long bookmarks, long views, double halfLifeHours) {

        static final Reach NONE = new Reach(0, 0, 0, 0, 0, 0, 1);

        Counts at(Instant since, Instant instant) {
            double hours = Math.max(0, (instant.toEpochMilli() - since.toEpochMilli()) / 3_600_000.0);
            double share = 1 - Math.pow(0.5, hours / halfLifeHours);
            return new Counts(
                    (long) (likes * share),
                    (long) (comments * share),
                    (long) (shares * share),
                    (long) (quotes * share),
                    (long) (bookmarks * share),
                    (long) (views * share));
        }
    }
}
