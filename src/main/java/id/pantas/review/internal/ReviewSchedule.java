package id.pantas.review.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.pantas.review.BlindSamples;
import id.pantas.review.LabelObjections;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs by itself: overdue objections are decided, and each week's sample is drawn. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReviewProperties.class)
class ReviewSchedule {

    @Bean
    RecurringTask<Void> reviewChores(
            LabelObjections objections, BlindSamples samples, ReviewProperties settings, Clock clock) {
        return Tasks.recurring("review-chores", FixedDelay.of(settings.chores()))
                .execute((task, context) -> {
                    Instant now = clock.instant();
                    objections.settleOverdue(now);
                    samples.drawDue(now);
                });
    }
}
