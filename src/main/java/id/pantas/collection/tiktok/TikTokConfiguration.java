package id.pantas.collection.tiktok;

import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.credential.Credentials;
import id.pantas.outgoing.OutgoingClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TikTokProperties.class)
class TikTokConfiguration {

    @Bean
    TikTokApi tikTokApi(TikTokProperties settings, OutgoingClients clients) {
        return new TikTokApi(settings, new PlatformHttp(clients.with(TikTokApi.LIMITS)));
    }

    @Bean
    TikTokCollector tikTokCollector(TikTokApi api) {
        return new TikTokCollector(api);
    }

    @Bean
    TikTokComments tikTokComments(TikTokApi api) {
        return new TikTokComments(api);
    }

    @Bean
    TikTokScheme tikTokScheme(TikTokProperties settings, TikTokApi api, Credentials credentials) {
        return new TikTokScheme(settings, api, credentials);
    }

    @Bean
    KeptAnswers tikTokKeptAnswers() {
        return new TikTokKeptAnswers();
    }
}
