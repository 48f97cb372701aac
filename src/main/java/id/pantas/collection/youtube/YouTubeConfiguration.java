package id.pantas.collection.youtube;

import id.pantas.collection.spi.PlatformHttp;
import id.pantas.outgoing.OutgoingClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(YouTubeProperties.class)
class YouTubeConfiguration {

    @Bean
    YouTubeCollector youTubeCollector(YouTubeProperties settings, OutgoingClients clients) {
        PlatformHttp http = new PlatformHttp(clients.with(YouTubeApi.LIMITS));
        return new YouTubeCollector(settings, new YouTubeApi(settings, http));
    }
}
