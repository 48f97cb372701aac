package id.pantas.identity.internal;

import id.pantas.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Turns a person into what Spring Security keeps in the session. */
final class SignIns {

    private SignIns() {}

    static Authentication authenticated(SignedIn person, @Nullable Object details) {
        var authorities = person.roles().stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
        var token = UsernamePasswordAuthenticationToken.authenticated(person, null, authorities);
        token.setDetails(details);
        return token;
    }
}
