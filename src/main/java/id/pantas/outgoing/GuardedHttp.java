package id.pantas.outgoing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Requests to servers that are not trusted. A redirect is an answer like any other (status 3xx with {@code Location}): who
 * wants to follow asks again, so that every hop is checked.
 */
public interface GuardedHttp {

    /**
     * Asks once.
     *
     * @throws Unreached if no complete answer of any status came or the address may not be asked
     */
    Reply send(Ask ask) throws Unreached;

    /** A GET; see {@link #send}. */
    default Reply get(URI address, Map<String, String> headers) throws Unreached {
        return send(new Ask(HttpMethod.GET, address, headers, null));
    }

    /**
     * What to ask.
     *
     * @param address without a credential, since failures name its host and path
     * @param headers may hold credentials; they are never shown
     * @param body null for none
     */
    record Ask(
            HttpMethod method,
            URI address,
            Map<String, String> headers,
            @Nullable Body body) {

        public Ask {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return method + " " + address.getScheme() + "://" + address.getAuthority() + address.getPath();
        }
    }

    /** What is sent along; may hold a credential and is never shown. */
    record Body(String contentType, String text) {

        @Override
        public String toString() {
            return contentType;
        }
    }

    /** An answer of any status. */
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
}
