package id.pantas.scoring.internal;

import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScoringProperties.class)
class ScoringConfiguration {

    /** Every unit counts as completely collected as long as nothing says otherwise. */
    @Bean
    Completeness completeness() {
        return (units, period, now) -> Map.of();
    }
}
