package id.pantas.collection.meta;

import id.pantas.collection.spi.Counter;
import id.pantas.outgoing.GuardedHttp.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much of Meta's limits is used, as an answer's headers say. Per cent may exceed 100.
 *
 * @param app of the app's own limit; null if not told
 * @param accounts of each account's limit, by its id
 */
record GraphUsage(@Nullable Long app, Map<String, OfAccount> accounts) {

    /** @param pause how long the account must not be asked; zero if it may */
    record OfAccount(long percent, Duration pause) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    static GraphUsage of(Reply reply) {
        JsonNode app = document(reply.header("x-app-usage"));
        Map<String, OfAccount> accounts = new HashMap<>();
        JsonNode business = document(reply.header("x-business-use-case-usage"));
        if (business != null && business.isObject()) {
            business.properties().forEach(each -> accounts.put(each.getKey(), ofAccount(each.getValue())));
        }
        return new GraphUsage(app == null || !app.isObject() ? null : Long.valueOf(percent(app)), accounts);
    }

    /** The longest wait that any account was given; zero if none was. */
    Duration longestWait() {
        return accounts.values().stream().map(OfAccount::pause).reduce(Duration.ZERO, GraphUsage::longer);
    }

    private static OfAccount ofAccount(JsonNode uses) {
        long percent = 0;
        Duration wait = Duration.ZERO;
        for (JsonNode use : uses) {
            percent = Math.max(percent, percent(use));
            Long minutes = Counter.of(use.get("estimated_time_to_regain_access"));
            if (minutes != null) {
                wait = longer(wait, Duration.ofMinutes(Math.min(minutes, LONGEST_WAIT.toMinutes())));
            }
        }
        return new OfAccount(percent, wait);
    }

    private static long percent(JsonNode use) {
        long highest = 0;
        for (String name : new String[] {"call_count", "total_time", "total_cputime"}) {
            Long value = Counter.of(use.get(name));
            highest = value == null ? highest : Math.max(highest, value);
        }
        return highest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static @Nullable JsonNode document(String header) {
        if (header.isBlank() || header.length() > 20_000) {
            return null;
        }
        try {
            return JSON.readTree(header);
        } catch (JacksonException e) {
            return null;
        }
    }
}
