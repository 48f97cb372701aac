package id.pantas.compliance.internal;

import id.pantas.compliance.DataKind;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the platforms' contracts say, as read on 2026-11-21: YouTube's developer policies III.E.4 (data read with a key,
 * deleted or refreshed within 30 days; statistics not kept longer) and derived metrics policy (since 4 May 2026: computed
 * figures, and statistics of up to 36 months, with the accepted amendment only); X's pay-per-use agreement XIV.C (government
 * users) and its policy on content compliance (deleted posts; within 24 hours of a request); Meta's platform terms 3.d
 * (on request and when no longer needed). Where a contract names no figure, the figure is our own.
 */
final class PlatformTerms {

    /** Two days less than YouTube's 30, so that a run that failed can be made good. */
    static final int YOUTUBE_DAYS = 28;

    /** 36 months. */
    static final int YOUTUBE_DAYS_WITH_AMENDMENT = 1_095;

    /** A period is scored until its fifth day after; what it is scored by must live that long. */
    static final int FEWEST_STATISTICS = 28;

    /** Texts are asked for anew a week before; a week of trouble must not cost them. */
    static final int FEWEST_TEXTS = 14;

    private static final int COMMENT_DAYS = 90;
    private static final int MOST = 3_650;
    private static final Set<Platform> WITH_COMMENTS = Set.of(
            Platform.X, Platform.INSTAGRAM, Platform.FACEBOOK, Platform.YOUTUBE, Platform.TIKTOK, Platform.THREADS);

    private PlatformTerms() {}

    /**
     * @param days null = no limit of its own
     * @param most null = the contract names none
     */
    record Term(@Nullable Integer days, int least, @Nullable Integer most) {

        /** The greatest number that may be entered. */
        int greatest() {
            return most == null ? MOST : most;
        }
    }

    static boolean clearanceNeeded(Platform platform) {
        return platform == Platform.X;
    }

    static boolean hasAmendment(Platform platform) {
        return platform == Platform.YOUTUBE;
    }

    /** Whether the platform counts anything, so that figures could be computed from it. */
    static boolean counts(Platform platform) {
        return platform != Platform.WEBSITE && platform != Platform.WHATSAPP;
    }

    /** Null where the platform has no such data. */
    static @Nullable Term of(Platform platform, DataKind kind, boolean amended) {
        boolean youtube = platform == Platform.YOUTUBE;
        return switch (kind) {
            case STATISTICS -> {
                if (!counts(platform)) {
                    yield null;
                }
                int most = amended ? YOUTUBE_DAYS_WITH_AMENDMENT : YOUTUBE_DAYS;
                yield youtube ? new Term(most, FEWEST_STATISTICS, most) : new Term(null, FEWEST_STATISTICS, null);
            }
            case RAW_ANSWERS -> {
                if (platform == Platform.WHATSAPP) {
                    yield null;
                }
                yield youtube ? new Term(YOUTUBE_DAYS, 1, YOUTUBE_DAYS) : new Term(null, 1, null);
            }
            case COMMENTS -> {
                if (!WITH_COMMENTS.contains(platform)) {
                    yield null;
                }
                yield youtube ? new Term(YOUTUBE_DAYS, 1, YOUTUBE_DAYS) : new Term(COMMENT_DAYS, 1, 365);
            }
            case GONE_POSTS ->
                switch (platform) {
                    case X -> new Term(0, 0, 1);
                    case YOUTUBE -> new Term(YOUTUBE_DAYS, 0, YOUTUBE_DAYS);
                    default -> new Term(null, 0, null);
                };
            case TEXTS -> youtube ? new Term(YOUTUBE_DAYS, FEWEST_TEXTS, YOUTUBE_DAYS) : null;
        };
    }

    /** How long a request for deletion may take. */
    static Duration erasedWithin(Platform platform) {
        return platform == Platform.X ? Duration.ofHours(24) : Duration.ofHours(72);
    }
}
