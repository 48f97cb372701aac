package id.pantas.collection.youtube;

import id.pantas.collection.spi.PlatformHttp;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(YouTubeProperties.class)
class YouTubeConfiguration {

    @Bean
    YouTubeCollector youTubeCollector(
            YouTubeProperties settings, RestClient.Builder builder, HttpClientSettings client) {
        PlatformHttp http = new PlatformHttp(builder, client, YouTubeApi.LIMITS);
        return new YouTubeCollector(settings, new YouTubeApi(settings, http));
    }
}
