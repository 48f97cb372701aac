package id.pantas.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a simulator as a collector would, with the right credentials unless told otherwise. */
final class Visitor {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Simulator simulator;

    Visitor(Simulator simulator) {
        this.simulator = simulator;
    }

    HttpResponse<String> get(String path, String... headers) {
        try {
            return tryGet(path, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> tryGet(String path, String... headers) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path)).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> post(String path, String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return send(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> x(String path) {
        return get("/x/2/" + path, "Authorization", "Bearer " + Simulator.X_BEARER_TOKEN);
    }

    HttpResponse<String> youTube(String path) {
        return get("/youtube/youtube/v3/" + path, "X-Goog-Api-Key", Simulator.YOUTUBE_API_KEY);
    }

    /** @param query encoded, without the proof of the secret */
    HttpResponse<String> graph(String path, String query) {
        return get(
                "/graph/v26.0/" + path + "?" + query + "&appsecret_proof=" + MetaGraph.proof(Simulator.META_TOKEN),
                "Authorization",
                "Bearer " + Simulator.META_TOKEN);
    }

    HttpResponse<String> threads(SimulatedAccount account, String path) {
        return get("/threads/v1.0/" + path, "Authorization", "Bearer " + Simulator.threadsToken(account));
    }

    HttpResponse<String> site(SimulatedAccount site, String path, String... headers) {
        return get("/website/" + site.nativeId() + path, headers);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
