package id.pantas.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that has been read.
 *
 * @param path decoded, without query
 * @param query first value of each parameter, decoded, in order
 */
record Asked(String method, String path, Map<String, String> query, Headers headers, String body) {

    private static final int MAX_BODY = 64 * 1024;

    /** @throws IllegalArgumentException if path or query are not decodable */
    static Asked of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        return new Asked(
                exchange.getRequestMethod(),
                decode(exchange.getRequestURI().getRawPath().replace("+", "%2B")),
                parse(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(),
                new String(body, StandardCharsets.UTF_8));
    }

    @Nullable
    String header(String name) {
        return headers.getFirst(name);
    }

    @Nullable
    String param(String name) {
        return query.get(name);
    }

    Map<String, String> form() {
        return parse(body);
    }

    /** The same request below a shorter path. */
    Asked at(String shorter) {
        return new Asked(method, shorter, query, headers, body);
    }

    /** A number parameter, {@code otherwise} if it is absent, null if it is not a number. */
    @Nullable
    Integer number(String name, int otherwise) {
        String value = param(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Map<String, String> parse(@Nullable String text) {
        Map<String, String> values = new LinkedHashMap<>();
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                values.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
