package id.pantas.collection.internal;

import java.time.Instant;

/** The present of one run: the instant it was started with, and the time that passed since. */
final class RunTime {

    private final Instant started;
    private final long startedNanos = System.nanoTime();

    RunTime(Instant started) {
        this.started = started;
    }

    Instant started() {
        return started;
    }

    Instant now() {
        return started.plusNanos(System.nanoTime() - startedNanos);
    }
}
