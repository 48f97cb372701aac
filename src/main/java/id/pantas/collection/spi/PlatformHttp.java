package id.pantas.collection.spi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * GET requests to servers that are not trusted: bounded in size and time, never redirected unseen, and never to addresses
 * that the application's {@code InetAddressFilter} refuses.
 */
public final class PlatformHttp {

    private final RestClient client;
    private final Limits limits;

    /**
     * @param maxBytes the longest body, after decompression
     * @param connect how long to wait for a connection
     * @param read how long a whole answer may take
     */
    public record Limits(int maxBytes, Duration connect, Duration read) {}

    /** An answer of any status. */
    public record Reply(URI address, int status, HttpHeaders headers, byte[] body) {

        /** The first value of a header, an empty text if there is none. */
        public String header(String name) {
            String value = headers.getFirst(name);
            return value == null ? "" : value;
        }
    }

    /**
     * @param builder Boot's builder
     * @param settings Boot's settings, which carry the address filter
     */
    public PlatformHttp(RestClient.Builder builder, HttpClientSettings settings, Limits limits) {
        this.limits = limits;
        this.client = builder.clone()
                .requestFactory(ClientHttpRequestFactoryBuilder.jdk()
                        .build(settings.withTimeouts(limits.connect(), limits.read())
                                .withRedirects(HttpRedirects.DONT_FOLLOW)))
                .build();
    }

    /**
     * Asks once. {@code address} must not contain a credential, since failures name its host and path.
     *
     * @throws CollectionFailure TRANSIENT if no complete answer came, REFUSED if the address lies in a network that must
     *     not be asked, MALFORMED if the body is too long, BAD_REQUEST if this is no address
     */
    public Reply get(URI address, Map<String, String> headers) throws CollectionFailure {
        if (address.getHost() == null || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw failure(FailureKind.BAD_REQUEST, "no http address: " + shown(address), null);
        }
        try {
            Reply reply = client.get()
                    .uri(address)
                    .headers(all -> headers.forEach(all::set))
                    .exchange((request, response) -> read(address, response));
            if (reply == null) {
                throw failure(FailureKind.TRANSIENT, "no answer from " + shown(address), null);
            }
            return reply;
        } catch (BodyTooLong e) {
            throw failure(FailureKind.MALFORMED, e.getMessage() + " from " + shown(address), null);
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
        var peeked = new java.io.PushbackInputStream(body, 2);
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

    private static CollectionFailure unreached(URI address, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLong) {
                return failure(FailureKind.MALFORMED, cause.getMessage() + " from " + shown(address), null);
            }
            if (cause instanceof FilteredHostException) {
                // The filter also turns away names that nobody knows at the moment.
                return known(address.getHost())
                        ? failure(FailureKind.REFUSED, "address in a closed network: " + shown(address), cause)
                        : failure(FailureKind.TRANSIENT, "unknown host " + address.getHost(), cause);
            }
        }
        return failure(FailureKind.TRANSIENT, "no answer from " + shown(address), e);
    }

    private static boolean known(String host) {
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

    private static CollectionFailure failure(FailureKind kind, String message, @Nullable Throwable cause) {
        return new CollectionFailure(kind, message, null, null, cause);
    }

    /** Not an {@link IOException}, so that it is told apart from a broken connection. */
    private static final class BodyTooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BodyTooLong(int maxBytes) {
            super("a body of more than " + maxBytes + " bytes");
        }
    }
}
