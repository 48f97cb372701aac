package id.pantas.collection.spi;

import java.text.Normalizer;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Makes text from outside fit to store, compare and show; the only place where adapters clean text.
 *
 * <p>What goes: NUL and other control characters, halves of surrogate pairs and code points that are no characters (all
 * of which PostgreSQL refuses or browsers stumble over), marks that have no width or turn the writing direction (they
 * hide words from the classifier and reorder our screens). What stays: line breaks, tabs, emoji with their joiners, and
 * letters of every script, Arabic included.
 */
public final class PostText {

    /** The longest text a post may have, in UTF-16 units. */
    public static final int MAX_LENGTH = 100_000;

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int MAX_UNESCAPES = 2;

    private PostText() {}

    /** Cleans text that is not markup: NFC, trimmed, at most {@link #MAX_LENGTH}; null becomes an empty text. */
    public static String clean(@Nullable String raw) {
        return clean(raw, MAX_LENGTH);
    }

    /** As {@link #clean(String)} with a shorter limit, e.g. for a title. Never cuts a surrogate pair in two. */
    public static String clean(@Nullable String raw, int limit) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        // Far longer input is cut first, so that nobody makes us normalise megabytes.
        String kept = filter(cut(raw, 4 * limit));
        return cut(Normalizer.normalize(kept, Normalizer.Form.NFC).strip(), limit)
                .strip();
    }

    /**
     * Resolves character references ({@code &amp;}, {@code &#8211;}) and cleans. Feeds escape some texts twice, so this
     * is repeated until nothing changes, at most two times. Tags are left alone: they are then part of the text.
     */
    public static String unescaped(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        String text = cut(raw, 4 * MAX_LENGTH);
        for (int i = 0; i < MAX_UNESCAPES && text.indexOf('&') >= 0; i++) {
            text = Parser.unescapeEntities(text, false);
        }
        return clean(text);
    }

    /** Resolves character references once, for sources that escape exactly once, and cleans. */
    public static String unescapedOnce(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        String text = cut(raw, 4 * MAX_LENGTH);
        return clean(text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false));
    }

    /** A title, an empty line and a body; whichever is empty is left out. */
    public static String titled(String title, String body) {
        if (title.isEmpty() || body.isEmpty()) {
            return clean(title + body);
        }
        return clean(title + "\n\n" + body);
    }

    private static String filter(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int previous = -1;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            if (point >= ' ' && point < 0x7F) {
                kept.append((char) point); // nearly all there is
            } else if (point == '\r' || point == 0x2028 || point == 0x2029 || point == 0x85) {
                boolean pair = point == '\r' && next < text.length() && text.charAt(next) == '\n';
                if (!pair) {
                    kept.append('\n');
                }
            } else if (point == ZERO_WIDTH_JOINER) {
                if (joinsEmoji(previous, next < text.length() ? text.codePointAt(next) : -1)) {
                    kept.appendCodePoint(point);
                }
            } else if (point == 0xA0 || point == 0x202F || point == 0x2007) {
                kept.append(' ');
            } else if (belongs(point)) {
                kept.appendCodePoint(point);
            }
            previous = point;
            i = next;
        }
        return kept.toString();
    }

    private static boolean belongs(int point) {
        if (point == '\n' || point == '\t') {
            return true;
        }
        if (point == 0x34F || (point >= 0x115F && point <= 0x1160) || point == 0x3164 || (point & 0xFFFE) == 0xFFFE) {
            return false; // letters and joiners without a shape; code points that are no characters
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            // Of the format characters only the tags inside flag emoji are of use.
            case Character.FORMAT -> point >= 0xE0020 && point <= 0xE007F;
            default -> !(point >= 0xFDD0 && point <= 0xFDEF);
        };
    }

    /** A joiner between two pictures makes one picture of them; anywhere else it only hides. */
    private static boolean joinsEmoji(int before, int after) {
        return picture(before) && picture(after);
    }

    private static boolean picture(int point) {
        return point >= 0x1F000
                || (point >= 0x2190 && point <= 0x2BFF)
                || point == 0xFE0F
                || (point >= 0x1F3FB && point <= 0x1F3FF);
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end);
    }
}
