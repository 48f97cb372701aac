package id.pantas.simulator;

import id.pantas.simulator.MetaGraph.Slice;
import id.pantas.simulator.PostIds.Place;
import id.pantas.simulator.SimulatedAccount.State;
import id.pantas.simulator.SimulatedPost.Form;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages of Facebook in the Graph API: one system user who was given all of them, and a token of each. */
final class FacebookDesk implements PlatformDesk {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern OBJECT =
            Pattern.compile("/v\\d+\\.\\d+/([A-Za-z0-9._-]+)(?:/(published_posts|comments|accounts))?");
    private static final Pattern ROOT = Pattern.compile("/v\\d+\\.\\d+/?");
    private static final Pattern LINK = Pattern.compile("https://www\\.facebook\\.com/(\\d+)/posts/(\\d+)");

    private final Timeline timeline;
    private final FailureSwitchboard failures;
    private final Comments comments;
    private final Map<String, SimulatedAccount> byId = new HashMap<>();

    FacebookDesk(Timeline timeline, FailureSwitchboard failures, Comments comments) {
        this.timeline = timeline;
        this.failures = failures;
        this.comments = comments;
        for (SimulatedAccount account : timeline.world().regency().accountsOn(SimulatedPlatform.FACEBOOK)) {
            byId.put(account.nativeId(), account);
        }
    }

    @Override
    public SimulatedPlatform platform() {
        return SimulatedPlatform.FACEBOOK;
    }

    @Override
    public @Nullable SimulatedAccount accountOf(Asked asked) {
        Matcher object = OBJECT.matcher(asked.path());
        return object.matches() ? page(object.group(1).replaceFirst("_.*", "")) : null;
    }

    @Override
    public Answer answer(Asked asked, Instant now) {
        if (asked.path().endsWith("/oembed_post")) {
            return oembed(asked, now);
        }
        String token = MetaGraph.token(asked, true);
        SimulatedAccount owner = token == null ? null : ownerOf(token);
        boolean system = Simulator.META_TOKEN.equals(token);
        if (!system && owner == null) {
            return MetaGraph.notAuthorized();
        }
        if (asked.method().equals("POST") && ROOT.matcher(asked.path()).matches()) {
            return batch(asked, owner, now);
        }
        return read(asked.path(), asked, owner, now);
    }

    private Answer read(String path, Asked asked, @Nullable SimulatedAccount owner, Instant now) {
        Matcher object = OBJECT.matcher(path);
        if (!object.matches()) {
            return MetaGraph.error(400, 2_500, null, "Unknown path components: " + path);
        }
        String id = object.group(1);
        String edge = object.group(2);
        if (id.equals("debug_token")) {
            return debugToken(asked);
        }
        if (id.equals("me") && "accounts".equals(edge)) {
            return owner == null ? accounts(asked) : MetaGraph.missing("me");
        }
        if (edge == null && !id.contains("_")) {
            return node(id);
        }
        SimulatedAccount page = page(id.replaceFirst("_.*", ""));
        if (page == null || MetaGraph.stateOf(failures, page) != State.ACTIVE) {
            return MetaGraph.missing(id);
        }
        if (!page.equals(owner)) {
            return MetaGraph.error(
                    403,
                    10,
                    null,
                    "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content"
                            + " Access' feature.");
        }
        if ("published_posts".equals(edge)) {
            return posts(page, asked, now);
        }
        SimulatedPost post = post(id, now);
        if (post == null) {
            return MetaGraph.missing(id);
        }
        if (edge == null) {
            return MetaGraph.ok(json(page, post, String.valueOf(asked.param("fields")), now));
        }
        List<SimulatedComment> all = comments.below(page, post, now);
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("order", "reverse_chronological");
        summary.put("total_count", all.size());
        summary.put("can_comment", true);
        return MetaGraph.comments(
                all.stream().map(FacebookDesk::comment).toList(), asked, true, Map.of("summary", summary));
    }

    /** Answers in the order asked; each body is text that holds JSON. */
    private Answer batch(Asked asked, @Nullable SimulatedAccount owner, Instant now) {
        JsonNode parts;
        try {
            parts = JSON.readTree(String.valueOf(asked.form().get("batch")));
        } catch (JacksonException e) {
            return MetaGraph.error(400, 100, null, "(#100) param batch must be an array.");
        }
        if (!parts.isArray() || parts.size() > 50) {
            return MetaGraph.error(
                    400, 100, null, "(#100) Too many requests in batch message. Maximum batch size is 50");
        }
        List<Object> answers = new ArrayList<>();
        for (JsonNode part : parts) {
            String[] url = part.path("relative_url").asString("").split("\\?", 2);
            Asked one = new Asked(
                    "GET",
                    "/v26.0/" + url[0],
                    Map.of(
                            "fields",
                            java.net.URLDecoder.decode(
                                    url.length < 2 ? "" : url[1].replaceFirst("^fields=", ""), StandardCharsets.UTF_8)),
                    asked.headers(),
                    "");
            Answer answer = read(one.path(), one, owner, now);
            Map<String, Object> wrapped = new LinkedHashMap<>();
            wrapped.put("code", answer.status());
            wrapped.put("body", new String(answer.body(), StandardCharsets.UTF_8));
            answers.add(wrapped);
        }
        return MetaGraph.ok(answers);
    }

    private Answer posts(SimulatedAccount page, Asked asked, Instant now) {
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
                MetaGraph.slice(timeline, page, before == null ? null : Instant.ofEpochSecond(before), limit, now);
        List<SimulatedPost> wanted = slice.items().stream()
                .filter(post -> from == null || !post.publishedAt().isBefore(from))
                .toList();
        boolean more = slice.more() && wanted.size() == slice.items().size();
        Map<String, Object> body = new LinkedHashMap<>();
        String fields = String.valueOf(asked.param("fields"));
        body.put(
                "data",
                wanted.stream().map(post -> json(page, post, fields, now)).toList());
        if (!wanted.isEmpty()) {
            String last =
                    MetaGraph.cursor(wanted.get(wanted.size() - 1).publishedAt().getEpochSecond());
            String next = "https://graph.facebook.com/v26.0/" + page.nativeId()
                    + "/published_posts?access_token=EAABnext&after=" + last;
            body.put("paging", MetaGraph.paging("QVFbefore", last, more ? next : null));
        }
        return MetaGraph.ok(body);
    }

    private Map<String, Object> json(SimulatedAccount page, SimulatedPost post, String fields, Instant now) {
        SimulatedPost.Counts counts = post.countsAt(now);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", post.nativeId());
        json.put("created_time", MetaGraph.time(post.publishedAt()));
        if (!post.body().isEmpty()) {
            json.put("message", post.bodyAt(now));
        }
        json.put("permalink_url", permalink(page, post));
        json.put("status_type", status(post));
        json.put("is_published", true);
        json.put("is_hidden", false);
        json.put("is_expired", false);
        if (post.repostOf() != null) {
            json.put("story", page.displayName() + " shared a post.");
            json.put("parent_id", post.repostOf());
        }
        json.put("attachments", attachments(post));
        if (counts.shares() > 0) {
            json.put("shares", Map.of("count", counts.shares()));
        }
        if (fields.contains("reactions")) {
            json.put("reactions", Map.of("data", List.of(), "summary", Map.of("total_count", counts.likes())));
        }
        if (fields.contains("comments")) {
            long below = comments.has(page) ? comments.below(page, post, now).size() : counts.comments();
            json.put(
                    "comments",
                    Map.of("data", List.of(), "summary", Map.of("total_count", below, "can_comment", true)));
        }
        return json;
    }

    private static String status(SimulatedPost post) {
        if (post.repostOf() != null) {
            return "shared_story";
        }
        return switch (post.form()) {
            case PHOTO -> "added_photos";
            case VIDEO, SHORT_VIDEO -> "added_video";
            case LINK -> "shared_story";
            default -> "mobile_status_update";
        };
    }

    private static Map<String, Object> attachments(SimulatedPost post) {
        String number = post.nativeId().substring(post.nativeId().indexOf('_') + 1);
        Map<String, Object> attachment = new LinkedHashMap<>();
        if (post.repostOf() != null) {
            attachment.put("type", "native_templates");
            attachment.put("media_type", "link");
        } else if (post.form() == Form.LINK) {
            attachment.put("type", "share");
            attachment.put("media_type", "link");
            attachment.put("unshimmed_url", "https://nusajayakab.example/berita/" + number);
        } else if (post.form() == Form.TEXT) {
            return Map.of("data", List.of());
        } else {
            boolean photo = post.form() == Form.PHOTO;
            attachment.put("type", photo ? "photo" : "video_inline");
            attachment.put("media_type", photo ? "photo" : "video");
            attachment.put("target", Map.of("id", "5" + number));
        }
        return Map.of("data", List.of(attachment));
    }

    private static Map<String, Object> comment(SimulatedComment comment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", comment.nativeId());
        json.put("created_time", MetaGraph.time(comment.publishedAt()));
        json.put("message", comment.text());
        json.put("like_count", comment.likes());
        json.put("is_hidden", comment.kind() == SimulatedComment.Kind.SPAM);
        json.put("from", Map.of("name", comment.authorName(), "id", comment.authorId()));
        if (comment.parent() != null) {
            json.put("parent", Map.of("id", comment.parent()));
        }
        return json;
    }

    private Answer accounts(Asked asked) {
        List<Map<String, Object>> pages = byId.values().stream()
                .filter(page -> MetaGraph.stateOf(failures, page) == State.ACTIVE)
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .map(page -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("access_token", MetaGraph.pageToken(page));
                    json.put("category", "Government organization");
                    json.put("name", page.displayName());
                    json.put("id", page.nativeId());
                    json.put("tasks", List.of("ANALYZE"));
                    return json;
                })
                .toList();
        return MetaGraph.comments(pages, asked, true, Map.of());
    }

    private Answer node(String name) {
        SimulatedAccount page = page(name);
        if (page == null || MetaGraph.stateOf(failures, page) != State.ACTIVE) {
            return MetaGraph.error(404, 803, null, "(#803) Some of the aliases you requested do not exist: " + name);
        }
        return MetaGraph.ok(Map.of(
                "id", page.nativeId(), "name", page.displayName(), "username", MetaGraph.handleOf(failures, page)));
    }

    private Answer debugToken(Asked asked) {
        String token = String.valueOf(asked.param("input_token"));
        SimulatedAccount owner = ownerOf(token);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("app_id", "4000000000000099");
        data.put("type", owner == null ? "SYSTEM_USER" : "PAGE");
        data.put("is_valid", owner != null || token.equals(Simulator.META_TOKEN));
        data.put("expires_at", 0);
        data.put("data_access_expires_at", 0);
        data.put(
                "scopes",
                List.of(
                        "pages_show_list",
                        "instagram_basic",
                        "instagram_manage_comments",
                        "instagram_manage_insights",
                        "pages_read_engagement",
                        "pages_read_user_content"));
        if (owner != null) {
            data.put("profile_id", owner.nativeId());
        }
        return MetaGraph.ok(Map.of("data", data));
    }

    private Answer oembed(Asked asked, Instant now) {
        Matcher link = LINK.matcher(String.valueOf(asked.param("url")));
        SimulatedPost post = link.matches() ? post(link.group(1) + "_" + link.group(2), now) : null;
        return post != null
                ? MetaGraph.ok(Map.of("provider_name", "Facebook", "success", true, "type", "rich"))
                : MetaGraph.error(400, 24, null, "The requested resource does not exist");
    }

    private @Nullable SimulatedPost post(String id, Instant now) {
        Place place = MetaIds.placeOfPagePost(id);
        SimulatedAccount page = place == null ? null : page(id.replaceFirst("_.*", ""));
        if (place == null || page == null || page.number() != place.account()) {
            return null;
        }
        SimulatedPost post = timeline.at(page, LocalDate.ofEpochDay(place.epochDay()), place.index(), now);
        return post == null || !post.visibleAt(now) ? null : post;
    }

    private @Nullable SimulatedAccount page(String idOrName) {
        SimulatedAccount page = byId.get(idOrName);
        String name = idOrName.toLowerCase(Locale.ROOT);
        return page != null
                ? page
                : byId.values().stream()
                        .filter(each -> MetaGraph.handleOf(failures, each).equals(name))
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable SimulatedAccount ownerOf(String token) {
        String prefix = "EAABsimulatorPage";
        return token.startsWith(prefix) ? byId.get(token.substring(prefix.length())) : null;
    }

    static String permalink(SimulatedAccount page, SimulatedPost post) {
        return "https://www.facebook.com/" + page.handle() + "/posts/"
                + post.nativeId().substring(post.nativeId().indexOf('_') + 1);
    }

    @Override
    public Answer failed(Failure failure, Answer truth, Instant now) {
        return MetaGraph.failed(failure, truth, 80_001, "1000990000");
    }
}
