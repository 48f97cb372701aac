package id.pantas.simulator;

import id.pantas.simulator.SimulatedPost.Counts;
import id.pantas.simulator.SimulatedPost.Form;
import id.pantas.simulator.SimulatedUnit.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** X's objects; a field is there when it was asked for and has something to say. */
final class XJson {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern HASHTAG = Pattern.compile("#(\\w+)");
    private static final Pattern MENTION = Pattern.compile("@(\\w{1,15})");
    private static final Pattern LINK = Pattern.compile("https://t\\.co/(\\w+)");
    private static final int LONGEST = 280;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Timeline timeline;
    private final List<SimulatedAccount> accounts;

    XJson(Timeline timeline) {
        this.timeline = timeline;
        this.accounts = timeline.world().regency().accounts();
    }

    /** The post with an id, current or replaced by an edit, deleted or not; null if there never was one. */
    @Nullable
    SimulatedPost post(String id, Instant now) {
        long number = Long.parseLong(id);
        int account = PostIds.accountOfX(number);
        if (account >= accounts.size() || accounts.get(account).platform() != SimulatedPlatform.X) {
            return null;
        }
        LocalDate day = Timeline.today(PostIds.timeOfX(number));
        SimulatedPost post = timeline.at(accounts.get(account), day, PostIds.indexOfX(number), now);
        return post != null && (post.nativeId().equals(id) || post.idAt(now).equals(id)) ? post : null;
    }

    SimulatedAccount accountOf(SimulatedPost post) {
        return accounts.get(PostIds.accountOfX(Long.parseLong(post.nativeId())));
    }

    Instant createdAt(SimulatedPost post, Instant now) {
        return PostIds.timeOfX(Long.parseLong(post.idAt(now)));
    }

    Map<String, Object> post(SimulatedPost post, XNaming naming, Set<String> fields, Instant now) {
        SimulatedAccount account = accountOf(post);
        String id = post.idAt(now);
        String full = fullText(post, now);
        boolean isLong = full.codePointCount(0, full.length()) > LONGEST && post.repostOf() == null;
        String text = shown(post, full, isLong);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("text", text);
        json.put(naming.editHistory(), id.equals(post.nativeId()) ? List.of(id) : List.of(post.nativeId(), id));
        put(json, fields, "author_id", account.nativeId());
        put(json, fields, "conversation_id", post.replyTo() == null ? id : post.replyTo());
        put(json, fields, "created_at", MILLIS.format(createdAt(post, now)));
        put(json, fields, "lang", "in");
        put(json, fields, "possibly_sensitive", false);
        put(json, fields, "reply_settings", "everyone");
        Map<String, Object> entities = entities(text, post);
        if (!entities.isEmpty()) {
            put(json, fields, "entities", entities);
        }
        put(json, fields, "public_metrics", metrics(post, naming, now));
        List<String> media = mediaKeys(post);
        if (!media.isEmpty()) {
            put(json, fields, "attachments", Map.of("media_keys", media));
        }
        String referenced = post.repostOf() == null ? post.replyTo() : post.repostOf();
        if (referenced != null) {
            Map<String, Object> reference = new LinkedHashMap<>();
            reference.put("type", post.repostOf() == null ? "replied_to" : "retweeted");
            reference.put("id", referenced);
            put(json, fields, naming.referenced(), List.of(reference));
        }
        if (isLong) {
            Map<String, Object> note = new LinkedHashMap<>();
            note.put("text", escape(full));
            List<Object> tags = hashtags(escape(full));
            if (!tags.isEmpty()) {
                note.put("entities", Map.of("hashtags", tags));
            }
            put(json, fields, naming.note(), note);
        }
        if (post.editedBy(now) && post.editedAt() != null) {
            Map<String, Object> controls = new LinkedHashMap<>();
            controls.put("edits_remaining", 4);
            controls.put("is_edit_eligible", true);
            controls.put("editable_until", MILLIS.format(post.editedAt().plus(30, ChronoUnit.MINUTES)));
            put(json, fields, "edit_controls", controls);
        }
        if (post.replyTo() != null) {
            put(json, fields, "in_reply_to_user_id", citizen(post));
        }
        return json;
    }

    Map<String, Object> includes(
            List<SimulatedPost> page, XNaming naming, Set<String> fields, Set<String> expansions, Instant now) {
        Map<String, Object> includes = new LinkedHashMap<>();
        List<SimulatedPost> originals = new ArrayList<>();
        if (expansions.contains(naming.referenced() + ".id")) {
            page.stream()
                    .map(SimulatedPost::repostOf)
                    .distinct()
                    .map(id -> id == null ? null : post(id, now))
                    .forEach(original -> {
                        if (original != null && original.visibleAt(now)) {
                            originals.add(original);
                        }
                    });
        }
        if (expansions.contains("author_id")) {
            Set<SimulatedAccount> authors = new LinkedHashSet<>();
            page.forEach(post -> authors.add(accountOf(post)));
            originals.forEach(post -> authors.add(accountOf(post)));
            includes.put(
                    "users",
                    authors.stream()
                            .map(author -> user(author, author.handle(), false, naming, now))
                            .toList());
        }
        if (!originals.isEmpty()) {
            includes.put(
                    naming.included(),
                    originals.stream()
                            .map(original -> post(original, naming, fields, now))
                            .toList());
        }
        if (expansions.contains("attachments.media_keys")) {
            List<Object> media = new ArrayList<>();
            page.forEach(post -> mediaKeys(post).forEach(key -> media.add(media(key, post, now))));
            if (!media.isEmpty()) {
                includes.put("media", media);
            }
        }
        return includes;
    }

    Map<String, Object> user(SimulatedAccount account, String handle, boolean hidden, XNaming naming, Instant now) {
        Kind kind = timeline.world().regency().unit(account.unit()).kind();
        boolean verified = kind == Kind.PIMPINAN || kind == Kind.OPD;
        Chance chance = Chance.of(Chance.hash(account.nativeId()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", account.nativeId());
        json.put("name", account.displayName());
        json.put("username", handle);
        json.put("created_at", "2019-12-10T03:00:00.000Z");
        json.put("description", "Akun resmi " + account.displayName());
        json.put("location", timeline.world().regency().name());
        json.put("protected", hidden);
        json.put("verified", verified);
        json.put("verified_type", verified ? "government" : "none");
        json.put("profile_image_url", "https://pbs.twimg.com/profile_images/" + account.nativeId() + "/sim_normal.jpg");
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("followers_count", verified ? chance.between(4_000, 60_000) : chance.between(60, 1_800));
        counts.put("following_count", chance.between(20, 400));
        counts.put(naming == XNaming.TWEET ? "tweet_count" : "post_count", chance.between(300, 9_000));
        counts.put("listed_count", chance.between(0, 20));
        counts.put("like_count", chance.between(10, 900));
        counts.put("media_count", chance.between(100, 2_000));
        json.put("public_metrics", counts);
        return json;
    }

    Map<String, Object> envelope(
            List<Object> data, Map<String, Object> includes, List<Object> errors, @Nullable Map<String, Object> meta) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!data.isEmpty()) {
            json.put("data", data);
        }
        if (!includes.isEmpty()) {
            json.put("includes", includes);
        }
        if (!errors.isEmpty()) {
            json.put("errors", errors);
        }
        if (meta != null) {
            json.put("meta", meta);
        }
        return json;
    }

    Map<String, Object> usage(long posts, Instant now) {
        Map<String, Object> day = new LinkedHashMap<>();
        day.put("date", MILLIS.format(now.truncatedTo(ChronoUnit.DAYS)));
        day.put("usage", Long.toString(posts));
        Map<String, Object> daily = new LinkedHashMap<>();
        daily.put("project_id", "1700000000000000001");
        daily.put("usage", List.of(day));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("project_usage", Long.toString(posts));
        data.put("project_cap", "3000000");
        data.put("project_id", "1700000000000000001");
        data.put("cap_reset_day", 1);
        data.put("daily_project_usage", daily);
        return Map.of("data", data);
    }

    /** Turns the list of an answer about one thing into that thing; errors alone stay as they are. */
    static Answer single(Answer several) {
        JsonNode tree = MAPPER.readTree(several.body());
        JsonNode data = tree.get("data");
        if (data == null) {
            return several;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data", data.get(0));
        if (tree.has("includes")) {
            json.put("includes", tree.get("includes"));
        }
        return new Answer(several.status(), several.headers(), MAPPER.writeValueAsBytes(json));
    }

    private String fullText(SimulatedPost post, Instant now) {
        if (post.repostOf() == null) {
            return post.bodyAt(now);
        }
        int source = PostIds.accountOfX(Long.parseLong(post.repostOf()));
        return "RT @" + accounts.get(source).handle() + ": " + post.body();
    }

    private static String shown(SimulatedPost post, String full, boolean isLong) {
        if (post.repostOf() != null) {
            return escape(cut(full, 140));
        }
        boolean linked = isLong || post.form() != Form.TEXT;
        String text = isLong ? cut(full, LONGEST - 24) : full;
        return escape(text) + (linked ? " https://t.co/" + linkOf(post) : "");
    }

    private static String cut(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + "…";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String linkOf(SimulatedPost post) {
        String letters = Long.toString(Chance.hash(post.nativeId()) & Long.MAX_VALUE, 36) + "0000000000";
        return letters.substring(0, 10);
    }

    private static String citizen(SimulatedPost post) {
        return Long.toString(1_450_000_000_000_000_000L + (Chance.hash(post.nativeId()) & 0xFFF));
    }

    private Map<String, Object> metrics(SimulatedPost post, XNaming naming, Instant now) {
        SimulatedPost original = post.repostOf() == null ? null : post(post.repostOf(), now);
        Counts counts = post.countsAt(now);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                naming.reposts(),
                original == null ? counts.shares() : original.countsAt(now).shares());
        json.put("reply_count", counts.comments());
        json.put("like_count", counts.likes());
        json.put("quote_count", counts.quotes());
        json.put("bookmark_count", counts.bookmarks());
        json.put("impression_count", counts.views());
        return json;
    }

    private static List<String> mediaKeys(SimulatedPost post) {
        return switch (post.form()) {
            case PHOTO -> List.of("3_" + post.nativeId());
            case VIDEO -> List.of("13_" + post.nativeId());
            default -> List.of();
        };
    }

    private static Map<String, Object> media(String key, SimulatedPost post, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("media_key", key);
        if (post.form() == Form.VIDEO) {
            String base = "https://pbs.twimg.com/ext_tw_video_thumb/" + key + "/pu/img/x.jpg";
            json.put("type", "video");
            json.put("duration_ms", 15_000 + (Chance.hash(key) & 0xFFFF));
            json.put("width", 1280);
            json.put("height", 720);
            json.put("preview_image_url", base);
            json.put("public_metrics", Map.of("view_count", post.countsAt(now).views() / 3));
        } else {
            json.put("type", "photo");
            json.put("url", "https://pbs.twimg.com/media/" + key + ".jpg");
            json.put("width", 1200);
            json.put("height", 900);
        }
        return json;
    }

    private Map<String, Object> entities(String text, SimulatedPost post) {
        Map<String, Object> json = new LinkedHashMap<>();
        List<Object> tags = hashtags(text);
        if (!tags.isEmpty()) {
            json.put("hashtags", tags);
        }
        List<Object> mentions = new ArrayList<>();
        Matcher mention = MENTION.matcher(text);
        if ((post.repostOf() != null || post.replyTo() != null) && mention.find()) {
            Map<String, Object> entity = span(text, mention);
            entity.put("username", mention.group(1));
            entity.put("id", post.replyTo() != null ? citizen(post) : originalAuthor(post));
            mentions.add(entity);
            json.put("mentions", mentions);
        }
        Matcher link = LINK.matcher(text);
        if (link.find()) {
            Map<String, Object> entity = span(text, link);
            boolean out = post.form() == Form.LINK;
            entity.put("url", link.group());
            entity.put(
                    "expanded_url",
                    out
                            ? "https://nusajayakab.example/" + post.nativeId()
                            : "https://x.com/i/web/status/" + post.nativeId());
            entity.put(
                    "display_url",
                    out ? "nusajayakab.example/…" : "pic.x.com/" + link.group(1).substring(4));
            json.put("urls", List.of(entity));
        }
        return json;
    }

    private @Nullable String originalAuthor(SimulatedPost post) {
        return post.repostOf() == null
                ? null
                : accounts.get(PostIds.accountOfX(Long.parseLong(post.repostOf())))
                        .nativeId();
    }

    private static List<Object> hashtags(String text) {
        List<Object> tags = new ArrayList<>();
        Matcher matcher = HASHTAG.matcher(text);
        while (matcher.find()) {
            Map<String, Object> entity = span(text, matcher);
            entity.put("tag", matcher.group(1));
            tags.add(entity);
        }
        return tags;
    }

    private static Map<String, Object> span(String text, Matcher matcher) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("start", text.codePointCount(0, matcher.start()));
        json.put("end", text.codePointCount(0, matcher.end()));
        return json;
    }

    private static void put(Map<String, Object> json, Set<String> fields, String name, Object value) {
        if (fields.contains(name)) {
            json.put(name, value);
        }
    }
}
