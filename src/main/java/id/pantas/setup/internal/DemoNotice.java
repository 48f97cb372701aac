package id.pantas.setup.internal;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ends the log of a demo's start with where to look and as whom. */
@Component
@ConditionalOnBooleanProperty("pantas.demo")
class DemoNotice {

    private static final Logger LOG = LoggerFactory.getLogger(DemoNotice.class);

    private final MessageSource messages;

    DemoNotice(MessageSource messages) {
        this.messages = messages;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(ApplicationReadyEvent ready) {
        String people = DemoPeople.ALL.stream()
                .map(person -> "%n    %-14s  %s".formatted(person.username(), text(person.messageKey())))
                .collect(Collectors.joining());
        LOG.info(
                text("setup.demo.notice", SiteAddress.of(ready.getApplicationContext()), DemoPeople.PASSWORD) + people);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Texts.INDONESIAN);
    }
}
