package id.pantas.identity;

import id.pantas.registry.UnitId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person to be admitted.
 *
 * @param username compared and kept in lower case; see {@link User#username()} for its form
 * @param displayName 1 to 120 characters
 * @param password in clear, 12 characters to 72 bytes; only its hash is kept
 * @param roles at least one
 * @param unit required for {@link Role#PIC}, otherwise null
 * @param mustChangePassword true for passwords that somebody else chose
 */
public record NewUser(
        String username,
        String displayName,
        String password,
        Set<Role> roles,
        @Nullable UnitId unit,
        boolean mustChangePassword) {

    public NewUser {
        roles = Set.copyOf(roles);
    }

    /** Leaves the password out, so that it reaches no log. */
    @Override
    public String toString() {
        return "NewUser[" + username + ", " + roles + "]";
    }
}
