package id.pantas.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import id.pantas.identity.Role;
import id.pantas.identity.SignedIn;
import id.pantas.identity.UserId;
import id.pantas.registry.UnitId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Requests of people in a role: {@code mvc.perform(get("/saya").with(SignedInAs.pic(unit)))}. */
public final class SignedInAs {

    private SignedInAs() {}

    /** Somebody in a role that has no unit. */
    public static RequestPostProcessor role(Role role) {
        return person(role, null);
    }

    /** The PIC of a unit. */
    public static RequestPostProcessor pic(UnitId unit) {
        return person(Role.PIC, unit);
    }

    private static RequestPostProcessor person(Role role, @Nullable UnitId unit) {
        String username = role.name().toLowerCase(java.util.Locale.ROOT);
        SignedIn person = new SignedIn(new UserId(UUID.randomUUID()), username, username, Set.of(role), unit, false);
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                person, null, Set.of(new SimpleGrantedAuthority(role.authority()))));
    }
}
