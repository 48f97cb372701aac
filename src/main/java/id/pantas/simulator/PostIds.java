package id.pantas.simulator;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Ids in the platforms' forms that say which account, day and place they belong to, so that no index is needed. */
final class PostIds {

    /** Posts of one account on one day. */
    static final int MAX_PER_DAY = 62;

    private static final long X_EPOCH = 1_288_834_974_657L;
    private static final long FIRST_DAY = LocalDate.of(2015, 1, 1).toEpochDay();

    private PostIds() {}

    /** Where a post stands. */
    record Place(int account, long epochDay, int index) {}

    /** A snowflake whose time part is {@code at}; its lower bits name account and place. */
    static String x(Instant at, int account, int index) {
        return Long.toString(((at.toEpochMilli() - X_EPOCH) << 22) | ((long) account << 6) | index);
    }

    static Instant timeOfX(long id) {
        return Instant.ofEpochMilli((id >> 22) + X_EPOCH);
    }

    static int accountOfX(long id) {
        return (int) ((id >> 6) & 0xFFFF);
    }

    static int indexOfX(long id) {
        return (int) (id & 0x3F);
    }

    /** The upper half are the seconds of publication, as on TikTok; the lower half names account and place. */
    static String tikTok(Instant at, int account, int index) {
        return Long.toString((at.getEpochSecond() << 32) | ((long) account << 8) | index);
    }

    static int accountOfTikTok(long id) {
        return (int) ((id >> 8) & 0xFFFF);
    }

    static int indexOfTikTok(long id) {
        return (int) (id & 0xFF);
    }

    /** Eleven characters, the last one of the sixteen that real video ids end in. */
    static String youTube(int account, long epochDay, int index) {
        long plain = ((long) account << 48) | ((epochDay & 0xFFFF) << 32) | ((long) index << 26) | 0x2A5_1D37L;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(8).putLong(scramble(plain)).array());
    }

    static @Nullable Place placeOfYouTube(String id) {
        if (id.length() != 11) {
            return null;
        }
        long plain;
        try {
            plain = unscramble(
                    ByteBuffer.wrap(Base64.getUrlDecoder().decode(id)).getLong());
        } catch (IllegalArgumentException e) {
            return null;
        }
        if ((plain & 0x3FF_FFFFL) != 0x2A5_1D37L) {
            return null;
        }
        return new Place((int) (plain >>> 48), (plain >>> 32) & 0xFFFF, (int) ((plain >>> 26) & 0x3F));
    }

    /** A number that grows with time within one site. */
    static long article(long epochDay, int index) {
        return (epochDay - FIRST_DAY) * 64 + index;
    }

    static Place placeOfArticle(int account, long id) {
        return new Place(account, id / 64 + FIRST_DAY, (int) (id % 64));
    }

    // Four rounds over two halves: every step can be undone.
    private static long scramble(long value) {
        int left = (int) (value >>> 32);
        int right = (int) value;
        for (int round = 0; round < 4; round++) {
            int next = left ^ (int) Chance.mix(right * 31L + round + 99);
            left = right;
            right = next;
        }
        return ((long) left << 32) | (right & 0xFFFF_FFFFL);
    }

    private static long unscramble(long value) {
        int left = (int) (value >>> 32);
        int right = (int) value;
        for (int round = 3; round >= 0; round--) {
            int previous = right ^ (int) Chance.mix(left * 31L + round + 99);
            right = left;
            left = previous;
        }
        return ((long) left << 32) | (right & 0xFFFF_FFFFL);
    }
}
