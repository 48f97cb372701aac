package id.pantas.collection.x;

import id.pantas.outgoing.OutgoingClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(XProperties.class)
class XConfiguration {

    @Bean
    XCollector xCollector(XProperties settings, OutgoingClients clients) {
        return new XCollector(settings, new Twitter4jXApi(settings, clients));
    }
}
