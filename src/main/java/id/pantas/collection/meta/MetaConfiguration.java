package id.pantas.collection.meta;

import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.outgoing.OutgoingClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Instagram and Facebook share one client, and with it what is known of the app's limit; Threads has a host of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MetaProperties.class, ThreadsProperties.class})
class MetaConfiguration {

    @Bean
    GraphClient metaGraph(MetaProperties settings, OutgoingClients clients) {
        return new GraphClient(
                settings.graphBaseUrl(), settings.graphVersion(), new PlatformHttp(clients.with(GraphClient.LIMITS)));
    }

    @Bean
    InstagramReader instagramReader(GraphClient metaGraph, MetaProperties settings) {
        return new InstagramReader(metaGraph, settings);
    }

    @Bean
    MediaIds instagramMediaIds() {
        return new MediaIds();
    }

    @Bean
    InstagramCollector instagramCollector(InstagramReader reader, MediaIds instagramMediaIds) {
        return new InstagramCollector(reader, instagramMediaIds);
    }

    @Bean
    InstagramComments instagramComments(InstagramReader reader, MediaIds instagramMediaIds) {
        return new InstagramComments(reader, instagramMediaIds);
    }

    @Bean
    InstagramScheme instagramScheme(GraphClient metaGraph, MetaProperties settings) {
        return new InstagramScheme(metaGraph, settings);
    }

    @Bean
    FacebookPages facebookPages(GraphClient metaGraph, MetaProperties settings) {
        return new FacebookPages(metaGraph, settings);
    }

    @Bean
    FacebookCollector facebookCollector(FacebookPages pages) {
        return new FacebookCollector(pages);
    }

    @Bean
    FacebookComments facebookComments(FacebookPages pages) {
        return new FacebookComments(pages);
    }

    @Bean
    FacebookScheme facebookScheme(GraphClient metaGraph, MetaProperties settings) {
        return new FacebookScheme(metaGraph, settings);
    }

    @Bean
    ThreadsReader threadsReader(ThreadsProperties settings, OutgoingClients clients) {
        return new ThreadsReader(
                new GraphClient(
                        settings.baseUrl(), settings.version(), new PlatformHttp(clients.with(GraphClient.LIMITS))),
                settings);
    }

    @Bean
    MediaIds threadsMediaIds() {
        return new MediaIds();
    }

    @Bean
    ThreadsCollector threadsCollector(ThreadsReader reader, MediaIds threadsMediaIds) {
        return new ThreadsCollector(reader, threadsMediaIds);
    }

    @Bean
    ThreadsComments threadsComments(ThreadsReader reader, MediaIds threadsMediaIds) {
        return new ThreadsComments(reader, threadsMediaIds);
    }

    @Bean
    ThreadsScheme threadsScheme(ThreadsReader reader) {
        return new ThreadsScheme(reader);
    }

    @Bean
    KeptAnswers facebookKeptAnswers() {
        return MetaKeptAnswers.facebook();
    }

    @Bean
    KeptAnswers instagramKeptAnswers() {
        return MetaKeptAnswers.instagram();
    }

    @Bean
    KeptAnswers threadsKeptAnswers() {
        return MetaKeptAnswers.threads();
    }
}
