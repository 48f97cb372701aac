package id.pantas.setup.internal;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;

/**
 * Sends requests for the invented websites to the simulator. Their hosts end in {@code .example}, which belongs to nobody
 * (RFC 2606), so accounts and links keep their public addresses while the simulator's port changes from start to start.
 */
class DemoWebsites implements ClientHttpRequestInterceptor {

    private static final String INVENTED = ".example";

    private final String simulator;

    /** @param simulator base address without a slash at the end */
    DemoWebsites(String simulator) {
        this.simulator = simulator;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        URI mapped = map(request.getURI());
        return execution.execute(
                new HttpRequestWrapper(request) {
                    @Override
                    public URI getURI() {
                        return mapped;
                    }
                },
                body);
    }

    URI map(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (!host.endsWith(INVENTED)) {
            return address;
        }
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(simulator + "/website/" + host + path + query);
    }
}
