package id.pantas.complaint.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.pantas.complaint.Candidates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timed work of this module. */
@Configuration(proxyBeanMethods = false)
class ComplaintSchedule {

    /** Judges comments left without a judgement by a process that ended, and all anew after a model or the remits changed. */
    @Bean
    RecurringTask<Void> judgeMissingComments(Candidates candidates, ComplaintProperties settings) {
        return Tasks.recurring("complaint-judge-missing", FixedDelay.of(settings.sweepEvery()))
                .execute((instance, context) -> candidates.judgeMissing(settings.sweepLimit()));
    }
}
