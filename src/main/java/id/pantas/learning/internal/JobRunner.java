package id.pantas.learning.internal;

import id.pantas.learning.Job;
import id.pantas.learning.JobKind;
import id.pantas.learning.LearningRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs one job at a time on a thread of the lowest priority, so that pages come first. The table says over all instances
 * that it is the only one; a job whose instance is killed falls silent there and is given up.
 */
@Component
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration BETWEEN_BEATS = Duration.ofSeconds(1);
    private static final long PATIENCE_AT_END = 5_000;
    private static final String BEGINS = "learning.step.begins";

    private final JobRows rows;
    private final LearningProperties settings;
    private final JsonMapper json;
    private final Clock clock;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private volatile boolean open;

    JobRunner(JobRows rows, LearningProperties settings, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** What a job does. */
    interface Work {

        Outcome run(long job, Steps steps);
    }

    /**
     * What came of it.
     *
     * @param report is kept as JSON
     */
    record Outcome(@Nullable String modelVersion, Object report) {}

    /** Tells how far a job is; ends it when its instance stops or it was given up. */
    interface Steps {

        void at(String step, int done, int total);
    }

    /** @throws LearningRefused if another job is running */
    long start(JobKind kind, String person, Work work) {
        giveUpSilent();
        long id = rows.begin(kind, person, BEGINS, clock.instant())
                .orElseThrow(() -> new LearningRefused("learning.refused.running"));
        Thread worker = new Thread(() -> run(id, work), "learning-" + id);
        worker.setDaemon(true);
        worker.setPriority(Thread.MIN_PRIORITY);
        thread.set(worker);
        worker.start();
        return id;
    }

    int giveUpSilent() {
        return rows.giveUpSilent(settings.lostAfter(), clock.instant());
    }

    private void run(long id, Work work) {
        try {
            Outcome outcome = work.run(id, new Beats(id));
            rows.finish(
                    id,
                    Job.State.DONE,
                    null,
                    outcome.modelVersion(),
                    json.writeValueAsString(outcome.report()),
                    clock.instant());
        } catch (Interruption e) {
            LOG.info("Job {} was interrupted", id);
            end(id, Job.State.INTERRUPTED, null);
        } catch (RuntimeException | OutOfMemoryError e) {
            if (open) {
                LOG.error("Job {} failed", id, e);
            }
            end(id, open ? Job.State.FAILED : Job.State.INTERRUPTED, Objects.toString(e.getMessage(), e.toString()));
        }
    }

    private void end(long id, Job.State state, @Nullable String problem) {
        try {
            String shortened = problem == null || problem.length() <= 500 ? problem : problem.substring(0, 500);
            rows.finish(id, state, shortened, null, null, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("The end of job {} could not be noted; it will be given up as silent", id, e);
        }
    }

    @Override
    public void start() {
        open = true;
    }

    @Override
    public void stop() {
        open = false;
        Thread worker = thread.get();
        if (worker != null && worker.isAlive()) {
            worker.interrupt();
            try {
                worker.join(PATIENCE_AT_END);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    private final class Beats implements Steps {

        private final long id;
        private Instant last = Instant.EPOCH;
        private String lastStep = "";

        Beats(long id) {
            this.id = id;
        }

        @Override
        public void at(String step, int done, int total) {
            if (Thread.currentThread().isInterrupted() || !open) {
                throw new Interruption();
            }
            Instant now = clock.instant();
            if (step.equals(lastStep) && now.isBefore(last.plus(BETWEEN_BEATS))) {
                return;
            }
            last = now;
            lastStep = step;
            if (!rows.beat(id, step, done, total, now)) {
                throw new Interruption();
            }
        }
    }

    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
