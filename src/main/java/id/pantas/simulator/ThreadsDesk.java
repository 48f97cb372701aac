package id.pantas.simulator;

import id.pantas.simulator.MetaGraph.Slice;
import id.pantas.simulator.PostIds.Place;
import id.pantas.simulator.SimulatedAccount.State;
import id.pantas.simulator.SimulatedPost.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Threads API: each account is read with its own token. */
final class ThreadsDesk implements PlatformDesk {

    private static final Pattern OBJECT = Pattern.compile("/v\\d+\\.\\d+/(\\d{5,30})(?:/(insights|conversation))?");
    private static final Pattern OWN = Pattern.compile("/v\\d+\\.\\d+/me(/threads)?");

    private final Timeline timeline;
    private final FailureSwitchboard failures;
    private final Comments comments;
    private final Map<String, SimulatedAccount> byToken = new HashMap<>();

    ThreadsDesk(Timeline timeline, FailureSwitchboard failures, Comments comments) {
        this.timeline = timeline;
        this.failures = failures;
        this.comments = comments;
        for (SimulatedAccount account : timeline.world().regency().accountsOn(SimulatedPlatform.THREADS)) {
            byToken.put(MetaGraph.threadsToken(account), account);
        }
    }

    @Override
    public SimulatedPlatform platform() {
        return SimulatedPlatform.THREADS;
    }

    @Override
    public @Nullable SimulatedAccount accountOf(Asked asked) {
        String token = MetaGraph.token(asked, false);
        return token == null ? null : byToken.get(token);
    }

    @Override
    public Answer answer(Asked asked, Instant now) {
        SimulatedAccount account = accountOf(asked);
        if (account == null || MetaGraph.stateOf(failures, account) != State.ACTIVE) {
            return MetaGraph.notAuthorized();
        }
        if (asked.path().equals("/refresh_access_token")) {
            return MetaGraph.ok(Map.of(
                    "access_token", MetaGraph.threadsToken(account), "token_type", "bearer", "expires_in", 5_183_944));
        }
        Matcher own = OWN.matcher(asked.path());
        if (own.matches()) {
            return own.group(1) != null
                    ? threads(account, asked, now)
                    : MetaGraph.ok(Map.of("id", account.nativeId(), "username", MetaGraph.handleOf(failures, account)));
        }
        Matcher object = OBJECT.matcher(asked.path());
        Place place = object.matches() ? MetaIds.placeOfNumber(object.group(1)) : null;
        SimulatedPost post = place == null || place.account() != account.number()
                ? null
                : timeline.at(account, LocalDate.ofEpochDay(place.epochDay()), place.index(), now);
        if (post == null || !post.visibleAt(now)) {
            return MetaGraph.missing(asked.path().replaceAll("\\D+", ""));
        }
        if (object.group(2) == null) {
            return MetaGraph.ok(json(account, post));
        }
        return object.group(2).equals("insights")
                ? insights(account, post, now)
                : conversation(account, post, asked, now);
    }

    private Answer threads(SimulatedAccount account, Asked asked, Instant now) {
        Integer limit = asked.number("limit", 25);
        String after = asked.param("after");
        Long before = after == null ? null : MetaGraph.valueOf(after);
        if (after != null && before == null) {
            return MetaGraph.badCursor();
        }
        if (limit == null || limit < 1 || limit > 100) {
            return MetaGraph.error(400, 100, null, "(#100) param limit must be between 1 and 100");
        }
        String since = asked.param("since");
        Instant from =
                since != null && since.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(since)) : null;
        Slice<SimulatedPost> slice =
                MetaGraph.slice(timeline, account, before == null ? null : Instant.ofEpochSecond(before), limit, now);
        List<SimulatedPost> wanted = slice.items().stream()
                .filter(post -> from == null || !post.publishedAt().isBefore(from))
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", wanted.stream().map(post -> json(account, post)).toList());
        if (!wanted.isEmpty()) {
            String last =
                    MetaGraph.cursor(wanted.get(wanted.size() - 1).publishedAt().getEpochSecond());
            body.put("paging", MetaGraph.paging("QVFbefore", last, null));
        }
        return MetaGraph.ok(body);
    }

    private Map<String, Object> json(SimulatedAccount account, SimulatedPost post) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", MetaIds.media(SimulatedPlatform.THREADS, post.nativeId()));
        json.put("media_product_type", "THREADS");
        json.put(
                "media_type",
                post.repostOf() != null ? "REPOST_FACADE" : post.form() == Form.PHOTO ? "IMAGE" : "TEXT_POST");
        json.put("permalink", permalink(account, post));
        json.put("username", MetaGraph.handleOf(failures, account));
        json.put("timestamp", MetaGraph.time(post.publishedAt()));
        json.put("shortcode", post.nativeId());
        json.put("is_quote_post", false);
        if (post.repostOf() != null) {
            json.put("reposted_post", Map.of("id", MetaIds.media(SimulatedPlatform.THREADS, post.repostOf())));
        } else {
            json.put("text", post.body());
        }
        return json;
    }

    private Answer insights(SimulatedAccount account, SimulatedPost post, Instant now) {
        SimulatedPost.Counts counts = post.countsAt(now);
        List<Object> data = new ArrayList<>();
        if (post.repostOf() == null) {
            long replies =
                    comments.has(account) ? comments.below(account, post, now).size() : counts.comments();
            metric(data, "views", counts.views());
            metric(data, "likes", counts.likes());
            metric(data, "replies", replies);
            metric(data, "reposts", counts.shares());
            metric(data, "quotes", counts.quotes());
            metric(data, "shares", 0);
        }
        return MetaGraph.ok(Map.of("data", data));
    }

    private static void metric(List<Object> data, String name, long value) {
        data.add(Map.of("name", name, "period", "lifetime", "values", List.of(Map.of("value", value))));
    }

    private Answer conversation(SimulatedAccount account, SimulatedPost post, Asked asked, Instant now) {
        String root = MetaIds.media(SimulatedPlatform.THREADS, post.nativeId());
        List<Map<String, Object>> all = comments.below(account, post, now).stream()
                .map(comment -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("id", comment.nativeId());
                    json.put("text", comment.text());
                    json.put("username", comment.authorName());
                    json.put("timestamp", MetaGraph.time(comment.publishedAt()));
                    json.put("root_post", Map.of("id", root));
                    json.put("replied_to", Map.of("id", comment.parent() == null ? root : comment.parent()));
                    json.put("is_reply", true);
                    if (comment.official()) {
                        json.put("is_reply_owned_by_me", true);
                    }
                    return json;
                })
                .toList();
        return MetaGraph.comments(all, asked, false, Map.of());
    }

    static String permalink(SimulatedAccount account, SimulatedPost post) {
        return "https://www.threads.com/@" + account.handle() + "/post/" + post.nativeId();
    }

    @Override
    public Answer failed(Failure failure, Answer truth, Instant now) {
        return MetaGraph.failed(failure, truth, 80_002, "26000990");
    }
}
