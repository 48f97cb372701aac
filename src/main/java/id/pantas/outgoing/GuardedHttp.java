package id.pantas.outgoing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Requests to servers that are not trusted. A redirect is an answer like any other (status 3xx with {@code Location}): who
 * wants to follow asks again, or lets {@link #follow} do so, and every hop is checked like the first.
 */
public interface GuardedHttp {

    /**
     * Asks once. Cookies are neither kept nor sent, nothing is repeated and no credential is sent but those in the request.
     *
     * @throws Unreached if no complete answer of any status came or the address may not be asked
     */
    Reply send(Ask ask) throws Unreached;

    /** A GET; see {@link #send}. */
    default Reply get(URI address, Map<String, String> headers) throws Unreached {
        return send(new Ask(HttpMethod.GET, address, headers, null));
    }

    /**
     * Asks and follows redirects. Another origin (scheme, host or port) is told none of the request's headers but
     * {@code Accept}, {@code Accept-Language} and {@code User-Agent}, and is never sent its body; a way from https to http is
     * not followed. What is not followed is given back as it is, with its status 3xx.
     *
     * @param hops how many redirects at most, 0 to 20
     * @return the last answer; its {@link Reply#address()} says where the way ended
     * @throws Unreached as {@link #send}, for any hop; NO_ANSWER if there are more redirects
     */
    default Reply follow(Ask ask, int hops) throws Unreached {
        return Redirects.follow(this, ask, hops);
    }

    /**
     * What to ask.
     *
     * @param address without a credential, since failures name its host and path
     * @param headers may hold credentials; they are never shown
     * @param body null for none
     * @param accepts media types, also with wildcards, that a successful answer may have; empty for any
     */
    record Ask(
            HttpMethod method,
            URI address,
            Map<String, String> headers,
            @Nullable Body body,
            Set<String> accepts) {

        public Ask {
            headers = Map.copyOf(headers);
            accepts = Set.copyOf(accepts);
        }

        /** An answer of any media type is fine. */
        public Ask(HttpMethod method, URI address, Map<String, String> headers, @Nullable Body body) {
            this(method, address, headers, body, Set.of());
        }

        /** The same, but a successful answer of another media type is refused before its body is read. */
        public Ask accepting(String... types) {
            return new Ask(method, address, headers, body, Set.of(types));
        }

        @Override
        public String toString() {
            return method + " " + shown(address);
        }
    }

    /** What is sent along; may hold a credential and is never shown. */
    record Body(String contentType, String text) {

        @Override
        public String toString() {
            return contentType;
        }
    }

    /**
     * An answer of any status.
     *
     * @param body unpacked; empty if there is none
     */
    record Reply(URI address, int status, HttpHeaders headers, byte[] body) {

        /** The first value of a header, an empty text if there is none; names without regard to case. */
        public String header(String name) {
            String value = headers.getFirst(name);
            return value == null ? "" : value;
        }

        /** The body as UTF-8. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static String shown(URI address) {
        return address.getScheme() + "://" + address.getHost() + address.getPath();
    }
}
