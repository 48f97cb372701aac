package id.pantas.collection;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform on loopback that gives the answers recorded under {@code /recorded/<platform>}, by the rules of the
 * README there. Websites are found under {@code /website/<host>/}.
 */
public final class RecordedPlatform implements AutoCloseable {

    private static final Pattern NOW = Pattern.compile("\\{\\{now\\+(\\d+)}}");
    private static final int NOTHING_MATCHES = 599;

    /** Body files that were sent, by platform; over all servers of this run of tests. */
    private static final Map<String, Set<String>> SENT = new ConcurrentHashMap<>();

    private final String platform;
    private final List<Entry> entries = new ArrayList<>();
    private final Queue<Entry> ordered = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    /** A request as it arrived and the name of the entry that answered, null if none did. */
    public record Call(
            String method, String path, Map<String, String> query, Map<String, String> headers, String answeredBy) {}

    private record Entry(String name, boolean override, JsonNode request, JsonNode response) {}

    private RecordedPlatform(String platform) {
        this.platform = platform;
        JsonNode manifest = JsonMapper.shared().readTree(bytes("manifest.json"));
        for (JsonNode each : manifest.get("entries")) {
            entries.add(new Entry(
                    each.get("name").stringValue(),
                    "override".equals(each.get("mode").stringValue()),
                    each.get("request"),
                    each.get("response")));
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    public static RecordedPlatform of(String platform) {
        return new RecordedPlatform(platform);
    }

    /** {@code path} on this server, e.g. {@code /2/}. */
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The next requests get this recorded answer, whatever they ask. */
    public void answerNext(String name) {
        ordered.add(entries.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no recorded answer " + name)));
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Names of the entries that answered, in order. */
    public List<String> answeredBy() {
        return calls.stream().map(Call::answeredBy).toList();
    }

    public Call lastCall() {
        return calls.get(calls.size() - 1);
    }

    /** Names of all recorded answers. */
    public List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }

    /** Files kept for a platform that no test has been answered with so far. */
    public static Set<String> unused(String platform) {
        Path folder = Path.of("src", "test", "resources", "recorded", platform);
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = files.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
            names.remove("manifest.json");
            names.removeAll(SENT.getOrDefault(platform, Set.of()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            String path = exchange.getRequestURI().getPath();
            String host = null;
            if (platform.equals("website")) {
                String[] parts = path.split("/", 4);
                host = parts.length > 2 ? parts[2] : "";
                path = "/" + (parts.length > 3 ? parts[3] : "");
            }
            String method = exchange.getRequestMethod();
            Map<String, String> body = body(exchange, headers.getOrDefault("content-type", ""));
            Optional<Entry> found = Optional.ofNullable(ordered.poll());
            if (found.isEmpty()) {
                String site = host;
                String asked = path;
                found = entries.stream()
                        .filter(each -> !each.override())
                        .filter(each -> weight(each, method, site, asked, query, headers, body) >= 0)
                        .max(Comparator.comparingInt(each -> weight(each, method, site, asked, query, headers, body)));
            }
            calls.add(new Call(
                    method, path, query, headers, found.map(Entry::name).orElse(null)));
            if (found.isEmpty()) {
                exchange.sendResponseHeaders(host == null ? NOTHING_MATCHES : 404, -1);
                return;
            }
            send(exchange, found.get().response());
        }
    }

    private void send(HttpExchange exchange, JsonNode response) throws IOException {
        response.path("headers")
                .properties()
                .forEach(each -> exchange.getResponseHeaders()
                        .set(each.getKey(), withTime(each.getValue().stringValue())));
        String file = response.get("bodyFile").stringValue();
        SENT.computeIfAbsent(platform, any -> ConcurrentHashMap.newKeySet()).add(file);
        byte[] body = bytes(file);
        exchange.sendResponseHeaders(response.get("status").intValue(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String withTime(String value) {
        return NOW.matcher(value)
                .replaceAll(found -> String.valueOf(Instant.now().getEpochSecond() + Long.parseLong(found.group(1))));
    }

    /** How well an entry fits, in literal characters; -1 if it does not. */
    private static int weight(
            Entry entry,
            String method,
            String host,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            Map<String, String> body) {
        JsonNode request = entry.request();
        if (!method.equals(request.get("method").stringValue())) {
            return -1;
        }
        if (request.has("host") && !request.get("host").stringValue().equals(host)) {
            return -1;
        }
        int weight = fit(request.get("path").stringValue(), path);
        int inQuery = fitAll(request.path("query"), query, false);
        int inHeaders = fitAll(request.path("headers"), headers, true);
        int inForm = fitAll(request.path("form"), body, false);
        int inJson = fitAll(request.path("json"), body, false);
        if (weight < 0 || inQuery < 0 || inHeaders < 0 || inForm < 0 || inJson < 0) {
            return -1;
        }
        return weight
                + inQuery
                + inHeaders
                + inForm
                + inJson
                + request.path("priority").asInt(0);
    }

    /** Each named value that fits also counts one, so that naming a value beats leaving it free. */
    private static int fitAll(JsonNode wanted, Map<String, String> given, boolean lowerCase) {
        int sum = 0;
        for (var each : wanted.properties()) {
            String value = given.get(lowerCase ? each.getKey().toLowerCase() : each.getKey());
            int weight = value == null ? -1 : fit(each.getValue().asString(), value);
            if (weight < 0) {
                return -1;
            }
            sum += weight + 1;
        }
        return sum;
    }

    private static int fit(String glob, String value) {
        String literal = glob.replace("*", "");
        String pattern = "\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E";
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(value).matches() ? literal.length() : -1;
    }

    /** The fields of a form, or the plain values at the top of a JSON object. */
    private static Map<String, String> body(HttpExchange exchange, String contentType) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (contentType.startsWith("application/x-www-form-urlencoded")) {
            return query(text);
        }
        Map<String, String> values = new LinkedHashMap<>();
        if (contentType.startsWith("application/json")) {
            JsonMapper.shared()
                    .readTree(text)
                    .properties()
                    .forEach(each -> values.put(each.getKey(), each.getValue().asString("")));
        }
        return values;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private byte[] bytes(String file) {
        String name = "/recorded/" + platform + "/" + file;
        try (InputStream in = RecordedPlatform.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no file " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
