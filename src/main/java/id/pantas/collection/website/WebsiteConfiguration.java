package id.pantas.collection.website;

import id.pantas.collection.spi.PlatformHttp;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebsiteProperties.class)
class WebsiteConfiguration {

    static final PlatformHttp.Limits LIMITS =
            new PlatformHttp.Limits(5 * 1024 * 1024, Duration.ofSeconds(5), Duration.ofSeconds(15));

    @Bean
    WebsiteCollector websiteCollector(
            WebsiteProperties settings, RestClient.Builder builder, HttpClientSettings client) {
        PlatformHttp http = new PlatformHttp(builder, client, LIMITS);
        return new WebsiteCollector(new SiteVisit.Means(http, settings, new Pacer(), new RobotRules.Cache()));
    }
}
