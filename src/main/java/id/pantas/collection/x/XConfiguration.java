package id.pantas.collection.x;

import id.pantas.collection.spi.KeptAnswers;
import id.pantas.credential.Credentials;
import id.pantas.outgoing.OutgoingClients;
import id.pantas.registry.Platform;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(XProperties.class)
class XConfiguration {

    @Bean
    XCollector xCollector(XProperties settings, OutgoingClients clients, Credentials credentials) {
        return new XCollector(
                settings,
                new Twitter4jXApi(settings, clients),
                () -> credentials.forPlatform(Platform.X).isPresent());
    }

    @Bean
    XComments xComments(XProperties settings, OutgoingClients clients) {
        return new XComments(settings, new Twitter4jXApi(settings, clients));
    }

    @Bean
    KeptAnswers xKeptAnswers() {
        return new XKeptAnswers();
    }
}
