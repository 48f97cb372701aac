package id.pantas.compliance.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.compliance.Erasures;
import id.pantas.compliance.Retention;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs by itself; the work is in {@link Retention}. */
@Configuration(proxyBeanMethods = false)
class ComplianceSchedule {

    /** When few people work; a run that was missed is made as soon as an instance is there again. */
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 20);

    @Bean
    RecurringTask<Void> complianceRetention(
            Retention retention, Erasures erasures, PeriodCalendar calendar, Clock clock) {
        return Tasks.recurring("compliance-retention", new Daily(calendar.zone(), AT_NIGHT))
                .execute((task, context) -> {
                    erasures.goOn(clock.instant());
                    retention.run(clock.instant());
                });
    }
}
