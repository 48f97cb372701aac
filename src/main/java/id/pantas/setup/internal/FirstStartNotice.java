package id.pantas.setup.internal;

import id.pantas.identity.Users;
import id.pantas.setup.FirstStart;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells whoever can read the log of a fresh server how to set it up; a stranger who finds its address cannot. */
@Component
class FirstStartNotice {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStartNotice.class);

    private final FirstStart start;
    private final FirstStartProperties settings;
    private final FirstStartRecord installation;
    private final Users users;
    private final MessageSource messages;
    private final Clock clock;

    FirstStartNotice(
            FirstStart start,
            FirstStartProperties settings,
            FirstStartRecord installation,
            Users users,
            MessageSource messages,
            Clock clock) {
        this.start = start;
        this.settings = settings;
        this.installation = installation;
        this.users = users;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(ApplicationReadyEvent ready) {
        if (!settings.assistant() || start.isDone()) {
            return;
        }
        String code = newCode();
        String address = SiteAddress.of(ready.getApplicationContext()) + FirstStartGate.PAGE;
        LOG.info(messages.getMessage("setup.notice", new Object[] {address, code}, Texts.INDONESIAN));
    }

    /** A code that {@link FirstStart#finish} accepts until the first start is over. */
    String newCode() {
        String code = users.randomPassword();
        installation.addCode(code, clock.instant());
        return code;
    }
}
