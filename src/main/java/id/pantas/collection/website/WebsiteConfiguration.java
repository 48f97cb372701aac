package id.pantas.collection.website;

import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.outgoing.OutgoingClients;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebsiteProperties.class)
class WebsiteConfiguration {

    static final OutgoingClients.Limits LIMITS =
            new OutgoingClients.Limits(5 * 1024 * 1024, Duration.ofSeconds(5), Duration.ofSeconds(15));

    @Bean
    WebsiteCollector websiteCollector(WebsiteProperties settings, OutgoingClients clients) {
        PlatformHttp http = new PlatformHttp(clients.with(LIMITS));
        return new WebsiteCollector(new SiteVisit.Means(http, settings, new Pacer(), new RobotRules.Cache()));
    }

    @Bean
    KeptAnswers websiteKeptAnswers(WebsiteProperties settings) {
        return new WebsiteKeptAnswers(settings.zone());
    }
}
