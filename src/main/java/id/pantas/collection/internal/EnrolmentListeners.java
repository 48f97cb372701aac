package id.pantas.collection.internal;

import id.pantas.compliance.DecisionRecorded;
import id.pantas.compliance.DecisionSubject;
import id.pantas.credential.CredentialsChanged;
import id.pantas.registry.AccountId;
import id.pantas.registry.AccountsChanged;
import java.time.Clock;
import java.util.List;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes over changes of registry, credentials and clearances as they happen; safe to run twice. What became due is read by whichever
 * instance takes the next turn, not here: an instance that only serves pages reads nothing. Without a transaction around it, because
 * {@link Enrolment}'s steps stand alone.
 */
@Component
class EnrolmentListeners {

    private final Enrolment enrolment;
    private final Clock clock;

    EnrolmentListeners(Enrolment enrolment, Clock clock) {
        this.enrolment = enrolment;
        this.clock = clock;
    }

    @Async
    @TransactionalEventListener
    void on(AccountsChanged event) {
        enrolment.refresh(event.accounts(), clock.instant());
    }

    /** A credential of one account concerns it alone; one of a platform all of its accounts. */
    @Async
    @TransactionalEventListener
    void on(CredentialsChanged event) {
        AccountId account = event.account();
        if (account == null) {
            enrolment.refresh(clock.instant());
        } else {
            enrolment.refresh(List.of(account), clock.instant());
        }
    }

    /** A clearance that comes or goes changes what is planned from this moment on. */
    @Async
    @TransactionalEventListener
    void on(DecisionRecorded event) {
        if (event.subject() == DecisionSubject.CLEARANCE) {
            enrolment.refresh(clock.instant());
        }
    }
}
