package id.pantas.collection;

import id.pantas.collection.spi.PlatformHttp;
import id.pantas.outgoing.OutgoingClients;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.web.client.RestClient;

/** Client settings of tests: the outside world and this machine's own servers at 127.0.0.1, no other closed network. */
public final class Loopback {

    private Loopback() {}

    public static HttpClientSettings settings() {
        return HttpClientSettings.defaults()
                .withInetAddressFilter(InetAddressFilter.externalAddresses().or("127.0.0.1"));
    }

    /** A guarded client with these settings. */
    public static PlatformHttp http(OutgoingClients.Limits limits) {
        return http(settings(), limits);
    }

    public static PlatformHttp http(HttpClientSettings settings, OutgoingClients.Limits limits) {
        return new PlatformHttp(
                OutgoingClients.over(RestClient.builder(), settings).with(limits));
    }
}
