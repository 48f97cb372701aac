package id.pantas.collection;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.InetAddressFilter;

/** Client settings of tests: the outside world and this machine's own servers at 127.0.0.1, no other closed network. */
public final class Loopback {

    private Loopback() {}

    public static HttpClientSettings settings() {
        return HttpClientSettings.defaults()
                .withInetAddressFilter(InetAddressFilter.externalAddresses().or("127.0.0.1"));
    }
}
