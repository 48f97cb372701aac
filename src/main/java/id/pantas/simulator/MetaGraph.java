package id.pantas.simulator;

import id.pantas.simulator.SimulatedAccount.State;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What the three graphs of Meta have in common: tokens and their proofs, errors, cursors, times. */
final class MetaGraph {

    static final String JSON = "application/json; charset=UTF-8";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0000'").withZone(ZoneOffset.UTC);

    private MetaGraph() {}

    /** The bearer of a request; null if there is none or, where the app asks for it, the proof is wrong. */
    static @Nullable String token(Asked asked, boolean proved) {
        String header = asked.header("Authorization");
        if (header == null || !header.startsWith("Bearer ")) {
            return null;
        }
        String token = header.substring("Bearer ".length());
        String given =
                asked.method().equals("POST") ? asked.form().get("appsecret_proof") : asked.param("appsecret_proof");
        return !proved || proof(token).equals(given) ? token : null;
    }

    static String pageToken(SimulatedAccount page) {
        return "EAABsimulatorPage" + page.nativeId();
    }

    static String threadsToken(SimulatedAccount account) {
        return "THsimulator" + account.nativeId();
    }

    /** What the app's secret makes of a token. */
    static String proof(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Simulator.META_APP_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Answer ok(Object body) {
        return Answer.json(200, JSON, body)
                .with("facebook-api-version", "v26.0")
                .with("x-app-usage", "{\"call_count\":12,\"total_cputime\":3,\"total_time\":5}");
    }

    static Answer error(int status, int code, @Nullable Integer subcode, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", code == 100 && subcode != null ? "GraphMethodException" : "OAuthException");
        error.put("code", code);
        if (subcode != null) {
            error.put("error_subcode", subcode);
        }
        if (code == 2) {
            error.put("is_transient", true);
        }
        error.put("fbtrace_id", "ASimulator" + code);
        return Answer.json(status, JSON, Map.of("error", error));
    }

    static Answer notAuthorized() {
        return error(
                401,
                190,
                463,
                "Error validating access token: Session has expired on Tuesday, 10-Nov-26 02:00:00 PST.");
    }

    static Answer missing(String id) {
        return error(
                400,
                100,
                33,
                "Unsupported get request. Object with ID '" + id
                        + "' does not exist, cannot be loaded due to missing permissions, or does not support this operation");
    }

    /** A failure of the switchboard in Meta's form; {@code limited} is the code of the account's own limit. */
    static Answer failed(Failure failure, Answer truth, int limited, String account) {
        return switch (failure) {
            case RATE_LIMITED ->
                error(403, 4, null, "(#4) Application request limit reached")
                        .with("x-app-usage", "{\"call_count\":100,\"total_cputime\":30,\"total_time\":60}");
            case UNAVAILABLE ->
                error(503, 2, null, "An unexpected error has occurred. Please retry your request later.");
            case TOKEN_EXPIRED -> notAuthorized();
            case QUOTA_EXCEEDED, SPENDING_LIMIT ->
                error(
                                400,
                                limited,
                                2_446_079,
                                "(#" + limited
                                        + ") There have been too many calls to this account. Wait a bit and try again.")
                        .with(
                                "x-business-use-case-usage",
                                "{\"" + account
                                        + "\":[{\"type\":\"pages\",\"call_count\":101,\"total_cputime\":25,\"total_time\":25,"
                                        + "\"estimated_time_to_regain_access\":19}]}");
            default -> truth;
        };
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static State stateOf(FailureSwitchboard failures, SimulatedAccount account) {
        Failure failure = failures.of(account);
        boolean gone = failure != null && failure.changesAccount() && failure != Failure.RENAMED;
        return gone ? State.DELETED : account.state();
    }

    /** The handle an account has after {@link Failure#RENAMED}. */
    static String handleOf(FailureSwitchboard failures, SimulatedAccount account) {
        return failures.of(account) == Failure.RENAMED ? "baru." + account.handle() : account.handle();
    }

    /** A page of posts, and whether older ones follow. */
    record Slice<T>(List<T> items, boolean more) {

        static <T> Slice<T> of(List<T> found, int limit) {
            boolean more = found.size() > limit;
            return new Slice<>(more ? found.subList(0, limit) : found, more);
        }
    }

    /** What is older than the cursor; posts of one account never share a second. */
    static Slice<SimulatedPost> slice(
            Timeline timeline, SimulatedAccount account, @Nullable Instant before, int limit, Instant now) {
        Instant start = before == null ? now : before;
        try (Stream<SimulatedPost> posts = timeline.newestFirst(account, now, Timeline.today(start))) {
            return Slice.of(
                    posts.filter(post -> before == null || post.publishedAt().isBefore(before))
                            .limit(limit + 1L)
                            .toList(),
                    limit);
        }
    }

    static String cursor(long value) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("QVF:" + value).getBytes(StandardCharsets.US_ASCII));
    }

    /** Null if it is none of ours. */
    static @Nullable Long valueOf(String cursor) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return plain.matches("QVF:\\d{1,18}") ? Long.valueOf(plain.substring(4)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static Answer badCursor() {
        return error(400, 100, 1349037, "(#100) The after cursor specified is not valid");
    }

    /** Cursors and, where the graph has them and more follows, the link that carries a token as Meta's does. */
    static Map<String, Object> paging(String before, String after, @Nullable String next) {
        Map<String, Object> cursors = new LinkedHashMap<>();
        cursors.put("before", before);
        cursors.put("after", after);
        Map<String, Object> paging = new LinkedHashMap<>();
        paging.put("cursors", cursors);
        if (next != null) {
            paging.put("next", next);
        }
        return paging;
    }

    /** Comments are paged by how many were given already. */
    static Answer comments(List<Map<String, Object>> all, Asked asked, boolean links, Map<String, Object> more) {
        Integer limit = asked.number("limit", 25);
        String after = asked.param("after");
        Long skip = after == null ? Long.valueOf(0) : valueOf(after);
        if (limit == null || limit < 1 || limit > 100) {
            return error(400, 100, null, "(#100) param limit must be between 1 and 100");
        }
        if (skip == null) {
            return badCursor();
        }
        int from = (int) Math.min(skip, all.size());
        int to = Math.min(from + limit, all.size());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", all.subList(from, to));
        if (to > from) {
            String next =
                    to < all.size() ? "https://graph.facebook.com/?access_token=EAABnext&after=" + cursor(to) : null;
            body.put("paging", paging(cursor(from), cursor(to), links ? next : null));
        }
        body.putAll(more);
        return ok(body);
    }
}
