package id.pantas.classification.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timed work of this module. */
@Configuration(proxyBeanMethods = false)
class LabelSchedule {

    /** Labels posts that were left without one, for instance because the process ended between two steps. */
    @Bean
    RecurringTask<Void> labelMissingPosts(LabelDesk desk, ClassificationProperties settings) {
        return Tasks.recurring("classification-label-missing", FixedDelay.of(settings.sweepEvery()))
                .execute((instance, context) -> desk.labelMissing(settings.sweepLimit()));
    }
}
