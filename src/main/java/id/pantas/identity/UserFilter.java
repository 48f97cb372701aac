package id.pantas.identity;

import org.jspecify.annotations.Nullable;

/**
 * Which users to list.
 *
 * @param text part of the username or name, in any case; empty = all
 * @param role only those with this role, null = all
 * @param active only those who may (true) or may not (false) sign in, null = both
 * @param order what they are sorted by
 * @param page 0-based
 */
public record UserFilter(
        String text, @Nullable Role role, @Nullable Boolean active, Order order, int page) {

    /** Users on one page. */
    public static final int PAGE_SIZE = 50;

    /** Sort orders; the latest sign-in comes first, names ascend. */
    public enum Order {
        USERNAME,
        NAME,
        LAST_SIGN_IN
    }
}
