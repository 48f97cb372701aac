package id.pantas.collection.metalogin;

import id.pantas.outgoing.OutgoingClients;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetaLoginProperties.class)
class MetaLoginConfiguration {

    private static final OutgoingClients.Limits LIMITS =
            new OutgoingClients.Limits(2 * 1024 * 1024, Duration.ofSeconds(5), Duration.ofSeconds(10));

    @Bean
    FacebookLogin facebookLogin(MetaLoginProperties settings, OutgoingClients clients) {
        return new FacebookLogin(settings, new MetaTokens(clients.with(LIMITS)));
    }

    @Bean
    ThreadsLogin threadsLogin(MetaLoginProperties settings, OutgoingClients clients) {
        return new ThreadsLogin(settings, new MetaTokens(clients.with(LIMITS)));
    }
}
