package id.pantas.outgoing.internal;

import id.pantas.outgoing.OutgoingClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutgoingProperties.class)
class OutgoingConfiguration {

    /**
     * Where outgoing requests may go: people type the addresses, so every client that Boot builds refuses our own network
     * (private, loopback, link-local and special ranges, also when a redirect or a name leads there).
     */
    @Bean
    InetAddressFilter reachable(OutgoingProperties settings) {
        // ::/96 are the forgotten IPv4-compatible addresses, among them ::127.0.0.1.
        InetAddressFilter outside = InetAddressFilter.externalAddresses().andNot("::/96");
        return settings.allowLoopback() ? outside.or("127.0.0.0/8", "::1") : outside;
    }

    @Bean
    OutgoingClients outgoingClients(RestClient.Builder builder, HttpClientSettings settings) {
        return OutgoingClients.over(builder, settings);
    }
}
