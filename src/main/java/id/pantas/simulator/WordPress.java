package id.pantas.simulator;

import id.pantas.simulator.SimulatedAccount.SiteKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The REST interface of WordPress sites: root and posts. */
final class WordPress {

    private static final String JSON = "application/json; charset=UTF-8";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final Timeline timeline;

    WordPress(Timeline timeline) {
        this.timeline = timeline;
    }

    Answer answer(SimulatedAccount site, Asked asked, Instant now) {
        String path = asked.path().replaceAll("/+$", "");
        if (site.site() == SiteKind.RSS_ONLY) {
            return error(401, "rest_login_required", "REST API restricted to authenticated users.");
        }
        if (path.equals("/wp-json")) {
            return Answer.json(200, JSON, root(site));
        }
        if (path.equals("/wp-json/wp/v2/posts")) {
            return posts(site, asked, now);
        }
        if (path.matches("/wp-json/wp/v2/posts/\\d{1,9}")) {
            SimulatedPost post = article(site, path.substring(path.lastIndexOf('/') + 1), now);
            return post == null
                    ? error(404, "rest_post_invalid_id", "ID pos tidak sah.")
                    : Answer.json(200, JSON, only(post(site, post, now), asked.param("_fields")));
        }
        return error(404, "rest_no_route", "Tidak ada rute yang cocok dengan URL dan metode permintaan.");
    }

    private Answer posts(SimulatedAccount site, Asked asked, Instant now) {
        Integer perPage = asked.number("per_page", 10);
        if (perPage == null || perPage < 1 || perPage > 100) {
            return invalid("per_page", "per_page must be between 1 (inclusive) and 100 (inclusive)");
        }
        Integer page = asked.number("page", 1);
        if (page == null || page < 1) {
            return invalid("page", "page must be greater than or equal to 1");
        }
        String orderBy = asked.query().getOrDefault("orderby", "date");
        if (!List.of("date", "modified", "id", "title", "slug").contains(orderBy)) {
            return invalid("orderby", "orderby is not one of author, date, id, modified, slug, and title.");
        }
        String order = asked.query().getOrDefault("order", "desc");
        if (!List.of("asc", "desc").contains(order)) {
            return invalid("order", "order is not one of asc and desc.");
        }
        Instant[] limits = new Instant[4];
        List<String> names = List.of("after", "before", "modified_after", "modified_before");
        for (int i = 0; i < names.size(); i++) {
            String value = asked.param(names.get(i));
            limits[i] = value == null ? null : time(value);
            if (value != null && limits[i] == null) {
                return invalid(names.get(i), "Invalid date.");
            }
        }
        List<SimulatedPost> found;
        try (Stream<SimulatedPost> all = timeline.newestFirst(site, now)) {
            found = all.filter(post -> within(post.publishedAt(), limits[0], limits[1]))
                    .filter(post -> within(modified(post, now), limits[2], limits[3]))
                    .sorted(order(orderBy, order.equals("desc"), now))
                    .toList();
        }
        int pages = (found.size() + perPage - 1) / perPage;
        if (page > 1 && page > pages) {
            return error(
                    400,
                    "rest_post_invalid_page_number",
                    "The page number requested is larger than the number of pages available.");
        }
        String fields = asked.param("_fields");
        List<Object> body = new ArrayList<>();
        found.subList((page - 1) * perPage, Math.min(page * perPage, found.size()))
                .forEach(post -> body.add(only(post(site, post, now), fields)));
        Answer answer = Answer.json(200, JSON, body)
                .with("X-WP-Total", Integer.toString(found.size()))
                .with("X-WP-TotalPages", Integer.toString(pages))
                .with("Access-Control-Expose-Headers", "X-WP-Total, X-WP-TotalPages, Link")
                .with("X-Robots-Tag", "noindex")
                .with("Allow", "GET");
        List<String> links = new ArrayList<>();
        if (page > 1) {
            links.add(link(site, asked, perPage, page - 1, "prev"));
        }
        if (page < pages) {
            links.add(link(site, asked, perPage, page + 1, "next"));
        }
        return links.isEmpty() ? answer : answer.with("Link", String.join(", ", links));
    }

    private @Nullable SimulatedPost article(SimulatedAccount site, String id, Instant now) {
        SimulatedPost post = SitePages.byNumber(timeline, site, id, now);
        return post == null || !post.visibleAt(now) ? null : post;
    }

    private static Map<String, Object> root(SimulatedAccount site) {
        Map<String, Object> self = Map.of("href", SitePages.base(site) + "/wp-json/wp/v2/posts");
        Map<String, Object> route = new LinkedHashMap<>();
        route.put("namespace", "wp/v2");
        route.put("methods", List.of("GET", "POST"));
        route.put("_links", Map.of("self", List.of(self)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", site.displayName());
        json.put("description", "Melayani dengan hati");
        json.put("url", SitePages.base(site));
        json.put("home", SitePages.base(site));
        json.put("gmt_offset", 7);
        json.put("timezone_string", "Asia/Jakarta");
        json.put("page_for_posts", 0);
        json.put("page_on_front", 0);
        json.put("show_on_front", "posts");
        json.put("namespaces", List.of("oembed/1.0", "wp/v2", "wp-site-health/v1", "wp-block-editor/v1"));
        json.put("authentication", Map.of());
        json.put("routes", Map.of("/wp/v2/posts", route));
        return json;
    }

    private static Map<String, Object> post(SimulatedAccount site, SimulatedPost post, Instant now) {
        long id = Long.parseLong(post.nativeId());
        Instant modified = modified(post, now);
        String base = SitePages.base(site);
        String body = post.bodyAt(now);
        int end = body.indexOf("\n\n");
        String lead = end < 0 ? body : body.substring(0, end);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("date", local(post.publishedAt(), World.ZONE));
        json.put("date_gmt", local(post.publishedAt(), ZoneOffset.UTC));
        json.put("guid", Map.of("rendered", base + "/?p=" + id));
        json.put("modified", local(modified, World.ZONE));
        json.put("modified_gmt", local(modified, ZoneOffset.UTC));
        json.put("slug", SitePages.slug(post));
        json.put("status", "publish");
        json.put("type", "post");
        json.put("link", SitePages.address(site, post));
        json.put("title", Map.of("rendered", texturize(String.valueOf(post.titleAt(now)))));
        json.put("content", rendered(SitePages.content(site, post, now)));
        json.put("excerpt", rendered("<p>" + Markup.escape(lead) + (end < 0 ? "" : " [&hellip;]") + "</p>\n"));
        json.put("author", 3);
        json.put("featured_media", SitePages.hasPicture(post) ? id + 7 : 0);
        json.put("comment_status", "closed");
        json.put("ping_status", "closed");
        json.put("sticky", false);
        json.put("template", "");
        json.put("format", "standard");
        json.put("meta", Map.of("footnotes", ""));
        json.put("categories", List.of(post.contentClass().equals("informasi") ? 6 : 5));
        json.put("tags", List.of());
        json.put("class_list", List.of("post-" + id, "post", "type-post", "status-publish"));
        Map<String, Object> self = new LinkedHashMap<>();
        self.put("href", base + "/wp-json/wp/v2/posts/" + id);
        self.put("targetHints", Map.of("allow", List.of("GET")));
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("self", List.of(self));
        links.put("collection", List.of(Map.of("href", base + "/wp-json/wp/v2/posts")));
        json.put("_links", links);
        return json;
    }

    static Instant modified(SimulatedPost post, Instant now) {
        return post.editedAt() != null && post.editedBy(now) ? post.editedAt() : post.publishedAt();
    }

    /** Punctuation as WordPress prints it in titles. */
    static String texturize(String title) {
        return Markup.escape(title)
                .replace("–", "&#8211;")
                .replace("…", "&#8230;")
                .replace("&quot;", "&#8220;");
    }

    private static Map<String, Object> rendered(String html) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rendered", html);
        json.put("protected", false);
        return json;
    }

    private static Map<String, Object> only(Map<String, Object> post, @Nullable String fields) {
        if (fields == null || fields.isEmpty()) {
            return post;
        }
        Map<String, Object> json = new LinkedHashMap<>(post);
        List<String> wanted = Arrays.stream(fields.split(","))
                .map(field -> field.strip().replaceAll("\\..*", ""))
                .toList();
        json.keySet().retainAll(wanted);
        return json;
    }

    private static Comparator<SimulatedPost> order(String by, boolean descending, Instant now) {
        Comparator<SimulatedPost> order = switch (by) {
            case "modified" -> Comparator.comparing(post -> modified(post, now));
            case "id" -> Comparator.comparingLong(post -> Long.parseLong(post.nativeId()));
            case "title" -> Comparator.comparing(post -> String.valueOf(post.titleAt(now)));
            case "slug" -> Comparator.comparing(SitePages::slug);
            default -> Comparator.comparing(SimulatedPost::publishedAt);
        };
        order = order.thenComparingLong(post -> Long.parseLong(post.nativeId()));
        return descending ? order.reversed() : order;
    }

    private static boolean within(Instant at, @Nullable Instant after, @Nullable Instant before) {
        return (after == null || at.isAfter(after)) && (before == null || at.isBefore(before));
    }

    /** With an offset as it says, without one in the site's own zone. */
    private static @Nullable Instant time(String text) {
        try {
            return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(World.ZONE).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String local(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    private static String link(SimulatedAccount site, Asked asked, int perPage, int page, String relation) {
        StringBuilder query = new StringBuilder("?per_page=" + perPage + "&page=" + page);
        asked.query().forEach((name, value) -> {
            if (!name.equals("per_page") && !name.equals("page")) {
                query.append('&').append(name).append('=').append(value.replace("+", "%2B"));
            }
        });
        return "<" + SitePages.base(site) + "/wp-json/wp/v2/posts" + query + ">; rel=\"" + relation + "\"";
    }

    private static Answer invalid(String parameter, String message) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("code", parameter.endsWith("page") ? "rest_out_of_bounds" : "rest_not_in_enum");
        detail.put("message", message);
        detail.put("data", null);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("status", 400);
        data.put("params", Map.of(parameter, message));
        data.put("details", Map.of(parameter, detail));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", "rest_invalid_param");
        json.put("message", "Invalid parameter(s): " + parameter);
        json.put("data", data);
        return Answer.json(400, JSON, json);
    }

    private static Answer error(int status, String code, String message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", code);
        json.put("message", message);
        json.put("data", Map.of("status", status));
        return Answer.json(status, JSON, json);
    }
}
