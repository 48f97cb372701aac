package id.pantas.collection.website;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.collection.spi.PostText;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one page of whatever source a site has, and turns its articles into posts. */
class SourceReader {

    /** A clock may run ahead a little; more is a mistake that would hide an article from every period. */
    private static final Duration CLOCK_SLACK = Duration.ofDays(1);

    /** A feed of WordPress has this many articles, and older ones on further pages. */
    private static final int FULL_FEED = 10;

    private static final int MAX_FEED_PAGES = 10;

    private final SiteVisit visit;
    private final Request request;
    private final SiteDates dates;
    private final List<ObservedPost> posts = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private @Nullable CollectionFailure stopped;
    /** Whether something was left for the next visit. */
    private boolean incomplete;

    private boolean empty;

    SourceReader(SiteVisit visit, Request request, WebsiteProperties settings) {
        this.visit = visit;
        this.request = request;
        this.dates = new SiteDates(settings.zone());
    }

    /** Tries a place; null if there is no such source. */
    @Nullable
    Page read(Discovery.Candidate candidate) throws CollectionFailure {
        return read(
                SiteState.found(candidate.source(), candidate.address().toString(), visit.plain(), request.now()), 1);
    }

    /** What was left out so far, and why. */
    List<String> problems() {
        return List.copyOf(unreadable);
    }

    /** Whether the feed that was read last has no articles at all. */
    boolean wasEmpty() {
        return empty;
    }

    /** @return null if the source is not there or not what it was */
    @Nullable
    Page read(SiteState state, int page) throws CollectionFailure {
        URI address = Links.resolve(visit.site().root(), state.address());
        if (address == null || !visit.site().contains(address)) {
            return null;
        }
        posts.clear();
        unreadable.clear();
        incomplete = false;
        empty = false;
        return switch (state.source()) {
            case WORDPRESS -> wordpress(state, address, page);
            case FEED -> feed(state, address, page);
            case SITEMAP -> sitemap(state, address, page);
        };
    }

    private @Nullable Page wordpress(SiteState state, URI address, int page) throws CollectionFailure {
        SiteState before = SiteState.of(request.watermark(), request.now());
        Instant known = before == null || before.newest() == null ? null : before.newest();
        Instant since = known == null || known.isBefore(request.notBefore()) ? request.notBefore() : known;
        WordPress.Posts found = WordPress.read(visit, address, page, since, unreadable);
        if (found == null) {
            return null;
        }
        found.articles().forEach(this::add);
        Instant newest =
                found.newest() != null && found.newest().isAfter(request.now()) ? request.now() : found.newest();
        return result(state.newest(newest), found.last() ? 0 : page + 1);
    }

    private @Nullable Page feed(SiteState state, URI address, int page) throws CollectionFailure {
        URI paged = page == 1
                ? address
                : URI.create(address + (address.getRawQuery() == null ? "?" : "&") + "paged=" + page);
        Reply reply = visit.get(paged, page == 1 ? conditions(state) : Map.of());
        if (reply.status() == 304) {
            return result(state, 0);
        }
        if (page > 1 && reply.status() == 404) {
            return result(state, 0); // the page behind the last
        }
        if (reply.status() >= 500) {
            throw visit.refusal(reply);
        }
        String text = SiteVisit.text(reply);
        if (reply.status() != 200 || !FeedReader.isFeed(text)) {
            return null;
        }
        String hash = SiteState.sha256(reply.body());
        if (page == 1 && hash.equals(state.hash())) {
            return result(state, 0);
        }
        visit.keep(reply);
        List<Article> articles = FeedReader.read(text, reply.address(), visit.site(), dates, unreadable);
        empty = articles.isEmpty();
        List<String> read = new ArrayList<>();
        boolean firstVisit = state.known().isEmpty();
        for (Article article : articles) {
            if (!Links.sameOwner(article.link(), visit.site())) {
                unreadable.add(article.id() + ": belongs to another site");
            } else if (article.publishedAt() != null) {
                add(article);
                read.add(article.id());
            } else if (!state.knows(article.id()) && addDated(article, firstVisit)) {
                read.add(article.id());
            }
        }
        boolean more = page < MAX_FEED_PAGES
                && articles.size() >= FULL_FEED
                && text.contains("wordpress.org/?v=")
                && articles.stream().noneMatch(each -> state.knows(each.id()) || old(each));
        // A source of which something is left must not count as unchanged next time.
        SiteState next = page == 1 && !incomplete
                ? state.answered(header(reply, "etag"), header(reply, "last-modified"), hash)
                : state;
        return result(next.knows(read), more ? page + 1 : 0);
    }

    private @Nullable Page sitemap(SiteState state, URI address, int page) throws CollectionFailure {
        List<Sitemap.Entry> entries = Sitemap.read(visit, address, request.notBefore());
        if (entries == null || (entries.isEmpty() && page == 1 && state.known().isEmpty())) {
            return null;
        }
        List<String> read = new ArrayList<>();
        boolean more = false;
        for (Sitemap.Entry entry : entries) {
            String mark = entry.address() + " " + entry.changedAt();
            if (state.knows(mark)) {
                continue;
            }
            if (visit.left() <= 0 || stopped != null) {
                more = true;
                break;
            }
            Article article = article(entry.address());
            if (article != null && article.publishedAt() == null && entry.publishedAt() != null) {
                article = article.published(entry.publishedAt());
            }
            if (article != null && article.publishedAt() != null) {
                add(article);
            }
            if (stopped == null) {
                read.add(mark); // also pages that are no articles, so that they are not asked for again
            }
        }
        if (stopped != null && read.isEmpty()) {
            throw stopped;
        }
        return result(state.knows(read), more && stopped == null && !read.isEmpty() ? page + 1 : 0);
    }

    /**
     * Adds an article whose source does not say when it was published: its own page may, or the day in its link. One without
     * any date is taken for published when it was first seen, which is said in the run's report; on the first visit to a site
     * it is only noted as known, since then everything is seen first. False if the page could not be looked at now.
     */
    private boolean addDated(Article article, boolean firstVisit) {
        Instant inLink = dates.inLink(article.link().toString());
        boolean mayAsk = visit.left() > 0 && stopped == null;
        Article page = mayAsk ? article(article.link()) : null;
        Instant told = page == null ? null : page.publishedAt();
        String body = page == null || page.body().length() < article.body().length() ? article.body() : page.body();
        String image = page == null ? article.image() : page.image();
        Article whole = new Article(article.id(), article.link(), article.title(), body, told, image);
        if (told != null && !told.equals(inLink)) {
            add(whole);
            return true;
        }
        if (inLink != null) {
            unreadable.add(article.id() + ": only a day is known of its publication");
            add(whole.published(inLink));
            return true;
        }
        if (page == null) {
            if (!mayAsk) {
                unreadable.add(article.id() + ": no date, and no request left to look at its page");
            }
            incomplete = true;
            return false;
        }
        if (firstVisit) {
            unreadable.add(article.id() + ": no date anywhere");
        } else {
            unreadable.add(article.id() + ": no date anywhere, dated as first seen");
            add(whole.published(request.now()));
        }
        return true;
    }

    /** The article on a page; null if there is none, which is noted. */
    @Nullable
    Article article(URI address) {
        try {
            Reply reply = visit.get(address, Map.of());
            if (reply.status() != 200) {
                unreadable.add(address.getPath() + ": answered " + reply.status());
                return null;
            }
            visit.keep(reply);
            ArticlePage.Reading reading = ArticlePage.read(SiteVisit.text(reply), reply.address(), visit.site(), dates);
            if (reading.article() == null) {
                unreadable.add(address.getPath() + ": " + reading.problem());
            }
            return reading.article();
        } catch (CollectionFailure e) {
            if (e.kind() == FailureKind.RATE_LIMITED) {
                stopped = e;
            }
            unreadable.add(address.getPath() + ": " + e.getMessage());
            return null;
        }
    }

    private void add(Article article) {
        ObservedPost post = post(article, visit.site(), request.now(), unreadable);
        if (post != null && !post.publishedAt().isBefore(request.notBefore())) {
            posts.add(post);
        }
    }

    /** An article as a post; null if it is none that can be kept, which is noted in {@code unreadable}. */
    static @Nullable ObservedPost post(Article article, SiteAddress site, Instant now, List<String> unreadable) {
        Instant at = article.publishedAt();
        if (at == null) {
            unreadable.add(article.id() + ": no date");
        } else if (at.isAfter(now.plus(CLOCK_SLACK))) {
            unreadable.add(article.id() + ": dated in the future, " + at);
        } else if (Planted.looksPlanted(article.title(), article.body())) {
            unreadable.add(article.id() + ": looks like an advertisement planted on a hijacked site");
        } else if (article.title().isEmpty() && article.body().isEmpty()) {
            unreadable.add(article.id() + ": neither title nor text");
        } else {
            return new ObservedPost(
                    site.key() + "#" + article.id(),
                    at.isAfter(now) ? now : at,
                    PostForm.ARTICLE,
                    PostText.titled(article.title(), article.body()),
                    article.link().toString(),
                    null,
                    null,
                    article.image(),
                    Counts.NONE);
        }
        return null;
    }

    private boolean old(Article article) {
        return article.publishedAt() != null && article.publishedAt().isBefore(request.notBefore());
    }

    private Page result(SiteState state, int nextPage) {
        String watermark = state.json();
        return new Page(
                List.copyOf(posts),
                nextPage == 0 ? null : nextPage + " " + watermark,
                watermark,
                visit.site().key(),
                visit.raw(),
                Set.of(),
                List.copyOf(unreadable),
                visit.spent());
    }

    private static Map<String, String> conditions(SiteState state) {
        Map<String, String> headers = new HashMap<>();
        if (state.etag() != null) {
            headers.put("If-None-Match", state.etag());
        }
        if (state.lastModified() != null) {
            headers.put("If-Modified-Since", state.lastModified());
        }
        return headers;
    }

    private static @Nullable String header(Reply reply, String name) {
        String value = reply.header(name);
        return value.isEmpty() || value.length() > 300 ? null : value;
    }
}
