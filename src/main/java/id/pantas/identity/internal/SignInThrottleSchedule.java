package id.pantas.identity.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SignInThrottleSchedule {

    @Bean
    RecurringTask<Void> forgetSignInAttempts(SignInThrottle throttle, Clock clock) {
        return Tasks.recurring("identity-forget-sign-in-attempts", FixedDelay.ofHours(6))
                .execute((instance, context) -> throttle.forget(clock.instant()));
    }
}
