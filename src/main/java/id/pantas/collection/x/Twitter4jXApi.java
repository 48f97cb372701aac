package id.pantas.collection.x;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import twitter4j.HttpClient;
import twitter4j.HttpClientFactory;
import twitter4j.HttpParameter;
import twitter4j.HttpRequest;
import twitter4j.HttpResponse;
import twitter4j.RateLimitStatus;
import twitter4j.TwitterException;
import twitter4j.auth.Authorization;
import twitter4j.conf.Configuration;
import twitter4j.conf.ConfigurationBuilder;

/** {@link XApi} over the transport of twitter4j 4.0.7; see the package description for why only that is used of it. */
class Twitter4jXApi implements XApi {

    /** A page of 100 long posts with media stays below 2 MB. */
    static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final Authorization authorization;
    private final String baseUrl;
    private final Duration longest;

    Twitter4jXApi(XProperties settings) {
        // The library's own bearer support encodes the token, which spoils tokens copied from the console.
        this.authorization = new Bearer(settings.bearerToken());
        this.baseUrl = settings.baseUrl().toString();
        this.longest = settings.readTimeout().multipliedBy(2);
        Configuration configuration = new ConfigurationBuilder()
                .setHttpConnectionTimeout(
                        Math.toIntExact(settings.connectTimeout().toMillis()))
                .setHttpReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
                .setHttpRetryCount(0)
                .build();
        this.http = HttpClientFactory.getInstance(configuration.getHttpClientConfiguration());
    }

    @Override
    public Answer get(String path, Map<String, String> parameters) throws Unreachable {
        HttpParameter[] query = parameters.entrySet().stream()
                .map(each -> new HttpParameter(each.getKey(), each.getValue()))
                .toArray(HttpParameter[]::new);
        String address = baseUrl + path + (query.length == 0 ? "" : "?" + HttpParameter.encodeParameters(query));
        try {
            HttpResponse response = http.get(baseUrl + path, query, authorization, null);
            return new Answer(
                    address,
                    response.getStatusCode(),
                    header(response, "content-type"),
                    body(response),
                    reset(header(response, "x-rate-limit-reset")));
        } catch (TwitterException e) {
            if (e.getStatusCode() < 0) {
                throw new Unreachable("no answer from " + path, e);
            }
            return new Answer(address, e.getStatusCode(), "", body(e), reset(e.getRateLimitStatus()));
        } catch (IOException e) {
            throw new Unreachable("answer of " + path + " broke off: " + e.getMessage(), e);
        }
    }

    private String body(HttpResponse response) throws IOException {
        long deadline = System.nanoTime() + longest.toNanos();
        try (InputStream in = response.asStream()) {
            if (in == null) {
                return "";
            }
            byte[] buffer = new byte[16 * 1024];
            var bytes = new java.io.ByteArrayOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
                if (bytes.size() > MAX_BODY_BYTES) {
                    throw new IOException("more than " + MAX_BODY_BYTES + " bytes");
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("longer than " + longest);
                }
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /** The library keeps an error's body in its message, except of the shape of API v1.1, of which it keeps the code. */
    private static String body(TwitterException e) {
        if (e.getErrorCode() >= 0) {
            var error = JSON.createObjectNode().put("code", e.getErrorCode()).put("message", e.getErrorMessage());
            return JSON.createObjectNode()
                    .set("errors", JSON.createArrayNode().add(error))
                    .toString();
        }
        String message = String.valueOf(e.getMessage());
        int start = message.indexOf('{');
        if (start < 0) {
            start = message.indexOf('\n') + 1;
        }
        return message.substring(start);
    }

    private static String header(HttpResponse response, String name) {
        String value = response.getResponseHeader(name);
        return value == null ? "" : value;
    }

    private static @Nullable Instant reset(String epochSeconds) {
        try {
            return epochSeconds.isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(epochSeconds));
        } catch (NumberFormatException | java.time.DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant reset(@Nullable RateLimitStatus status) {
        return status == null ? null : Instant.ofEpochSecond(status.getResetTimeInSeconds());
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
