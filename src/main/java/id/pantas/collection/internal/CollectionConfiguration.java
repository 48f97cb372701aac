package id.pantas.collection.internal;

import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CollectionProperties.class)
class CollectionConfiguration {

    @Bean
    FailurePolicy failurePolicy() {
        return new FailurePolicy(() -> ThreadLocalRandom.current().nextDouble());
    }
}
