package id.pantas.setup.internal;

import id.pantas.audit.AuditLog;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.compliance.DecisionSubject;
import id.pantas.compliance.Decisions;
import id.pantas.compliance.NewDecision;
import id.pantas.registry.Platform;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The clearance of X that the demo regency has; without it X would stay silent in the demo too. */
@Component
@ConditionalOnBooleanProperty("pantas.demo")
class DemoClearance {

    private final Decisions decisions;
    private final MessageSource messages;
    private final PeriodCalendar calendar;

    DemoClearance(Decisions decisions, MessageSource messages, PeriodCalendar calendar) {
        this.decisions = decisions;
        this.messages = messages;
        this.calendar = calendar;
    }

    /** Recorded once; whoever tries the demo may withdraw it, and it stays withdrawn. */
    void record(Instant now) {
        if (decisions.latest(Platform.X, DecisionSubject.CLEARANCE).isEmpty()) {
            decisions.record(
                    new NewDecision(
                            Platform.X,
                            DecisionSubject.CLEARANCE,
                            true,
                            text("setup.demo.clearance.by"),
                            now.atZone(calendar.zone()).toLocalDate(),
                            text("setup.demo.clearance.document"),
                            text("setup.demo.clearance.note")),
                    AuditLog.SYSTEM,
                    now);
        }
    }

    private String text(String key) {
        return messages.getMessage(key, null, Texts.INDONESIAN);
    }
}
