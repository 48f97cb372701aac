package id.pantas.identity;

import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in. Never carries the password or its hash.
 *
 * @param username 3 to 60 characters: lower case letters, digits, dot, hyphen, underscore; never changes
 * @param unit the unit a PIC acts for; null for everybody else
 * @param active false = may no longer sign in; kept because the audit log names this person
 * @param mustChangePassword whether the next sign-in leads to the password page first
 * @param lastSignIn the last successful sign-in, null if there was none yet
 */
public record User(
        UserId id,
        String username,
        String displayName,
        Set<Role> roles,
        @Nullable UnitId unit,
        boolean active,
        boolean mustChangePassword,
        @Nullable Instant lastSignIn) {

    public User {
        roles = Set.copyOf(roles);
    }
}
