package id.pantas.outgoing;

import id.pantas.outgoing.OutgoingClients.Limits;
import id.pantas.outgoing.OutgoingClients.Rules;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sets the client up to do what it is told and nothing by itself: no cookie, redirect, repetition, sign-in or proxy. */
final class Connections {

    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 200;

    private Connections() {}

    static CloseableHttpClient client(Rules rules, Limits limits, PinnedNames names) {
        Timeout connect = Timeout.of(limits.connect());
        Timeout read = Timeout.of(limits.read());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(MAX_LINE)
                                .setMaxHeaderCount(MAX_HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(read)
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .setMaxConnTotal(64)
                .setMaxConnPerRoute(16)
                .build();
        HttpClientBuilder client = HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("PANTAS")
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(read)
                        .setResponseTimeout(read)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableAuthCaching();
        if (rules.proxy() != null) {
            client.setProxy(
                    new HttpHost("http", rules.proxy().getHost(), rules.proxy().getPort()));
        }
        return client.build();
    }
}
