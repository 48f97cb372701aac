package id.pantas.simulator;

import org.jspecify.annotations.Nullable;

/**
 * An account of the simulated regency.
 *
 * @param number its place in {@link SimulatedRegency#accounts()}, 0 to 65535; part of the ids of its posts
 * @param unit slug of the unit it belongs to
 * @param handle YouTube: {@code @name}; website: address {@code https://host/}; others: name without {@code @}
 * @param nativeId X: numeric id; YouTube: channel id ({@code UC…}); TikTok: open id; website: the host; others: Meta's
 *     numeric id
 * @param displayName the name shown on the platform
 * @param state what the platform says of it while no failure is switched on
 * @param site which software its website runs on, null on other platforms
 */
public record SimulatedAccount(
        int number,
        String unit,
        SimulatedPlatform platform,
        String handle,
        String nativeId,
        String displayName,
        State state,
        @Nullable SiteKind site) {

    /** Unique over all platforms; the key under which requests and failures are kept. */
    public String key() {
        return platform + ":" + nativeId;
    }

    /** Instagram: whether the owner keeps the number of likes to itself. */
    public boolean hidesLikes() {
        return platform == SimulatedPlatform.INSTAGRAM && number % 9 == 4;
    }

    /** YouTube: the playlist of all its uploads. */
    String uploads() {
        return "UU" + nativeId.substring(2);
    }

    /** What the platform says of an account. */
    public enum State {
        ACTIVE,
        PRIVATE,
        SUSPENDED,
        DELETED,
        /** Only websites: answers 500 with an HTML page. */
        FAILING
    }

    /** What a website runs on and therefore offers. */
    public enum SiteKind {
        /** REST interface, RSS feed, sitemap, article pages. */
        WORDPRESS,
        /** WordPress with its REST interface closed (401): RSS feed and article pages. */
        RSS_ONLY,
        /** Village system, releases before dates were in the feed; items stand outside the channel. */
        OPENSID_OLD,
        /** Village system with lower-case {@code pubdate}; items stand outside the channel. */
        OPENSID_MIDDLE,
        /** Village system since October 2021: valid RSS. */
        OPENSID,
        /** No feed: list page, sitemap and article pages with JSON-LD and OpenGraph. */
        HTML
    }
}
