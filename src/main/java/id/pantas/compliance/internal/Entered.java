package id.pantas.compliance.internal;

import id.pantas.compliance.ComplianceRefused;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Text that people typed, made fit to be kept: one form of letters, no control characters, of a permitted length. */
final class Entered {

    private Entered() {}

    /** @throws ComplianceRefused if it is shorter than {@code least} or longer than {@code most} */
    static String needed(String field, @Nullable String text, int least, int most) {
        String clean = clean(text);
        if (clean.codePointCount(0, clean.length()) < least) {
            throw new ComplianceRefused(field, "compliance.refused." + field);
        }
        return notTooLong(field, clean, most);
    }

    /** Null if it says nothing. */
    static @Nullable String optional(String field, @Nullable String text, int most) {
        String clean = clean(text);
        return clean.isEmpty() ? null : notTooLong(field, clean, most);
    }

    private static String notTooLong(String field, String clean, int most) {
        if (clean.codePointCount(0, clean.length()) > most) {
            throw new ComplianceRefused(field, "compliance.refused.long", most);
        }
        return clean;
    }

    /** Without control characters, lone surrogates and marks that turn the direction of reading around. */
    private static String clean(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : c)
                .filter(c -> !Character.isISOControl(c) && !surrogate(c) && !turning(c))
                .forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
    }

    private static boolean surrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean turning(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F;
    }
}
