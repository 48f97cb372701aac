package id.pantas.collection.internal;

import id.pantas.collection.CollectionRuns;
import id.pantas.compliance.DecisionRecorded;
import id.pantas.compliance.DecisionSubject;
import java.time.Clock;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A clearance that comes or goes changes what is planned from this moment on; safe to run twice. */
@Component
class ClearanceListener {

    private final CollectionRuns runs;
    private final Clock clock;

    ClearanceListener(CollectionRuns runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(DecisionRecorded event) {
        if (event.subject() == DecisionSubject.CLEARANCE) {
            runs.enrol(clock.instant());
        }
    }
}
