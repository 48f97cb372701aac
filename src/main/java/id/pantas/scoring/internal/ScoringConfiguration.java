package id.pantas.scoring.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.Coverage;
import id.pantas.collection.Coverage.UnitCoverage;
import id.pantas.collection.SettledDays;
import id.pantas.registry.UnitId;
import id.pantas.scoring.internal.Completeness.Collected;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScoringProperties.class)
class ScoringConfiguration {

    /** Periods that are no longer recounted stand as they are. */
    @Bean
    SettledDays scoredForGood(PeriodCalendar calendar) {
        return now ->
                calendar.plus(calendar.at(now), 1 - RecountDesk.LIVING_PERIODS).firstDay();
    }

    /** What the collection says; as long as it says nothing, every unit counts as completely collected. */
    @Bean
    Completeness completeness(ObjectProvider<Coverage> coverage) {
        return (units, period, now) -> {
            Coverage known = coverage.getIfAvailable();
            if (known == null || now.isBefore(period.start())) {
                return Map.of();
            }
            Map<UnitId, Collected> collected = new HashMap<>();
            Map<UnitId, UnitCoverage> covered = known.ofUnits(units, period.firstDay(), period.lastDay(), now);
            covered.forEach((unit, days) ->
                    collected.put(unit, new Collected(days.fraction(), days.lostDays(), days.recordedDays())));
            return collected;
        };
    }
}
