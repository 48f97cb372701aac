package id.pantas.simulator;

import id.pantas.simulator.PostIds.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids in the forms of Instagram, Facebook and Threads, which say where their thing stands. */
final class MetaIds {

    private static final String MEDIA = "180";
    private static final String THREAD = "181";
    private static final String COMMENT = "179";
    private static final String REPLY = "182";
    private static final Pattern NUMBER = Pattern.compile("(1\\d\\d)(\\d{5})(\\d{5})(\\d{3})(\\d{3})?");
    private static final Pattern PAGE_POST = Pattern.compile("(\\d{1,20})_1(\\d{5})(\\d{5})(\\d{3})");

    private MetaIds() {}

    static String account(SimulatedPlatform platform, int number) {
        return switch (platform) {
            case INSTAGRAM -> "17841499%09d".formatted(number);
            case FACEBOOK -> "1000990000%05d".formatted(number);
            case THREADS -> "26000990%09d".formatted(number);
            default -> throw new IllegalArgumentException("not of Meta: " + platform);
        };
    }

    /** What a post is known by: its shortcode; on Facebook Page and number. */
    static String post(SimulatedAccount account, long epochDay, int index) {
        return account.platform() == SimulatedPlatform.FACEBOOK
                ? account.nativeId() + "_1" + place(account.number(), epochDay, index)
                : PostIds.youTube(account.number(), epochDay, index);
    }

    /** Meta's own id of a post of Instagram or Threads. */
    static String media(SimulatedPlatform platform, String shortcode) {
        Place place = PostIds.placeOfYouTube(shortcode);
        if (place == null) {
            throw new IllegalArgumentException("no shortcode of ours: " + shortcode);
        }
        return (platform == SimulatedPlatform.THREADS ? THREAD : MEDIA)
                + place(place.account(), place.epochDay(), place.index());
    }

    /** @param number below 1,000, its place among the post's comments */
    static String comment(SimulatedPlatform platform, String post, int number) {
        if (platform == SimulatedPlatform.FACEBOOK) {
            return post.substring(post.indexOf('_') + 1) + "_9%014d".formatted(number);
        }
        Place place = PostIds.placeOfYouTube(post);
        if (place == null) {
            throw new IllegalArgumentException("no shortcode of ours: " + post);
        }
        return (platform == SimulatedPlatform.THREADS ? REPLY : COMMENT)
                + place(place.account(), place.epochDay(), place.index())
                + "%03d".formatted(number);
    }

    /** Where the thing with this id of Instagram or Threads stands; of a comment, where its post does. */
    static @Nullable Place placeOfNumber(String id) {
        return place(NUMBER.matcher(id));
    }

    static @Nullable Place placeOfPagePost(String id) {
        return place(PAGE_POST.matcher(id));
    }

    private static @Nullable Place place(Matcher parts) {
        return parts.matches()
                ? new Place(
                        Integer.parseInt(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        Integer.parseInt(parts.group(4)))
                : null;
    }

    private static String place(int account, long epochDay, int index) {
        return "%05d%05d%03d".formatted(account, epochDay, index);
    }
}
