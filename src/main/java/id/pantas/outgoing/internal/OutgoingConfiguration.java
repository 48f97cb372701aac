package id.pantas.outgoing.internal;

import id.pantas.outgoing.OutgoingClients;
import id.pantas.outgoing.OutgoingDetour;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutgoingProperties.class)
class OutgoingConfiguration {

    /**
     * Where outgoing requests may go: people type the addresses, so our own network is refused (private, loopback, link-local
     * and special ranges, also when a redirect or a name leads there). A bean, so that clients that a library lets Boot
     * build keep to it too, though only the guarded ones connect to the very address that was checked.
     */
    @Bean
    InetAddressFilter reachable(OutgoingProperties settings) {
        InetAddressFilter outside = InetAddressFilter.externalAddresses();
        return settings.allowLoopback() ? outside.or("127.0.0.0/8", "::1") : outside;
    }

    @Bean
    OutgoingClients outgoingClients(
            InetAddressFilter reachable, OutgoingProperties settings, ObjectProvider<OutgoingDetour> detours) {
        OutgoingDetour detour = detours.getIfAvailable();
        UnaryOperator<URI> way = detour == null ? UnaryOperator.identity() : detour::way;
        return OutgoingClients.keepingTo(new OutgoingClients.Rules(reachable, settings.ports(), settings.proxy(), way));
    }
}
