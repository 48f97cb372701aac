package id.pantas.collection.x;

import id.pantas.outgoing.OutgoingClients;
import id.pantas.outgoing.Unreached;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import twitter4j.HttpClient;
import twitter4j.HttpParameter;
import twitter4j.HttpRequest;
import twitter4j.HttpResponse;
import twitter4j.TwitterException;
import twitter4j.auth.Authorization;

/** {@link XApi} with the requests and signatures of twitter4j 4.0.7; see the package description for why only that is used. */
class Twitter4jXApi implements XApi {

    /** A page of 100 long posts with media stays below 2 MB. */
    static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    private final HttpClient http;
    private final Authorization authorization;
    private final String baseUrl;

    Twitter4jXApi(XProperties settings, OutgoingClients clients) {
        this(
                new GuardedTransport(clients.with(
                        new OutgoingClients.Limits(MAX_BODY_BYTES, settings.connectTimeout(), settings.readTimeout()))),
                settings.baseUrl().toString(),
                settings.bearerToken());
    }

    private Twitter4jXApi(HttpClient http, String baseUrl, @Nullable String token) {
        this.http = http;
        this.baseUrl = baseUrl;
        // The library's own bearer support encodes the token, which spoils tokens copied from the console.
        this.authorization = new Bearer(token);
    }

    @Override
    public XApi with(String token) {
        return new Twitter4jXApi(http, baseUrl, token);
    }

    @Override
    public Answer get(String path, Map<String, String> parameters) throws Unreached {
        HttpParameter[] query = parameters.entrySet().stream()
                .map(each -> new HttpParameter(each.getKey(), each.getValue()))
                .toArray(HttpParameter[]::new);
        String address = baseUrl + path + (query.length == 0 ? "" : "?" + HttpParameter.encodeParameters(query));
        try {
            HttpResponse response = http.get(baseUrl + path, query, authorization, null);
            String body = new String(response.asStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(
                    address,
                    response.getStatusCode(),
                    header(response, "content-type"),
                    body,
                    reset(header(response, "x-rate-limit-reset")));
        } catch (TwitterException | IOException e) {
            throw e.getCause() instanceof Unreached unreached
                    ? unreached
                    : new Unreached(Unreached.Reason.NO_ANSWER, "no answer from " + baseUrl + path, e);
        }
    }

    private static String header(HttpResponse response, String name) {
        String value = response.getResponseHeader(name);
        return value == null ? "" : value;
    }

    private static @Nullable Instant reset(String epochSeconds) {
        try {
            return epochSeconds.isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(epochSeconds));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** Sends the token as it is; says nothing of it in its text form. */
    private static final class Bearer implements Authorization {

        private static final long serialVersionUID = 1L;

        private final @Nullable String token;

        Bearer(@Nullable String token) {
            this.token = token;
        }

        @Override
        public @Nullable String getAuthorizationHeader(HttpRequest request) {
            return token == null ? null : "Bearer " + token;
        }

        @Override
        public boolean isEnabled() {
            return token != null;
        }

        @Override
        public String toString() {
            return "Bearer ***";
        }
    }
}
