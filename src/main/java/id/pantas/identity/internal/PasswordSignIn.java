package id.pantas.identity.internal;

import id.pantas.identity.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Checks a username and password. Unknown, deactivated and wrong look the same: one message, and always one password
 * hash computed.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordSignIn.class);
    private static final int LONGEST_INPUT = 200;

    private final UserAccountRepository accounts;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final String nobodysHash;

    PasswordSignIn(
            UserAccountRepository accounts,
            PasswordEncoder encoder,
            SignInThrottle throttle,
            TransactionOperations transactions,
            Clock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.throttle = throttle;
        this.transactions = transactions;
        this.clock = clock;
        this.nobodysHash = String.valueOf(encoder.encode("nobody has this password"));
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String username = UserDesk.fold(request.getName());
        String password = String.valueOf(request.getCredentials());
        String address =
                request.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "unknown";
        Instant now = clock.instant();
        throttle.admit(username, address, now).ifPresent(until -> {
            LOG.warn("Sign-in paused until {}", until);
            throw new SignInPaused(Duration.between(now, until));
        });
        Optional<UserAccount> account = username.length() > LONGEST_INPUT || username.indexOf('\0') >= 0
                ? Optional.empty()
                : accounts.findByUsername(username);
        boolean right =
                encoder.matches(password, account.map(UserAccount::passwordHash).orElse(nobodysHash));
        if (!right || account.isEmpty() || !account.get().isActive() || password.length() > LONGEST_INPUT) {
            throw new BadCredentialsException("username or password is wrong");
        }
        throttle.succeeded(username, address);
        SignedIn person = account.get().toSignedIn();
        transactions.executeWithoutResult(status -> {
            accounts.noteSignIn(person.id(), now);
            String hash = account.get().passwordHash();
            if (encoder.upgradeEncoding(hash)) {
                accounts.upgradeHash(person.id(), hash, String.valueOf(encoder.encode(password)));
            }
        });
        return SignIns.authenticated(person, request.getDetails());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
