package id.pantas.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A handle brought into the one form its platform uses.
 *
 * @param shown as people see it: without {@code @} for X, Instagram, TikTok, Threads and Facebook; {@code @name} or
 *     channel id for YouTube; the address for websites; the channel id for WhatsApp
 * @param key as the platform compares it; two handles are the same account exactly when their keys are equal
 * @param nativeId the platform's own identifier if the handle is one (YouTube channel id, Facebook number), else null
 */
public record AccountHandle(
        Platform platform,
        String shown,
        String key,
        @Nullable String nativeId) {

    /**
     * Reads what people type: a name with or without {@code @}, or a link to the account or a page below it.
     *
     * @throws Refusal with field {@code handle} if it cannot be an account of that platform
     */
    public static AccountHandle of(Platform platform, String typed) {
        return HandleRules.read(platform, typed);
    }

    /** Address of the account for people to open. */
    public String link() {
        return HandleRules.link(this);
    }

    /** The handle with look-alike characters folded together; equal folds look alike to a hurried reader. */
    public String fold() {
        return HandleRules.fold(this);
    }

    /** Whether two folds are equal, or differ by one letter (two from twelve letters on). */
    public static boolean foldsResemble(String one, String other) {
        return LookAlikes.near(one, other);
    }

    /** Folds any text as {@link #fold()} folds a handle. */
    public static String foldOf(String text) {
        return LookAlikes.fold(text);
    }

    /**
     * The platform whose link {@code text} is.
     *
     * @return {@code WEBSITE} for other addresses, empty for a bare name
     */
    public static Optional<Platform> platformOf(String text) {
        return Optional.ofNullable(HandleRules.platformOf(text));
    }

    /**
     * Whether the names of two units account for the likeness of their handles: two desa called Sukajaya and Sukaraya
     * have handles one letter apart, and rightly so, because each handle contains its own unit's name.
     */
    public static boolean namesExplain(String fold, String unitName, String otherFold, String otherUnitName) {
        return LookAlikes.namesExplain(fold, unitName, otherFold, otherUnitName);
    }
}
