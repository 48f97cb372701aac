package id.pantas.post.internal;

import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page as the database can keep it: each native id once (the first wins), texts without characters PostgreSQL
 * refuses, instants in its precision. Adapters promise all this already; here it is enforced, because one post that the
 * database refuses would stop its account for ever.
 *
 * @param refused one line for each post left out, with its id and the reason
 */
record CleanPage(List<ObservedPost> posts, List<String> refused) {

    static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_KEY = 500;
    private static final int LONGEST_ADDRESS = 4_000;
    /** Lenient after the host, because websites have addresses that {@link java.net.URI} refuses. */
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#\\p{Cntrl}][^\\s\\p{Cntrl}]*");

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    static CleanPage of(List<ObservedPost> page) {
        Map<String, ObservedPost> posts = new LinkedHashMap<>();
        List<String> refused = new ArrayList<>();
        for (ObservedPost post : page) {
            String fault = fault(post);
            if (fault == null) {
                posts.putIfAbsent(post.nativeId(), clean(post));
            } else {
                refused.add(printable(post.nativeId()) + ": " + fault);
            }
        }
        return new CleanPage(List.copyOf(posts.values()), List.copyOf(refused));
    }

    private static @Nullable String fault(ObservedPost post) {
        if (post.nativeId().isBlank() || !isKey(post.nativeId())) {
            return "its id is empty, longer than " + LONGEST_KEY + " characters or has characters no id has";
        }
        if (post.repostOf() != null && !isKey(post.repostOf())) {
            return "the id of its original is longer than " + LONGEST_KEY + " characters or unreadable";
        }
        if ((post.repostOf() == null) != (post.repostGrade() == null)) {
            return "a repost has a grade, and nothing else has one";
        }
        if (post.mediaKey() != null && !isKey(post.mediaKey())) {
            return "its media key is longer than " + LONGEST_KEY + " characters or unreadable";
        }
        if (!isPossible(post.publishedAt())) {
            return "published at " + post.publishedAt() + ", which cannot be";
        }
        if (!isWebAddress(post.permalink())) {
            return "its address is not one of the web: " + printable(post.permalink());
        }
        return null;
    }

    private static ObservedPost clean(ObservedPost post) {
        return new ObservedPost(
                post.nativeId(),
                post.publishedAt().truncatedTo(ChronoUnit.MICROS),
                post.form(),
                text(post.text()),
                post.permalink(),
                post.repostOf(),
                post.repostGrade(),
                post.mediaKey() == null || post.mediaKey().isBlank() ? null : post.mediaKey(),
                new Counts(
                        atLeastNought(post.counts().likes()),
                        atLeastNought(post.counts().comments()),
                        atLeastNought(post.counts().shares()),
                        atLeastNought(post.counts().views())),
                post.quoteOf() == null || !isKey(post.quoteOf()) ? null : post.quoteOf());
    }

    /** Without NUL and lone surrogates, composed (NFC), cut after {@value #LONGEST_TEXT} characters. */
    static String text(String text) {
        String whole = isStorable(text) ? text : storableOnly(text);
        return cut(Normalizer.normalize(whole, Normalizer.Form.NFC), LONGEST_TEXT);
    }

    /** At most {@code longest} characters, never half a surrogate pair. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splitsAPair = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, splitsAPair ? longest - 1 : longest);
    }

    static boolean isPossible(Instant published) {
        return !published.isBefore(EARLIEST) && !published.isAfter(LATEST);
    }

    private static String storableOnly(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether a platform's identifier can be kept, and so whether it can be known. */
    static boolean isKey(String key) {
        return key.length() <= LONGEST_KEY && isStorable(key) && key.chars().noneMatch(Character::isISOControl);
    }

    /** Also keeps {@code javascript:} and its like out of pages that link to the post. */
    static boolean isWebAddress(String address) {
        return address.length() <= LONGEST_ADDRESS
                && isStorable(address)
                && WEB_ADDRESS.matcher(address).matches();
    }

    /** A count below 0 is not a count; null says that the platform showed none. */
    private static @Nullable Long atLeastNought(@Nullable Long count) {
        return count == null || count < 0 ? null : count;
    }

    private static String printable(String text) {
        String shown = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return shown.length() <= 80 ? shown : shown.substring(0, 80) + "…";
    }
}
