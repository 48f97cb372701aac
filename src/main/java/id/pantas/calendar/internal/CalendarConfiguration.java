package id.pantas.calendar.internal;

import id.pantas.calendar.PeriodCalendar;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    /** The one clock of the application; only schedules and services read it, everything else is handed an instant. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PeriodCalendar periodCalendar(@Value("${pantas.zone:Asia/Jakarta}") ZoneId zone) {
        return new PeriodCalendar(zone);
    }
}
