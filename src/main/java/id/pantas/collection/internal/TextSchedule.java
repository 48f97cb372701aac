package id.pantas.collection.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TextSchedule {

    /** Texts whose time is nearly over; hourly, so that many channels are spread over the day. */
    @Bean
    RecurringTask<Void> collectionTexts(TextRefresh texts, Clock clock) {
        return Tasks.recurring("collection-texts", FixedDelay.ofHours(1))
                .execute((task, context) -> texts.refresh(clock.instant()));
    }
}
