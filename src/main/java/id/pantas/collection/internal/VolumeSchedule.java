package id.pantas.collection.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VolumeSchedule {

    /** Judges the last days: counts them, so not often. */
    @Bean
    RecurringTask<Void> collectionVolume(Volumes volumes, Clock clock) {
        return Tasks.recurring("collection-volume", FixedDelay.ofHours(3))
                .execute((task, context) -> volumes.judge(clock.instant()));
    }
}
