package id.pantas.collection.website;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.outgoing.GuardedHttp.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the posts interface of WordPress, last changed first. */
final class WordPress {

    static final int PER_PAGE = 50;

    private static final JsonMapper JSON = JsonMapper.shared();
    /** Old versions compare the site's own time, whatever zone is asked for. */
    private static final Duration ZONE_SLACK = Duration.ofDays(1);

    private WordPress() {}

    /**
     * A page of posts.
     *
     * @param newest the latest change on it, null if it is empty
     * @param last whether there is none after it
     */
    record Posts(List<Article> articles, @Nullable Instant newest, boolean last) {

        static final Posts NONE = new Posts(List.of(), null, true);
    }

    /**
     * Asks for one page.
     *
     * @param endpoint of the posts, with or without a query of its own
     * @param changedAfter the latest change known
     * @return null if the interface is closed or none, so that another source has to be found
     * @throws CollectionFailure if it is there, but does not work now
     */
    static @Nullable Posts read(SiteVisit visit, URI endpoint, int page, Instant changedAfter, List<String> unreadable)
            throws CollectionFailure {
        String since =
                changedAfter.minus(ZONE_SLACK).truncatedTo(ChronoUnit.SECONDS).toString();
        URI address = URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + "per_page=" + PER_PAGE
                + "&page=" + page + "&orderby=modified&order=desc&modified_after=" + since
                + "&_fields=id,date_gmt,modified_gmt,link,title,content,featured_media");
        Reply reply = visit.get(address, Map.of("Accept", "application/json"));
        String body = SiteVisit.text(reply);
        if (reply.status() == 400) {
            if (code(body).equals("rest_post_invalid_page_number")) {
                return Posts.NONE;
            }
            throw visit.refusal(reply);
        }
        if (reply.status() >= 500) {
            throw visit.refusal(reply);
        }
        JsonNode posts = reply.status() == 200 ? array(body, reply) : null;
        if (posts == null) {
            return null;
        }
        visit.keep(reply);
        return posts(posts, page, reply, visit.site(), unreadable);
    }

    private static Posts posts(JsonNode posts, int page, Reply reply, SiteAddress site, List<String> unreadable) {
        Instant newest = null;
        for (JsonNode post : posts) {
            Instant changed = SiteDates.universal(post.path("modified_gmt").asString(""));
            if (changed != null && (newest == null || changed.isAfter(newest))) {
                newest = changed;
            }
        }
        List<Article> articles = articles(posts, site, unreadable);
        String pages = reply.header("x-wp-totalpages");
        boolean last = pages.matches("\\d{1,7}") ? page >= Integer.parseInt(pages) : posts.size() < PER_PAGE;
        return new Posts(articles, newest, last || posts.isEmpty());
    }

    /** The articles of an answer of the interface; what is none is noted. */
    static List<Article> articles(JsonNode posts, SiteAddress site, List<String> unreadable) {
        List<Article> articles = new ArrayList<>();
        for (JsonNode post : posts) {
            Article article = article(post, site);
            if (article == null) {
                unreadable.add("post " + post.path("id").asString("without id") + ": no id or link");
            } else {
                articles.add(article);
            }
        }
        return articles;
    }

    private static @Nullable Article article(JsonNode post, SiteAddress site) {
        JsonNode id = post.path("id");
        URI link = Links.resolve(site.root(), post.path("link").asString(""));
        if (!id.isIntegralNumber() || !id.canConvertToLong() || link == null) {
            return null;
        }
        String html = post.at("/content/rendered").asString("");
        JsonNode media = post.path("featured_media");
        String image =
                media.isIntegralNumber() && media.asLong(0) > 0 ? "media/" + media.asLong(0) : FeedReader.image(html);
        return new Article(
                String.valueOf(id.longValue()),
                Links.untracked(link),
                PageText.title(post.at("/title/rendered").asString("")),
                PageText.of(html),
                SiteDates.universal(post.path("date_gmt").asString("")),
                image);
    }

    /** Null if this is no answer of the interface: a page, or warnings of PHP before the answer. */
    private static @Nullable JsonNode array(String body, Reply reply) throws CollectionFailure {
        if (!body.stripLeading().startsWith("[")) {
            return null;
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            boolean cutOff = e instanceof UnexpectedEndOfInputException;
            throw new CollectionFailure(
                    cutOff ? FailureKind.TRANSIENT : FailureKind.MALFORMED,
                    "posts of " + reply.address().getPath() + (cutOff ? " are cut off" : " cannot be read"),
                    null,
                    body,
                    null);
        }
    }

    /** Messages are translated, codes are not. */
    private static String code(String body) {
        try {
            return JSON.readTree(body).path("code").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
