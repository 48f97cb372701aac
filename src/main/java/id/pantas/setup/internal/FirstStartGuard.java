package id.pantas.setup.internal;

import id.pantas.identity.User;
import id.pantas.identity.Users;
import id.pantas.registry.Areas;
import id.pantas.registry.Regency;
import id.pantas.setup.internal.FirstStartRecord.Kind;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stops a start that would mix a demo with a real regency, before anything is served: a demo's passwords are known to
 * everybody.
 */
@Component
class FirstStartGuard implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStartGuard.class);

    private final boolean demo;
    private final FirstStartProperties settings;
    private final FirstStartRecord installation;
    private final Users users;
    private final Areas areas;
    private final TransactionOperations transactions;
    private final MessageSource messages;
    private final Clock clock;

    FirstStartGuard(
            @Value("${pantas.demo:false}") boolean demo,
            FirstStartProperties settings,
            FirstStartRecord installation,
            Users users,
            Areas areas,
            TransactionOperations transactions,
            MessageSource messages,
            Clock clock) {
        this.demo = demo;
        this.settings = settings;
        this.installation = installation;
        this.users = users;
        this.areas = areas;
        this.transactions = transactions;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        Optional<Kind> kind = installation.kind();
        if (demo && (kind.equals(Optional.of(Kind.PRODUKSI)) || (kind.isEmpty() && !users.isEmpty()))) {
            throw refused("setup.refused.demoOnProduction");
        }
        if (!demo && kind.equals(Optional.of(Kind.PERAGAAN))) {
            if (!settings.acceptDemoDatabase()) {
                throw refused("setup.refused.productionOnDemo");
            }
            transactions.executeWithoutResult(status -> takeOver());
        }
    }

    /** Nobody may get in with a password that the demo's sign-in page told everybody. */
    private void takeOver() {
        installation.mark(Kind.PRODUKSI, clock.instant());
        areas.regency()
                .ifPresent(regency ->
                        areas.declareRegency(new Regency(regency.code(), regency.name(), regency.shortName(), false)));
        for (DemoPeople.Person person : DemoPeople.ALL) {
            Optional<User> user = users.findByUsername(person.username());
            user.map(User::id)
                    .map(users::resetPassword)
                    .filter(password -> person.isAdmin())
                    .ifPresent(password -> LOG.warn(text("setup.takenOver", person.username(), password)));
        }
    }

    private StartRefused refused(String key) {
        return new StartRefused(text(key), text(key + ".action"));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Texts.INDONESIAN);
    }

    /** The start ends here; both texts are for the operator. */
    static class StartRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String action;

        StartRefused(String description, String action) {
            super(description);
            this.action = action;
        }

        /** What to do about it. */
        String action() {
            return action;
        }
    }
}
