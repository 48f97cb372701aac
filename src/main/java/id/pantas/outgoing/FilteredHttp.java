package id.pantas.outgoing;

import id.pantas.outgoing.OutgoingClients.Limits;
import id.pantas.outgoing.Unreached.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** {@link GuardedHttp} over the JDK's client; Boot's settings carry the address filter. */
class FilteredHttp implements GuardedHttp {

    private final RestClient client;
    private final Limits limits;

    FilteredHttp(RestClient.Builder builder, HttpClientSettings settings, Limits limits) {
        this.limits = limits;
        this.client = builder.clone()
                .requestFactory(ClientHttpRequestFactoryBuilder.jdk()
                        .build(settings.withTimeouts(limits.connect(), limits.read())
                                .withRedirects(HttpRedirects.DONT_FOLLOW)))
                .build();
    }

    @Override
    public Reply send(Ask ask) throws Unreached {
        URI address = ask.address();
        if (address.getHost() == null || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new Unreached(Reason.NO_ADDRESS, "no http address: " + shown(address), null);
        }
        try {
            RestClient.RequestBodySpec request = client.method(ask.method())
                    .uri(address)
                    .headers(all -> ask.headers().forEach(all::set));
            Body body = ask.body();
            if (body != null) {
                request = request.contentType(MediaType.parseMediaType(body.contentType()))
                        .body(body.text());
            }
            Reply reply = request.exchange((sent, response) -> read(address, response));
            if (reply == null) {
                throw new Unreached(Reason.NO_ANSWER, "no answer from " + shown(address), null);
            }
            return reply;
        } catch (BodyTooLong e) {
            throw new Unreached(Reason.TOO_LONG, e.getMessage() + " from " + shown(address), null);
        } catch (RestClientException | IllegalArgumentException | FilteredHostException e) {
            throw unreached(address, e);
        }
    }

    private Reply read(URI address, ClientHttpResponse response) throws IOException {
        long deadline = System.nanoTime() + limits.read().multipliedBy(2).toNanos();
        HttpHeaders headers = response.getHeaders();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = decoded(response.getBody(), headers)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
                if (bytes.size() > limits.maxBytes()) {
                    throw new BodyTooLong(limits.maxBytes());
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("the answer takes too long");
                }
            }
        }
        return new Reply(address, response.getStatusCode().value(), headers, bytes.toByteArray());
    }

    /** Some servers compress without being asked; the client has taken the header away where it decompressed itself. */
    private static InputStream decoded(InputStream body, HttpHeaders headers) throws IOException {
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || !encoding.equalsIgnoreCase("gzip")) {
            return body;
        }
        var peeked = new PushbackInputStream(body, 2);
        int first = peeked.read();
        int second = first < 0 ? -1 : peeked.read();
        if (second >= 0) {
            peeked.unread(second);
        }
        if (first >= 0) {
            peeked.unread(first);
        }
        return first == 0x1f && second == 0x8b ? new GZIPInputStream(peeked) : peeked;
    }

    private static Unreached unreached(URI address, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLong) {
                return new Unreached(Reason.TOO_LONG, cause.getMessage() + " from " + shown(address), null);
            }
            if (cause instanceof FilteredHostException) {
                // The filter also turns away names that nobody knows at the moment.
                return known(address.getHost())
                        ? new Unreached(Reason.CLOSED_NETWORK, "address in a closed network: " + shown(address), cause)
                        : new Unreached(Reason.NO_ANSWER, "unknown host " + address.getHost(), cause);
            }
        }
        return new Unreached(Reason.NO_ANSWER, "no answer from " + shown(address), e);
    }

    private static boolean known(@Nullable String host) {
        try {
            InetAddress.getByName(host);
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String shown(URI address) {
        return address.getScheme() + "://" + address.getAuthority() + address.getPath();
    }

    /** Not an {@link IOException}, so that it is told apart from a broken connection. */
    private static final class BodyTooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BodyTooLong(int maxBytes) {
            super("a body of more than " + maxBytes + " bytes");
        }
    }
}
