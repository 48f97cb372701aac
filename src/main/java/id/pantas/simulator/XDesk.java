package id.pantas.simulator;

import id.pantas.simulator.SimulatedAccount.State;
import id.pantas.simulator.SimulatorSettings.XDialect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** X API v2: users, timelines and posts by id, with app-only sign-in. */
final class XDesk implements PlatformDesk {

    private static final String JSON = "application/json; charset=utf-8";
    private static final String PROBLEM = "application/problem+json";
    private static final Pattern ABOUT_USER = Pattern.compile("/2/users/(\\d{1,19})(/tweets|/mentions)?");
    private static final Pattern BY_NAME = Pattern.compile("/2/users/by/username/([^/]+)");
    private static final Pattern ONE_POST = Pattern.compile("/2/tweets/(\\d{1,19})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,15}");
    private static final List<String> FIELDS =
            List.of("fields", "expansions", "media.fields", "poll.fields", "user.fields", "place.fields");
    private static final List<String> TIMELINE_PARAMETERS = List.of(
            "id", "since_id", "until_id", "max_results", "pagination_token", "exclude", "start_time", "end_time");

    private final Timeline timeline;
    private final FailureSwitchboard failures;
    private final XDialect dialect;
    private final XJson json;
    private final XMentions mentions;
    private final Map<String, SimulatedAccount> byId = new HashMap<>();
    private final Map<String, SimulatedAccount> byName = new HashMap<>();
    private final AtomicLong postsServed = new AtomicLong();
    private final RateWindows windows = new RateWindows();

    XDesk(Timeline timeline, FailureSwitchboard failures, XDialect dialect, Comments comments) {
        this.mentions = new XMentions(timeline, comments);
        this.timeline = timeline;
        this.failures = failures;
        this.dialect = dialect;
        this.json = new XJson(timeline);
        for (SimulatedAccount account : timeline.world().regency().accountsOn(SimulatedPlatform.X)) {
            byId.put(account.nativeId(), account);
            byName.put(account.handle().toLowerCase(Locale.ROOT), account);
        }
    }

    @Override
    public SimulatedPlatform platform() {
        return SimulatedPlatform.X;
    }

    @Override
    public @Nullable SimulatedAccount accountOf(Asked asked) {
        Matcher user = ABOUT_USER.matcher(asked.path());
        return user.matches() ? byId.get(user.group(1)) : null;
    }

    @Override
    public Answer answer(Asked asked, Instant now) {
        if (asked.path().equals("/oauth2/token")) {
            return token(asked);
        }
        if (!("Bearer " + Simulator.X_BEARER_TOKEN).equalsIgnoreCase(asked.header("Authorization"))) {
            return XProblems.unauthorized();
        }
        if (!asked.method().equals("GET")) {
            return XProblems.answer(405, "Method Not Allowed");
        }
        Matcher user = ABOUT_USER.matcher(asked.path());
        Matcher name = BY_NAME.matcher(asked.path());
        Matcher post = ONE_POST.matcher(asked.path());
        Answer answer;
        int limit = 300;
        if (asked.path().equals("/2/users/by") || asked.path().equals("/2/users")) {
            String by = asked.path().endsWith("by") ? "usernames" : "ids";
            answer = users(asked, by, asked.param(by), now);
        } else if (name.matches()) {
            answer = oneOf(users(asked, "username", name.group(1), now));
        } else if (user.matches() && "/mentions".equals(user.group(2))) {
            limit = 450;
            answer = mentionsOf(user.group(1), asked, now);
        } else if (asked.path().equals("/2/tweets/search/recent")) {
            limit = 450;
            answer = search(asked, now);
        } else if (user.matches() && user.group(2) != null) {
            limit = 10_000;
            answer = tweetsOf(user.group(1), asked, now);
        } else if (user.matches()) {
            answer = userById(user.group(1), asked, now);
        } else if (asked.path().equals("/2/tweets")) {
            limit = 3_500;
            answer = lookup(asked, "ids", asked.param("ids"), now);
        } else if (post.matches()) {
            limit = 450;
            answer = oneOf(lookup(asked, "id", post.group(1), now));
        } else if (asked.path().equals("/2/usage/tweets")) {
            limit = 50;
            answer = Answer.json(200, JSON, json.usage(postsServed.get(), now));
        } else {
            answer = XProblems.answer(404, "Not Found");
        }
        return windows.mark(answer, asked.path().replaceAll("\\d+", "#"), limit, now);
    }

    private static Answer token(Asked asked) {
        String expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString((Simulator.X_CONSUMER_KEY + ":" + Simulator.X_CONSUMER_SECRET)
                                .getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(asked.header("Authorization"))
                || !"client_credentials".equals(asked.form().get("grant_type"))) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("code", 99);
            error.put("message", "Unable to verify your credentials");
            error.put("label", "authenticity_token_error");
            return Answer.json(403, JSON, Map.of("errors", List.of(error)));
        }
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("token_type", "bearer");
        token.put("access_token", Simulator.X_BEARER_TOKEN);
        return Answer.json(200, JSON, token);
    }

    private Answer users(Asked asked, String parameter, @Nullable String names, Instant now) {
        Answer refused = refuseUnknown(asked, List.of("usernames", "username", "ids"));
        if (refused != null) {
            return refused;
        }
        refused = XQuery.refusalOfList(parameter, names);
        if (names == null || refused != null) {
            return refused == null ? XQuery.refuse(parameter, "", "is not valid") : refused;
        }
        List<String> wanted = Arrays.asList(names.split(",", -1));
        List<Object> data = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        for (String name : wanted) {
            boolean id = parameter.equals("ids");
            if (!(id ? name.matches("\\d{1,19}") : NAME.matcher(name).matches())) {
                return XQuery.refuse(parameter, name, "does not match its pattern");
            }
            SimulatedAccount account = id ? byId.get(name) : byHandle(name);
            State state = account == null ? State.DELETED : stateOf(account);
            if (account == null || state == State.DELETED) {
                errors.add(XProblems.missing("user", parameter, name, false));
            } else if (state == State.SUSPENDED) {
                errors.add(XProblems.suspended(parameter, name, false));
            } else {
                data.add(json.user(account, handleOf(account), state == State.PRIVATE, naming(asked), now));
            }
        }
        return Answer.json(200, JSON, json.envelope(data, Map.of(), errors, null));
    }

    private Answer userById(String id, Asked asked, Instant now) {
        SimulatedAccount account = byId.get(id);
        Map<String, Object> gone =
                account == null ? XProblems.missing("user", "id", id, true) : goneError(account, false);
        if (account == null || gone != null) {
            return Answer.json(200, JSON, Map.of("errors", List.of(gone == null ? Map.of() : gone)));
        }
        boolean hidden = stateOf(account) == State.PRIVATE;
        return Answer.json(
                200, JSON, Map.of("data", json.user(account, handleOf(account), hidden, naming(asked), now)));
    }

    private Answer tweetsOf(String id, Asked asked, Instant now) {
        Answer refused = refuseUnknown(asked, TIMELINE_PARAMETERS);
        if (refused != null) {
            return refused;
        }
        refused = XQuery.refusalOf(asked);
        if (refused != null) {
            return refused;
        }
        XQuery query = XQuery.of(asked);
        SimulatedAccount account = byId.get(id);
        if (account == null) {
            return Answer.json(200, JSON, Map.of("errors", List.of(XProblems.missing("user", "id", id, true))));
        }
        Map<String, Object> gone = goneError(account, true);
        if (gone != null) {
            return Answer.json(200, JSON, Map.of("errors", List.of(gone)));
        }
        Long since = query.since();
        Instant start = query.start();
        int max = query.max();
        LocalDate from =
                query.below() == Long.MAX_VALUE ? Timeline.today(now) : Timeline.today(PostIds.timeOfX(query.below()));
        List<SimulatedPost> found;
        try (Stream<SimulatedPost> posts = timeline.newestFirst(account, now, from)) {
            found = posts.filter(post -> Long.parseLong(post.idAt(now)) < query.below())
                    .takeWhile(post -> since == null || Long.parseLong(post.idAt(now)) > since)
                    .takeWhile(
                            post -> start == null || !json.createdAt(post, now).isBefore(start))
                    .filter(query::wants)
                    .limit(max + 1L)
                    .toList();
        }
        boolean more = found.size() > max;
        List<SimulatedPost> page = more ? found.subList(0, max) : found;
        postsServed.addAndGet(page.size());
        if (page.isEmpty()) {
            return Answer.json(200, JSON, Map.of("meta", Map.of("result_count", 0)));
        }
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("result_count", page.size());
        meta.put("newest_id", page.get(0).idAt(now));
        meta.put("oldest_id", page.get(page.size() - 1).idAt(now));
        if (more) {
            meta.put("next_token", XQuery.tokenOf(page.get(page.size() - 1).idAt(now)));
        }
        return Answer.json(200, JSON, posts(page, List.of(), asked, meta, now));
    }

    private Answer mentionsOf(String id, Asked asked, Instant now) {
        Answer refused = refuseUnknown(asked, TIMELINE_PARAMETERS);
        refused = refused == null ? XQuery.refusalOf(asked) : refused;
        if (refused != null) {
            return refused;
        }
        SimulatedAccount account = byId.get(id);
        Map<String, Object> gone =
                account == null ? XProblems.missing("user", "id", id, true) : goneError(account, true);
        if (account == null || gone != null) {
            return Answer.json(200, JSON, Map.of("errors", List.of(gone == null ? Map.of() : gone)));
        }
        return served(mentions.page(mentions.of(account, now), asked, "pagination_token", naming(asked)));
    }

    private Answer search(Asked asked, Instant now) {
        Answer refused = refuseUnknown(
                asked, List.of("query", "since_id", "until_id", "max_results", "next_token", "start_time", "end_time"));
        refused = refused == null ? XQuery.refusalOf(asked) : refused;
        String query = asked.param("query");
        if (refused != null || query == null || query.isBlank() || query.length() > 512) {
            return refused == null ? XQuery.refuse("query", String.valueOf(query), "is not valid") : refused;
        }
        return served(mentions.page(
                mentions.found(query, byHandle(XMentions.addressee(query)), now), asked, "next_token", naming(asked)));
    }

    private Answer served(Map<String, Object> page) {
        if (page.get("data") instanceof List<?> data) {
            postsServed.addAndGet(data.size());
        }
        return Answer.json(200, JSON, page);
    }

    private Answer lookup(Asked asked, String parameter, @Nullable String ids, Instant now) {
        Answer refused = refuseUnknown(asked, List.of("ids", "id"));
        if (refused != null) {
            return refused;
        }
        refused = XQuery.refusalOfList(parameter, ids);
        if (ids == null || refused != null) {
            return refused == null ? XQuery.refuse(parameter, "", "is not valid") : refused;
        }
        Set<String> wanted = new LinkedHashSet<>(Arrays.asList(ids.split(",", -1)));
        List<SimulatedPost> data = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        for (String id : wanted) {
            if (XQuery.longOf(id) == null) {
                return XQuery.refuse(parameter, id, "is not valid");
            }
            SimulatedPost post = json.post(id, now);
            SimulatedAccount owner = post == null ? null : json.accountOf(post);
            State state = owner == null ? State.DELETED : stateOf(owner);
            if (post == null || !post.visibleAt(now) || state == State.DELETED || state == State.SUSPENDED) {
                errors.add(XProblems.missing("tweet", parameter, id, false));
            } else if (state == State.PRIVATE) {
                errors.add(XProblems.unauthorizedPost(parameter, id));
            } else {
                data.add(post);
            }
        }
        postsServed.addAndGet(data.size());
        return Answer.json(200, JSON, posts(data, errors, asked, null, now));
    }

    private Map<String, Object> posts(
            List<SimulatedPost> page,
            List<Object> errors,
            Asked asked,
            @Nullable Map<String, Object> meta,
            Instant now) {
        XNaming naming = naming(asked);
        Set<String> fields = XQuery.listOf(asked.param(naming.parameter()));
        Set<String> expansions = XQuery.listOf(asked.param("expansions"));
        List<Object> data = page.stream()
                .map(post -> (Object) json.post(post, naming, fields, now))
                .toList();
        Map<String, Object> includes = json.includes(page, naming, fields, expansions, now);
        return json.envelope(data, includes, errors, meta);
    }

    private @Nullable Answer refuseUnknown(Asked asked, List<String> own) {
        boolean tweet = dialect != XDialect.POST;
        List<String> known = new ArrayList<>(own);
        FIELDS.forEach(name -> known.add(name.equals("fields") ? (tweet ? "tweet.fields" : "post.fields") : name));
        if (dialect == XDialect.BOTH) {
            known.add("post.fields");
        }
        for (Map.Entry<String, String> parameter : asked.query().entrySet()) {
            if (!known.contains(parameter.getKey())) {
                return XProblems.invalid(
                        parameter.getKey(),
                        parameter.getValue(),
                        "The query parameter [" + parameter.getKey() + "] is not one of [" + String.join(",", known)
                                + "]");
            }
        }
        return null;
    }

    private XNaming naming(Asked asked) {
        boolean post = asked.param("post.fields") != null || dialect == XDialect.POST;
        return post ? XNaming.POST : XNaming.TWEET;
    }

    private @Nullable Map<String, Object> goneError(SimulatedAccount account, boolean privateToo) {
        return switch (stateOf(account)) {
            case ACTIVE, FAILING -> null;
            case DELETED -> XProblems.missing("user", "id", account.nativeId(), true);
            case SUSPENDED -> XProblems.suspended("id", account.nativeId(), true);
            case PRIVATE -> privateToo ? XProblems.unauthorizedUser(account.nativeId()) : null;
        };
    }

    private State stateOf(SimulatedAccount account) {
        Failure failure = failures.of(account);
        if (failure == Failure.PRIVATE) {
            return State.PRIVATE;
        }
        if (failure == Failure.SUSPENDED) {
            return State.SUSPENDED;
        }
        return failure == Failure.DELETED ? State.DELETED : account.state();
    }

    private String handleOf(SimulatedAccount account) {
        return failures.of(account) == Failure.RENAMED ? renamed(account) : account.handle();
    }

    private @Nullable SimulatedAccount byHandle(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        SimulatedAccount account = byName.get(lower);
        if (account != null) {
            return failures.of(account) == Failure.RENAMED ? null : account;
        }
        return byName.values().stream()
                .filter(one ->
                        failures.of(one) == Failure.RENAMED && renamed(one).equals(lower))
                .findFirst()
                .orElse(null);
    }

    /** The handle an account has after {@link Failure#RENAMED}. */
    static String renamed(SimulatedAccount account) {
        return account.handle().replace("_nj99", "_baru");
    }

    @Override
    public Answer failed(Failure failure, Answer truth, Instant now) {
        return switch (failure) {
            case RATE_LIMITED ->
                XProblems.answer(429, "Too Many Requests")
                        .with("x-rate-limit-limit", "10000")
                        .with("x-rate-limit-remaining", "0")
                        .with("x-rate-limit-reset", Long.toString(now.getEpochSecond() + 420));
            case UNAVAILABLE -> XProblems.answer(503, "Service Unavailable").with("Retry-After", "120");
            case TOKEN_EXPIRED -> XProblems.unauthorized();
            case QUOTA_EXCEEDED -> Answer.json(429, PROBLEM, XProblems.usageCapped());
            case SPENDING_LIMIT ->
                Answer.json(
                        403,
                        PROBLEM,
                        XProblems.problem(
                                403, "Forbidden", "Your account has hit its spending limit for this billing cycle."));
            default -> truth;
        };
    }

    // A single thing comes as an object where several come as a list.
    private static Answer oneOf(Answer several) {
        return several.status() == 200 ? XJson.single(several) : several;
    }
}
