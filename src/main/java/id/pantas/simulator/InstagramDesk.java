package id.pantas.simulator;

import id.pantas.simulator.MetaGraph.Slice;
import id.pantas.simulator.PostIds.Place;
import id.pantas.simulator.SimulatedAccount.State;
import id.pantas.simulator.SimulatedPost.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Instagram in the Graph API: Business Discovery of everybody, own media and comments of the leaders. */
final class InstagramDesk implements PlatformDesk {

    private static final Pattern DISCOVERY = Pattern.compile(
            "business_discovery\\.username\\(([^)]*)\\)\\{([^{}]*?)(?:media((?:\\.\\w+\\([^)]*\\))*)\\{([^{}]*)}[^{}]*)?}");
    private static final Pattern AFTER = Pattern.compile("\\.after\\(([^)]*)\\)");
    private static final Pattern LIMIT = Pattern.compile("\\.limit\\((\\d{1,4})\\)");
    private static final Pattern OBJECT =
            Pattern.compile("/v\\d+\\.\\d+/(\\d{5,30})(?:/(media|comments|replies|insights))?");
    private static final Pattern OEMBED = Pattern.compile("/v\\d+\\.\\d+/instagram_oembed");
    private static final Pattern SHORTCODE =
            Pattern.compile("https://www\\.instagram\\.com/(?:p|reel)/([A-Za-z0-9_-]{11})/");

    private final Timeline timeline;
    private final FailureSwitchboard failures;
    private final Comments comments;
    private final Map<String, SimulatedAccount> byId = new HashMap<>();

    InstagramDesk(Timeline timeline, FailureSwitchboard failures, Comments comments) {
        this.timeline = timeline;
        this.failures = failures;
        this.comments = comments;
        for (SimulatedAccount account : timeline.world().regency().accountsOn(SimulatedPlatform.INSTAGRAM)) {
            byId.put(account.nativeId(), account);
        }
    }

    /** Whether a request to the graph, which Facebook shares, is about Instagram. */
    boolean answersFor(Asked asked) {
        Matcher object = OBJECT.matcher(asked.path());
        return OEMBED.matcher(asked.path()).matches()
                || object.matches()
                        && (object.group(1).startsWith("17") || object.group(1).startsWith("18"));
    }

    @Override
    public SimulatedPlatform platform() {
        return SimulatedPlatform.INSTAGRAM;
    }

    @Override
    public @Nullable SimulatedAccount accountOf(Asked asked) {
        Matcher object = OBJECT.matcher(asked.path());
        if (!object.matches()) {
            return null;
        }
        Matcher discovery = DISCOVERY.matcher(String.valueOf(asked.param("fields")));
        if (discovery.find()) {
            return byHandle(discovery.group(1));
        }
        Place place = MetaIds.placeOfNumber(object.group(1));
        return place == null ? byId.get(object.group(1)) : byNumber(place.account());
    }

    @Override
    public Answer answer(Asked asked, Instant now) {
        if (OEMBED.matcher(asked.path()).matches()) {
            return oembed(asked, now);
        }
        if (!Simulator.META_TOKEN.equals(MetaGraph.token(asked, true))) {
            return MetaGraph.notAuthorized();
        }
        Matcher object = OBJECT.matcher(asked.path());
        if (!object.matches()) {
            return MetaGraph.error(400, 2_500, null, "Unknown path components: " + asked.path());
        }
        String id = object.group(1);
        String edge = object.group(2);
        SimulatedAccount account = byId.get(id);
        boolean asking = id.equals(Simulator.META_INSTAGRAM_ID) || account != null;
        if (asking && edge == null) {
            Matcher discovery = DISCOVERY.matcher(String.valueOf(asked.param("fields")));
            String name = account == null ? "kabnusajaya99" : MetaGraph.handleOf(failures, account);
            return discovery.find() ? discovery(discovery, id, now) : MetaGraph.ok(Map.of("id", id, "username", name));
        }
        if (account != null && "media".equals(edge) && open(account)) {
            return ownMedia(account, asked, now);
        }
        SimulatedPost post = account == null ? post(id, now) : null;
        SimulatedAccount owner = post == null ? null : accountOf(asked);
        if (post == null || owner == null || !open(owner)) {
            return MetaGraph.missing(id);
        }
        return ofPost(owner, post, id, edge, asked, now);
    }

    private Answer ofPost(
            SimulatedAccount owner, SimulatedPost post, String id, @Nullable String edge, Asked asked, Instant now) {
        Set<String> fields = fields(asked.param("fields"));
        if (edge == null) {
            return MetaGraph.ok(media(owner, post, fields, now));
        }
        List<SimulatedComment> all = comments.below(owner, post, now);
        return switch (edge) {
            case "comments" ->
                MetaGraph.comments(
                        all.stream()
                                .filter(each -> each.parent() == null)
                                .map(each -> comment(each, all))
                                .toList(),
                        asked,
                        true,
                        Map.of());
            case "replies" ->
                MetaGraph.comments(
                        all.stream()
                                .filter(each -> id.equals(each.parent()))
                                .map(each -> comment(each, List.of()))
                                .toList(),
                        asked,
                        true,
                        Map.of());
            case "insights" ->
                MetaGraph.ok(Map.of(
                        "data",
                        List.of(Map.of(
                                "name", "views",
                                "period", "lifetime",
                                "values",
                                        List.of(Map.of(
                                                "value", post.countsAt(now).views()))))));
            default -> MetaGraph.missing(id);
        };
    }

    private Answer discovery(Matcher asked, String asking, Instant now) {
        SimulatedAccount account = byHandle(asked.group(1));
        if (account == null || MetaGraph.stateOf(failures, account) != State.ACTIVE) {
            return MetaGraph.error(400, 110, 2_207_013, "Invalid user id");
        }
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("username", MetaGraph.handleOf(failures, account));
        found.put("name", account.displayName());
        found.put("id", account.nativeId());
        if (asked.group(4) != null) {
            Matcher after = AFTER.matcher(String.valueOf(asked.group(3)));
            Matcher limit = LIMIT.matcher(String.valueOf(asked.group(3)));
            Long before = after.find() ? MetaGraph.valueOf(after.group(1)) : null;
            if (before == null && String.valueOf(asked.group(3)).contains(".after(")) {
                return MetaGraph.badCursor();
            }
            Slice<SimulatedPost> page = MetaGraph.slice(
                    timeline,
                    account,
                    before == null ? null : Instant.ofEpochSecond(before),
                    limit.find() ? Math.min(50, Integer.parseInt(limit.group(1))) : 25,
                    now);
            Map<String, Object> media = new LinkedHashMap<>();
            Set<String> fields = fields(asked.group(4));
            media.put(
                    "data",
                    page.items().stream()
                            .map(post -> media(account, post, fields, now))
                            .toList());
            Map<String, Object> cursors = new LinkedHashMap<>();
            cursors.put("before", "QVFbefore");
            if (page.more()) {
                cursors.put("after", last(page));
            }
            media.put("paging", Map.of("cursors", cursors));
            if (!page.items().isEmpty()) {
                found.put("media", media);
            }
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("business_discovery", found);
        body.put("id", asking);
        return MetaGraph.ok(body);
    }

    private Answer ownMedia(SimulatedAccount account, Asked asked, Instant now) {
        Integer limit = asked.number("limit", 25);
        String after = asked.param("after");
        Long before = after == null ? null : MetaGraph.valueOf(after);
        if (after != null && before == null) {
            return MetaGraph.badCursor();
        }
        if (limit == null || limit < 1) {
            return MetaGraph.error(400, 100, null, "(#100) param limit must be positive");
        }
        String since = asked.param("since");
        Instant from =
                since != null && since.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(since)) : null;
        Slice<SimulatedPost> page = MetaGraph.slice(
                timeline, account, before == null ? null : Instant.ofEpochSecond(before), Math.min(limit, 100), now);
        Set<String> fields = fields(asked.param("fields"));
        List<Map<String, Object>> data = page.items().stream()
                .filter(post -> from == null || !post.publishedAt().isBefore(from))
                .map(post -> media(account, post, fields, now))
                .toList();
        boolean more = page.more() && data.size() == page.items().size();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", data);
        if (!data.isEmpty()) {
            String next = "https://graph.facebook.com/v26.0/" + account.nativeId()
                    + "/media?access_token=EAABnext&after=" + last(page);
            body.put("paging", MetaGraph.paging("QVFbefore", last(page), more ? next : null));
        }
        return MetaGraph.ok(body);
    }

    private Map<String, Object> media(SimulatedAccount account, SimulatedPost post, Set<String> fields, Instant now) {
        SimulatedPost.Counts counts = post.countsAt(now);
        boolean reel = post.form() == Form.SHORT_VIDEO;
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("caption", post.body().isEmpty() ? null : post.bodyAt(now));
        all.put(
                "media_type",
                reel || post.form() == Form.VIDEO
                        ? "VIDEO"
                        : post.body().length() % 3 == 0 ? "CAROUSEL_ALBUM" : "IMAGE");
        all.put("media_product_type", reel ? "REELS" : "FEED");
        all.put("permalink", permalink(post));
        all.put("shortcode", post.nativeId());
        all.put("timestamp", MetaGraph.time(post.publishedAt()));
        all.put("like_count", account.hidesLikes() ? null : counts.likes());
        all.put(
                "comments_count",
                comments.has(account) ? comments.below(account, post, now).size() : counts.comments());
        all.put("view_count", reel ? counts.views() : null);
        if (open(account)) {
            all.put("shares_count", counts.shares());
            all.put("reposts_count", counts.quotes());
        }
        all.put("username", MetaGraph.handleOf(failures, account));
        Map<String, Object> media = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null && fields.contains(name)) {
                media.put(name, value);
            }
        });
        media.put("id", MetaIds.media(SimulatedPlatform.INSTAGRAM, post.nativeId()));
        return media;
    }

    private static Map<String, Object> comment(SimulatedComment comment, List<SimulatedComment> all) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", comment.nativeId());
        json.put("timestamp", MetaGraph.time(comment.publishedAt()));
        json.put("text", comment.text());
        json.put("username", comment.authorName());
        json.put("from", Map.of("id", comment.authorId(), "username", comment.authorName()));
        json.put("like_count", comment.likes());
        json.put("hidden", comment.kind() == SimulatedComment.Kind.SPAM);
        if (comment.parent() != null) {
            json.put("parent_id", comment.parent());
        }
        List<Map<String, Object>> replies = new ArrayList<>();
        all.stream()
                .filter(each -> comment.nativeId().equals(each.parent()))
                .forEach(each -> replies.add(comment(each, List.of())));
        if (!replies.isEmpty()) {
            json.put("replies", Map.of("data", replies));
        }
        return json;
    }

    private Answer oembed(Asked asked, Instant now) {
        Matcher link = SHORTCODE.matcher(String.valueOf(asked.param("url")));
        Place place = link.matches() ? PostIds.placeOfYouTube(link.group(1)) : null;
        SimulatedPost post = place == null ? null : post(place, now);
        SimulatedAccount owner = place == null ? null : byNumber(place.account());
        boolean shown = owner != null && post != null && MetaGraph.stateOf(failures, owner) == State.ACTIVE;
        return shown
                ? MetaGraph.ok(Map.of("version", "1.0", "provider_name", "Instagram", "type", "rich", "width", 658))
                : MetaGraph.error(400, 24, 2_207_046, "The requested resource does not exist");
    }

    private @Nullable SimulatedPost post(String id, Instant now) {
        Place place = MetaIds.placeOfNumber(id);
        return place == null ? null : post(place, now);
    }

    private @Nullable SimulatedPost post(Place place, Instant now) {
        SimulatedAccount account = byNumber(place.account());
        if (account == null) {
            return null;
        }
        SimulatedPost post = timeline.at(account, LocalDate.ofEpochDay(place.epochDay()), place.index(), now);
        return post == null || !post.visibleAt(now) ? null : post;
    }

    private @Nullable SimulatedAccount byNumber(int number) {
        List<SimulatedAccount> all = timeline.world().regency().accounts();
        SimulatedAccount account = number < all.size() ? all.get(number) : null;
        return account == null || account.platform() != SimulatedPlatform.INSTAGRAM ? null : account;
    }

    private @Nullable SimulatedAccount byHandle(String handle) {
        return byId.values().stream()
                .filter(each -> MetaGraph.handleOf(failures, each).equals(handle.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    /** Which accounts the token may manage: the leaders'. */
    private boolean open(SimulatedAccount account) {
        return comments.has(account) && MetaGraph.stateOf(failures, account) == State.ACTIVE;
    }

    static String permalink(SimulatedPost post) {
        return "https://www.instagram.com/" + (post.form() == Form.SHORT_VIDEO ? "reel/" : "p/") + post.nativeId()
                + "/";
    }

    private static String last(Slice<SimulatedPost> page) {
        return MetaGraph.cursor(
                page.items().get(page.items().size() - 1).publishedAt().getEpochSecond());
    }

    private static Set<String> fields(@Nullable String list) {
        return new LinkedHashSet<>(Arrays.asList(String.valueOf(list).split("[,{}]")));
    }

    @Override
    public Answer failed(Failure failure, Answer truth, Instant now) {
        return MetaGraph.failed(failure, truth, 80_002, Simulator.META_INSTAGRAM_ID);
    }
}
