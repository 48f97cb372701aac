package id.pantas.queue.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work usually begins when it is added; this finds what a killed instance left, and what has rested. */
@Configuration(proxyBeanMethods = false)
class QueueSchedule {

    @Bean
    RecurringTask<Void> workQueues(QueueWorkers workers) {
        return Tasks.recurring("work-queues", FixedDelay.ofSeconds(30)).execute((task, context) -> workers.wakeAll());
    }
}
