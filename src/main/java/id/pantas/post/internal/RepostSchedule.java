package id.pantas.post.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Not with storing, which must stay quick and often comes before the original is here. */
@Configuration(proxyBeanMethods = false)
class RepostSchedule {

    @Bean
    RecurringTask<Void> repostFinding(RepostDesk desk, Clock clock) {
        return Tasks.recurring("post-repost-finding", FixedDelay.ofSeconds(15))
                .execute((task, context) -> desk.find(clock.instant()));
    }
}
