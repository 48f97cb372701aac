package id.pantas.collection.internal;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Deletes what is older than the retention settings, in small bites so that no run waits for it. */
@Component
class RunPurge {

    private static final int BITE = 2_000;

    private final RunLog log;
    private final CountsDue counts;
    private final Budgets budgets;
    private final CollectionProperties settings;

    RunPurge(RunLog log, CountsDue counts, Budgets budgets, CollectionProperties settings) {
        this.log = log;
        this.counts = counts;
        this.budgets = budgets;
        this.settings = settings;
    }

    void purge(Instant now) {
        Instant answers = now.minus(settings.rawRetention());
        while (log.purgeAnswers(answers, BITE) == BITE) {
            Thread.onSpinWait();
        }
        Instant measured = now.minus(Duration.ofDays(30));
        while (counts.purge(measured, BITE) == BITE) {
            Thread.onSpinWait();
        }
        Instant runs = now.minus(settings.runRetention());
        while (log.purgeRuns(runs, BITE) == BITE) {
            Thread.onSpinWait();
        }
        while (budgets.purge(runs, BITE) == BITE) {
            Thread.onSpinWait();
        }
    }
}
