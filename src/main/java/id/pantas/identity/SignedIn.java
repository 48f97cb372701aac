package id.pantas.identity;

import id.pantas.registry.UnitId;
import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The person behind a session, as of the moment of signing in; controllers get it with {@code @AuthenticationPrincipal}.
 * It never gets stale in what matters: a change of role, unit or password ends the session.
 *
 * @param unit the unit a PIC acts for, else null; screens take {@link ActingUnit} instead
 */
public record SignedIn(
        UserId id,
        String username,
        String displayName,
        Set<Role> roles,
        @Nullable UnitId unit,
        boolean mustChangePassword)
        implements AuthenticatedPrincipal, Serializable {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    /** The username: what logs and the audit trail call this person. */
    @Override
    public String getName() {
        return username;
    }
}
