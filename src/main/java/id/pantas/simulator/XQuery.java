package id.pantas.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a timeline request asks for, already checked.
 *
 * @param max posts on a page, 5 to 100
 * @param since only greater ids, null for all
 * @param below only smaller ids; {@link Long#MAX_VALUE} for all
 * @param start only posts of this instant or later, null for all
 * @param end only earlier posts, null for all
 */
record XQuery(
        int max,
        @Nullable Long since,
        long below,
        @Nullable Instant start,
        @Nullable Instant end,
        Set<String> exclude) {

    private static final String PAGE_MARK = "7140";

    /** An answer that refuses the request, or null if it can be understood. */
    static @Nullable Answer refusalOf(Asked asked) {
        Integer max = asked.number("max_results", 10);
        if (max == null || max < 5 || max > 100) {
            String value = String.valueOf(asked.param("max_results"));
            return refuse("max_results", value, "is not between 5 and 100");
        }
        for (String name : List.of("since_id", "until_id")) {
            String value = asked.param(name);
            if (value != null && longOf(value) == null) {
                return refuse(name, value, "is not valid");
            }
        }
        for (String name : List.of("start_time", "end_time")) {
            String value = asked.param(name);
            if (value != null && instantOf(value) == null) {
                return refuse(name, value, "is not a valid RFC3339 time");
            }
        }
        String token = asked.param("pagination_token");
        return token != null && pageOf(token) == null ? refuse("pagination_token", token, "is not valid") : null;
    }

    /** Of a request that {@link #refusalOf} lets through. */
    static XQuery of(Asked asked) {
        Integer max = asked.number("max_results", 10);
        String token = asked.param("pagination_token");
        Long before = token == null ? null : pageOf(token);
        Long until = longOf(asked.param("until_id"));
        return new XQuery(
                max == null ? 10 : max,
                longOf(asked.param("since_id")),
                Math.min(before == null ? Long.MAX_VALUE : before, until == null ? Long.MAX_VALUE : until),
                instantOf(asked.param("start_time")),
                instantOf(asked.param("end_time")),
                listOf(asked.param("exclude")));
    }

    boolean wants(SimulatedPost post) {
        return !(exclude.contains("retweets") && post.repostOf() != null)
                && !(exclude.contains("replies") && post.replyTo() != null)
                && (end == null || post.publishedAt().isBefore(end));
    }

    static Answer refuse(String parameter, String value, String why) {
        return XProblems.invalid(
                parameter, value, "The `" + parameter + "` query parameter value [" + value + "] " + why);
    }

    /** Refuses a list of values that is empty or has more than 100 entries. */
    static @Nullable Answer refusalOfList(String parameter, @Nullable String values) {
        if (values == null || values.isEmpty()) {
            return XProblems.invalid(parameter, "", "The `" + parameter + "` query parameter can not be empty");
        }
        int count = values.split(",", -1).length;
        return count <= 100
                ? null
                : XProblems.invalid(
                        parameter,
                        values,
                        "The number of values in the `" + parameter + "` query parameter list [" + count
                                + "] is not between 1 and 100");
    }

    static String tokenOf(String id) {
        return PAGE_MARK + Long.toString(Long.parseLong(id) ^ 0x5A5A_5A5A_5A5AL, 36);
    }

    static @Nullable Long pageOf(String token) {
        if (!token.startsWith(PAGE_MARK)) {
            return null;
        }
        try {
            long id = Long.parseLong(token.substring(PAGE_MARK.length()), 36) ^ 0x5A5A_5A5A_5A5AL;
            return id > 0 ? id : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static @Nullable Long longOf(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}|[1-8]\\d{18}") ? Long.valueOf(text) : null;
    }

    static @Nullable Instant instantOf(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static Set<String> listOf(@Nullable String text) {
        return text == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(text.split(",")));
    }
}
