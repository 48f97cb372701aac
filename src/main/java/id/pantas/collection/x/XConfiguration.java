package id.pantas.collection.x;

import id.pantas.collection.spi.KeptAnswers;
import id.pantas.compliance.Clearances;
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
    XApi xApi(XProperties settings, OutgoingClients clients, Clearances clearances) {
        return new ClearedXApi(new Twitter4jXApi(settings, clients), () -> clearances.cleared(Platform.X));
    }

    @Bean
    XCollector xCollector(XProperties settings, XApi xApi, Credentials credentials) {
        return new XCollector(
                settings, xApi, () -> credentials.forPlatform(Platform.X).isPresent());
    }

    @Bean
    XComments xComments(XProperties settings, XApi xApi) {
        return new XComments(settings, xApi);
    }

    @Bean
    KeptAnswers xKeptAnswers() {
        return new XKeptAnswers();
    }
}
