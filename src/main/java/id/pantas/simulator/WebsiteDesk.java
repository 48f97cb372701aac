package id.pantas.simulator;

import id.pantas.simulator.SimulatedAccount.SiteKind;
import id.pantas.simulator.SimulatedAccount.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sites of the regency, each on its own software; {@code /{host}/…}. */
final class WebsiteDesk implements PlatformDesk {

    private static final String MOVED = "baru-";
    private static final String NOT_FOUND =
            "<!DOCTYPE html>\n<html lang=\"id\">\n<head>\n<meta charset=\"UTF-8\">\n<title>Halaman tidak ditemukan</title>\n"
                    + "</head>\n<body>\n<h1>404</h1>\n</body>\n</html>\n";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final FailureSwitchboard failures;
    private final WordPress wordPress;
    private final SiteFeeds feeds;
    private final SitePages pages;
    private final Map<String, SimulatedAccount> byHost = new HashMap<>();

    WebsiteDesk(Timeline timeline, FailureSwitchboard failures) {
        this.failures = failures;
        this.wordPress = new WordPress(timeline);
        this.feeds = new SiteFeeds(timeline);
        this.pages = new SitePages(timeline);
        for (SimulatedAccount account : timeline.world().regency().accountsOn(SimulatedPlatform.WEBSITE)) {
            byHost.put(account.nativeId(), account);
        }
    }

    @Override
    public SimulatedPlatform platform() {
        return SimulatedPlatform.WEBSITE;
    }

    @Override
    public @Nullable SimulatedAccount accountOf(Asked asked) {
        String host = hostOf(asked);
        SimulatedAccount account = byHost.get(host);
        if (account == null && host.startsWith(MOVED)) {
            SimulatedAccount moved = byHost.get(host.substring(MOVED.length()));
            return moved != null && failures.of(moved) == Failure.RENAMED ? moved : null;
        }
        return account;
    }

    @Override
    public Answer answer(Asked asked, Instant now) {
        SimulatedAccount site = accountOf(asked);
        if (site == null) {
            return Answer.html(502, "<html><body><h1>502 Bad Gateway</h1><p>No such host here.</p></body></html>\n");
        }
        String host = hostOf(asked);
        String path = asked.path().substring(host.length() + 1);
        Asked within = asked.at(path.isEmpty() ? "/" : path);
        Failure failure = failures.of(site);
        if (failure == Failure.RENAMED && !host.startsWith(MOVED)) {
            return Answer.html(301, "").with("Location", "https://" + MOVED + host + within.path());
        }
        if (failure == Failure.DELETED) {
            return Answer.html(404, NOT_FOUND);
        }
        if (failure == Failure.SUSPENDED) {
            return Answer.html(
                    200,
                    "<html><head><title>Account Suspended</title></head><body><h1>Account Suspended</h1></body></html>\n");
        }
        if (failure == Failure.PRIVATE) {
            return Answer.html(403, "<html><body><h1>403 Forbidden</h1></body></html>\n");
        }
        if (site.state() != State.ACTIVE) {
            return Answer.html(500, SitePages.BROKEN);
        }
        if (!asked.method().equals("GET") && !asked.method().equals("HEAD")) {
            return Answer.html(405, "<html><body><h1>405 Method Not Allowed</h1></body></html>\n");
        }
        return conditional(route(site, within, now), asked);
    }

    private Answer route(SimulatedAccount site, Asked asked, Instant now) {
        SiteKind kind = Objects.requireNonNull(site.site());
        String path = asked.path();
        boolean blog = kind == SiteKind.WORDPRESS || kind == SiteKind.RSS_ONLY;
        boolean village = kind == SiteKind.OPENSID || kind == SiteKind.OPENSID_MIDDLE || kind == SiteKind.OPENSID_OLD;
        if (path.equals("/robots.txt")) {
            return pages.robots(site);
        }
        if (path.equals("/")) {
            String rest = asked.param("rest_route");
            return rest != null && blog
                    ? wordPress.answer(site, asked.at("/wp-json" + rest), now)
                    : pages.home(site, now);
        }
        if (blog) {
            if (path.startsWith("/wp-json")) {
                return wordPress.answer(site, asked, now);
            }
            if (path.equals("/feed/")) {
                return feeds.wordPress(site, asked, now);
            }
            if (path.equals("/feed")) {
                return Answer.html(301, "").with("Location", SitePages.base(site) + "/feed/");
            }
            if (path.equals("/wp-sitemap.xml")) {
                return pages.sitemapIndex(site, now);
            }
            if (path.equals("/sitemap.xml")) {
                return Answer.html(301, "").with("Location", SitePages.base(site) + "/wp-sitemap.xml");
            }
            if (path.equals("/wp-sitemap-posts-post-1.xml")) {
                return pages.sitemap(site, now);
            }
        }
        if (village && (path.equals("/feed") || path.equals("/feed.xml"))) {
            return feeds.village(site, now);
        }
        if (kind == SiteKind.HTML && path.equals("/sitemap.xml")) {
            return pages.sitemap(site, now);
        }
        if (kind == SiteKind.HTML && path.equals("/berita")) {
            return pages.home(site, now);
        }
        Answer article = pages.article(site, path, now);
        return article == null ? Answer.html(404, NOT_FOUND) : article;
    }

    // The body decides both marks: it changes exactly when something a reader sees has changed.
    private static Answer conditional(Answer answer, Asked asked) {
        if (answer.status() != 200 || answer.body().length == 0) {
            return answer;
        }
        String tag = "\"" + Etags.of(answer.body()) + "\"";
        String changed = answer.headers().get("Last-Modified");
        String since = asked.header("If-Modified-Since");
        String match = asked.header("If-None-Match");
        boolean same = match != null ? match.contains(tag) : since != null && since.equals(changed);
        Answer marked = same ? Answer.empty(304) : answer;
        marked = marked.with("ETag", tag);
        return changed == null ? marked : marked.with("Last-Modified", changed);
    }

    static String httpDate(Instant at) {
        return HTTP_DATE.format(at.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String hostOf(Asked asked) {
        String path = asked.path();
        int slash = path.indexOf('/', 1);
        return path.isEmpty() ? "" : slash < 0 ? path.substring(1) : path.substring(1, slash);
    }

    @Override
    public Answer failed(Failure failure, Answer truth, Instant now) {
        return switch (failure) {
            case RATE_LIMITED, QUOTA_EXCEEDED, SPENDING_LIMIT ->
                Answer.html(429, "<html><body><h1>429 Too Many Requests</h1></body></html>\n")
                        .with("Retry-After", httpDate(now.plusSeconds(600)));
            case UNAVAILABLE ->
                Answer.html(
                                503,
                                "<!DOCTYPE html><html lang=\"id\"><head><title>Pemeliharaan</title></head><body><h1>Situs"
                                        + " sedang dalam pemeliharaan</h1></body></html>\n")
                        .with("Retry-After", "3600");
            case TOKEN_EXPIRED -> Answer.html(401, "<html><body><h1>401 Unauthorized</h1></body></html>\n");
            default -> truth;
        };
    }
}
