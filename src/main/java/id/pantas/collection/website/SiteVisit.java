package id.pantas.collection.website;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.collection.spi.PlatformHttp;
import id.pantas.outgoing.GuardedHttp.Reply;
import java.net.ConnectException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One visit to one site: its manners (rules for robots, pauses, few requests) and everything it brought. */
class SiteVisit {

    private static final Logger LOG = LoggerFactory.getLogger(SiteVisit.class);
    private static final int MAX_REDIRECTS = 5;
    private static final Duration DEFAULT_WAIT = Duration.ofMinutes(15);
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private final Means means;
    private final Instant now;
    private final List<RawAnswer> raw = new ArrayList<>();
    private SiteAddress site;
    private RobotRules rules = RobotRules.open();
    private int spent;
    private boolean barred;

    /** What all visits share. */
    record Means(PlatformHttp http, WebsiteProperties settings, Pacer pacer, RobotRules.Cache rules) {}

    SiteVisit(Means means, SiteAddress site, Instant now) {
        this.means = means;
        this.site = site;
        this.now = now;
    }

    SiteAddress site() {
        return site;
    }

    List<RawAnswer> raw() {
        return raw;
    }

    int spent() {
        return spent;
    }

    int left() {
        return means.settings().maxRequests() - spent;
    }

    /** Whether a bot protection turned us away; then nothing else is tried. */
    boolean barred() {
        return barred;
    }

    List<String> sitemaps() {
        return rules.sitemaps();
    }

    /** Whether the site was reached without encryption only. */
    boolean plain() {
        return "http".equals(site.root().getScheme());
    }

    /**
     * Reads the rules for robots, and finds out whether encryption works: where the certificate is broken or nobody
     * listens, the unencrypted site is read. Trust is never widened.
     */
    void open() throws CollectionFailure {
        try {
            readRules();
        } catch (CollectionFailure e) {
            if (!"https".equals(site.root().getScheme()) || site.standIn() != null || !unencryptedMayHelp(e)) {
                throw e;
            }
            LOG.info("{} cannot be reached by https ({}), trying http", site.key(), e.getMessage());
            site = site.plain();
            readRules();
        }
    }

    /** A front page that moved to another spelling of the same site shows where to go on. */
    void settleAt(URI front) {
        SiteAddress settled = site.at(front);
        if (site.contains(front) && settled.key().equals(site.key())) {
            site = settled;
        }
    }

    /**
     * Asks for a page of this site and follows redirects within it.
     *
     * @throws CollectionFailure REFUSED if rules or a bot protection forbid it or the way leads to another site,
     *     RATE_LIMITED, TRANSIENT if no answer came or no request is left
     */
    Reply get(URI address, Map<String, String> headers) throws CollectionFailure {
        URI next = address;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            if (!site.contains(next)) {
                throw failure(FailureKind.REFUSED, "the way leads to another site: " + next.getHost(), null, null);
            }
            if (!rules.allows(next.toString())) {
                throw failure(FailureKind.REFUSED, "robots.txt forbids " + next.getPath(), null, null);
            }
            Reply reply = ask(next, headers);
            refuseChallenges(reply);
            if (reply.status() == 429) {
                throw failure(FailureKind.RATE_LIMITED, "too many requests", retryAt(reply), text(reply));
            }
            URI target = target(reply);
            if (target == null) {
                return reply;
            }
            next = target;
        }
        throw failure(FailureKind.MALFORMED, "more than " + MAX_REDIRECTS + " redirects", null, null);
    }

    void keep(Reply reply) {
        raw.add(new RawAnswer(reply.address().toString(), reply.header("content-type"), text(reply)));
    }

    /** A failure for an answer that is an error by its status. */
    CollectionFailure refusal(Reply reply) {
        int status = reply.status();
        FailureKind kind = switch (status) {
            case 401, 403, 451 -> FailureKind.REFUSED;
            case 404, 410 -> FailureKind.ACCOUNT_GONE;
            default -> status >= 500 || status == 408 ? FailureKind.TRANSIENT : FailureKind.BAD_REQUEST;
        };
        Instant retryAt =
                kind == FailureKind.TRANSIENT && !reply.header("retry-after").isEmpty() ? retryAt(reply) : null;
        return failure(kind, "answered " + status + " to " + reply.address().getPath(), retryAt, text(reply));
    }

    static String text(Reply reply) {
        return PageText.decode(reply.body(), reply.header("content-type"));
    }

    private void readRules() throws CollectionFailure {
        RobotRules known = means.rules().get(site, now);
        if (known == null) {
            known = fetchRules();
            means.rules().put(site, known, now);
        }
        rules = known;
    }

    /** Missing rules are open ones; rules that cannot be had at the moment close the site. */
    private RobotRules fetchRules() throws CollectionFailure {
        URI next = site.robots();
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Reply reply = ask(next, Map.of());
            refuseChallenges(reply);
            if (reply.status() == 429) {
                throw failure(FailureKind.RATE_LIMITED, "too many requests", retryAt(reply), text(reply));
            }
            if (reply.status() >= 500) {
                throw refusal(reply);
            }
            URI target = target(reply);
            if (target == null) {
                return reply.status() == 200
                        ? RobotRules.of(reply, means.settings().robot())
                        : RobotRules.open();
            }
            next = target;
        }
        return RobotRules.open();
    }

    private Reply ask(URI address, Map<String, String> headers) throws CollectionFailure {
        if (left() <= 0) {
            throw failure(FailureKind.TRANSIENT, "no request of this visit is left", null, null);
        }
        URI asked = site.asked(address);
        Duration pause = means.settings().pause();
        if (!pause.isZero() && rules.delay().compareTo(pause) > 0) {
            pause = rules.delay();
        }
        try {
            means.pacer().await(String.valueOf(asked.getHost()), pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(FailureKind.TRANSIENT, "the application is stopping", null, null);
        }
        spent++;
        Map<String, String> all = new HashMap<>(headers);
        all.put("User-Agent", means.settings().userAgent());
        all.putIfAbsent("Accept", "*/*");
        Reply reply = means.http().get(asked, all);
        return new Reply(address, reply.status(), reply.headers(), reply.body());
    }

    private static @Nullable URI target(Reply reply) throws CollectionFailure {
        String location = reply.header("location");
        boolean redirect = switch (reply.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
        if (!redirect || location.isBlank()) {
            return null;
        }
        URI target = Links.resolve(reply.address(), location);
        if (target == null) {
            throw failure(FailureKind.MALFORMED, "a redirect to nowhere", null, null);
        }
        return target;
    }

    /** What asks for a browser does not want us; its agency has to let us in. */
    private void refuseChallenges(Reply reply) throws CollectionFailure {
        if (reply.status() != 403 && reply.status() != 503) {
            return;
        }
        String page = text(reply);
        if (reply.header("cf-mitigated").equalsIgnoreCase("challenge")
                || page.contains("<title>Just a moment...</title>")
                || page.contains("challenge-platform")) {
            barred = true;
            throw failure(FailureKind.REFUSED, "a bot protection asks for a browser", null, page);
        }
    }

    private static boolean unencryptedMayHelp(CollectionFailure e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    /** Seconds or a date (RFC 9110); nonsense counts as a quarter of an hour. */
    private Instant retryAt(Reply reply) {
        String told = reply.header("retry-after").strip();
        Instant at = null;
        try {
            at = told.matches("\\d{1,9}")
                    ? now.plusSeconds(Long.parseLong(told))
                    : ZonedDateTime.parse(told, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            LOG.debug("{} says neither seconds nor a date to wait for", site.key());
        }
        if (at == null || at.isBefore(now)) {
            return now.plus(DEFAULT_WAIT);
        }
        return at.isAfter(now.plus(LONGEST_WAIT)) ? now.plus(LONGEST_WAIT) : at;
    }

    private static CollectionFailure failure(
            FailureKind kind, String message, @Nullable Instant retryAt, @Nullable String answer) {
        return new CollectionFailure(kind, message, retryAt, answer, null);
    }
}
