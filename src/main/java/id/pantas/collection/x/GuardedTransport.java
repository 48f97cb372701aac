package id.pantas.collection.x;

import id.pantas.outgoing.GuardedHttp;
import id.pantas.outgoing.GuardedHttp.Ask;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.Unreached;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import twitter4j.HttpClient;
import twitter4j.HttpParameter;
import twitter4j.HttpRequest;
import twitter4j.HttpResponse;
import twitter4j.HttpResponseListener;
import twitter4j.RequestMethod;
import twitter4j.TwitterException;
import twitter4j.auth.Authorization;
import twitter4j.conf.ConfigurationBuilder;

/**
 * What twitter4j sends its requests through. The library's own client opens connections by itself, follows redirects and
 * reads errors without a limit; this one goes through the guarded door, and errors are answers like any other.
 */
class GuardedTransport implements HttpClient {

    private final GuardedHttp http;
    private final Map<String, String> headers = new HashMap<>();

    GuardedTransport(GuardedHttp http) {
        this.http = http;
        headers.put("Accept", "application/json");
    }

    /** @throws TwitterException if no complete answer came; its cause is {@link Unreached} */
    @Override
    public HttpResponse request(HttpRequest request) throws TwitterException {
        if (request.getMethod() != RequestMethod.GET) {
            throw new TwitterException("only reads are sent");
        }
        Map<String, String> all = new HashMap<>(request.getRequestHeaders());
        Authorization authorization = request.getAuthorization();
        String signed = authorization == null ? null : authorization.getAuthorizationHeader(request);
        if (signed != null) {
            all.put("Authorization", signed);
        }
        try {
            return new Answer(http.send(new Ask(HttpMethod.GET, URI.create(request.getURL()), all, null)));
        } catch (Unreached e) {
            throw new TwitterException(String.valueOf(e.getMessage()), e, -1);
        }
    }

    @Override
    public HttpResponse request(HttpRequest request, @Nullable HttpResponseListener listener) throws TwitterException {
        return request(request);
    }

    @Override
    public HttpResponse get(
            String url,
            HttpParameter @Nullable [] parameters,
            @Nullable Authorization authorization,
            @Nullable HttpResponseListener listener)
            throws TwitterException {
        return request(new HttpRequest(RequestMethod.GET, url, parameters, authorization, headers));
    }

    @Override
    public HttpResponse get(String url) throws TwitterException {
        return get(url, null, null, null);
    }

    @Override
    public void addDefaultRequestHeader(String name, String value) {
        headers.put(name, value);
    }

    @Override
    public Map<String, String> getRequestHeaders() {
        return headers;
    }

    @Override
    public HttpResponse post(
            String url,
            HttpParameter[] parameters,
            Authorization authorization,
            @Nullable HttpResponseListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpResponse post(String url) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpResponse delete(
            String url,
            HttpParameter[] parameters,
            Authorization authorization,
            @Nullable HttpResponseListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpResponse delete(String url) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpResponse head(String url) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpResponse put(
            String url,
            HttpParameter[] parameters,
            Authorization authorization,
            @Nullable HttpResponseListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpResponse put(String url) {
        throw new UnsupportedOperationException();
    }

    /** An answer as the library knows it; header names without regard to case, unlike the library's own. */
    private static final class Answer extends HttpResponse {

        private final Reply reply;

        Answer(Reply reply) {
            super(new ConfigurationBuilder().build().getHttpClientConfiguration());
            this.reply = reply;
            this.statusCode = reply.status();
            this.is = new ByteArrayInputStream(reply.body());
        }

        @Override
        public @Nullable String getResponseHeader(String name) {
            return reply.headers().getFirst(name);
        }

        @Override
        public Map<String, List<String>> getResponseHeaderFields() {
            Map<String, List<String>> fields = new HashMap<>();
            reply.headers().forEach(fields::put);
            return fields;
        }

        @Override
        public void disconnect() {
            // all of it is here already
        }
    }
}
