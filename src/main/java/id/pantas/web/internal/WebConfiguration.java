package id.pantas.web.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.web.Formats;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    Formats formats(PeriodCalendar calendar, Clock clock) {
        return new Formats(calendar.zone(), clock);
    }

    @Bean
    FormatsDialect formatsDialect(Formats formats) {
        return new FormatsDialect(formats);
    }
}
