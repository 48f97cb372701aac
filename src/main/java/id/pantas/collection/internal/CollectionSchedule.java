package id.pantas.collection.internal;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import id.pantas.collection.CollectionRuns;
import id.pantas.collection.Rereads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs by itself; the work is elsewhere. Why so is in docs/decisions/0007-collection-scheduling.md. */
@Configuration(proxyBeanMethods = false)
class CollectionSchedule {

    /** Wakes the instance that happens to take it; an awake instance works until nothing is due. */
    @Bean
    RecurringTask<Void> collectionTurn(CollectionWorkers workers) {
        return Tasks.recurring("collection-turn", new Unsteady(Duration.ofMillis(500), Duration.ofSeconds(3)))
                .execute((task, context) -> workers.wake());
    }

    /** Connections, and the plan of a new day. Costs next to nothing while nothing changes. */
    @Bean
    RecurringTask<Void> collectionPlanning(CollectionRuns runs, Clock clock, CollectionWorkers workers) {
        return Tasks.recurring("collection-planning", FixedDelay.ofSeconds(10)).execute((task, context) -> {
            runs.plan(clock.instant());
            workers.wake();
        });
    }

    /** Every account of the registry: mends what an event did not bring. */
    @Bean
    RecurringTask<Void> collectionEnrolment(CollectionRuns runs, Clock clock, CollectionWorkers workers) {
        return Tasks.recurring("collection-enrolment", FixedDelay.ofHours(6)).execute((task, context) -> {
            runs.enrol(clock.instant());
            workers.wake();
        });
    }

    /** Posts of leaders that people brought, and posts too old to be watched. */
    @Bean
    RecurringTask<Void> collectionCommentWatches(CommentWatches watches, Collectors collectors, Clock clock) {
        return Tasks.recurring("collection-comment-watches", FixedDelay.ofMinutes(10))
                .execute((task, context) -> watches.plan(collectors.ofComments(), clock.instant()));
    }

    /** Requests to read kept answers again; a turn ends after some time so that others get theirs. */
    @Bean
    RecurringTask<Void> collectionReread(Rereads rereads, Clock clock) {
        return Tasks.recurring("collection-reread", FixedDelay.ofSeconds(2))
                .execute((task, context) -> rereads.work(clock.instant(), 200));
    }

    /** Old answers and runs. */
    @Bean
    RecurringTask<Void> collectionPurge(RunPurge purge, Clock clock) {
        return Tasks.recurring("collection-purge", FixedDelay.ofHours(1))
                .execute((task, context) -> purge.purge(clock.instant()));
    }

    /**
     * A delay that differs each time: with a steady one the instances' polls keep their order, and the same instance
     * would take every turn.
     */
    private record Unsteady(Duration shortest, Duration longest) implements Schedule {
        @Override
        public Instant getNextExecutionTime(ExecutionComplete execution) {
            long millis = ThreadLocalRandom.current().nextLong(shortest.toMillis(), longest.toMillis());
            return execution.getTimeDone().plusMillis(millis);
        }

        @Override
        public boolean isDeterministic() {
            return false;
        }
    }
}
