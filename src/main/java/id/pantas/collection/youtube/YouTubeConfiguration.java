package id.pantas.collection.youtube;

import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.credential.Credentials;
import id.pantas.outgoing.OutgoingClients;
import id.pantas.registry.Platform;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(YouTubeProperties.class)
class YouTubeConfiguration {

    @Bean
    YouTubeCollector youTubeCollector(YouTubeProperties settings, OutgoingClients clients, Credentials credentials) {
        PlatformHttp http = new PlatformHttp(clients.with(YouTubeApi.LIMITS));
        return new YouTubeCollector(
                new YouTubeApi(settings, http),
                () -> credentials.forPlatform(Platform.YOUTUBE).isPresent());
    }

    @Bean
    YouTubeComments youTubeComments(YouTubeProperties settings, OutgoingClients clients) {
        PlatformHttp http = new PlatformHttp(clients.with(YouTubeApi.LIMITS));
        return new YouTubeComments(new YouTubeApi(settings, http));
    }

    @Bean
    KeptAnswers youTubeKeptAnswers() {
        return new YouTubeKeptAnswers();
    }
}
