package id.pantas.collection.web;

import id.pantas.collection.CollectionRun;
import id.pantas.collection.RunOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account with its runs, ready to print. */
record AccountPage(
        BoardPage.Row account,
        @Nullable String message,
        List<Run> runs,
        long total,
        int first,
        int last,
        @Nullable String previous,
        @Nullable String next) {

    static final int SIZE = 20;

    /** @param reasons why posts of this run could not be read */
    record Run(
            CollectionRun run,
            String tone,
            String icon,
            String outcomeKey,
            @Nullable String causeKey,
            @Nullable Duration length,
            List<String> reasons) {

        static Run of(CollectionRun run, List<String> reasons) {
            RunOutcome outcome = run.outcome();
            Instant end = run.finishedAt();
            return new Run(
                    run,
                    Shown.tone(outcome),
                    Shown.icon(outcome),
                    "collection.outcome." + (outcome == null ? "RUNNING" : outcome.name()),
                    run.failure() == null ? null : "collection.cause." + run.failure(),
                    end == null ? null : Duration.between(run.startedAt(), end),
                    reasons);
        }
    }
}
