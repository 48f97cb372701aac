package id.pantas.scoring.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.pantas.scoring.Recounts;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs by itself; the work is in {@link Recounts}. */
@Configuration(proxyBeanMethods = false)
class ScoringSchedule {

    @Bean
    RecurringTask<Void> scoringRecount(Recounts recounts, ScoringProperties settings, Clock clock) {
        return Tasks.recurring("scoring-recount", FixedDelay.of(settings.recountEvery()))
                .execute((task, context) -> recounts.recountStale(clock.instant()));
    }

    @Bean
    RecurringTask<Void> scoringEnrolment(Recounts recounts, ScoringProperties settings, Clock clock) {
        return Tasks.recurring("scoring-enrolment", FixedDelay.of(settings.enrolEvery()))
                .execute((task, context) -> recounts.enrol(clock.instant()));
    }
}
