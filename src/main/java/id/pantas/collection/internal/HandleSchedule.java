package id.pantas.collection.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.pantas.collection.HandleWatch;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HandleSchedule {

    /** Soon after a run found an account gone or changed, so that little time is lost under the old handle. */
    @Bean
    RecurringTask<Void> collectionHandles(HandleWatch handles, Clock clock) {
        return Tasks.recurring("collection-handles", FixedDelay.ofMinutes(5))
                .execute((task, context) -> handles.check(clock.instant()));
    }
}
