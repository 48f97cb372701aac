package id.pantas.collection.internal;

import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CollectionProperties.class)
class CollectionConfiguration {

    /**
     * Where outgoing requests may go: people type the addresses, so every client that Boot builds refuses our own network
     * (private, loopback, link-local and special ranges, also when a redirect or a name leads there).
     */
    @Bean
    InetAddressFilter reachable(CollectionProperties settings) {
        // ::/96 are the forgotten IPv4-compatible addresses, among them ::127.0.0.1.
        InetAddressFilter outside = InetAddressFilter.externalAddresses().andNot("::/96");
        return settings.allowLoopback() ? outside.or("127.0.0.0/8", "::1") : outside;
    }

    @Bean
    FailurePolicy failurePolicy() {
        return new FailurePolicy(() -> ThreadLocalRandom.current().nextDouble());
    }
}
