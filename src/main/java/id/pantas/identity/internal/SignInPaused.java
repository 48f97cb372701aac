package id.pantas.identity.internal;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many failed sign-ins; the password was not looked at. */
class SignInPaused extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    SignInPaused(Duration wait) {
        super("sign-in paused for " + wait);
        this.seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** How long to wait, rounded up. */
    long seconds() {
        return seconds;
    }
}
