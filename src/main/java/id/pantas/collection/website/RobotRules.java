package id.pantas.collection.website;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import id.pantas.outgoing.GuardedHttp.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a site allows robots (RFC 9309). */
final class RobotRules {

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    private final BaseRobotRules rules;

    private RobotRules(BaseRobotRules rules) {
        this.rules = rules;
    }

    static RobotRules open() {
        return new RobotRules(new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL));
    }

    /** @param reply a successful answer; a page instead of rules, as some systems give for any address, rules nothing */
    static RobotRules of(Reply reply, String robot) {
        String begin = new String(reply.body(), 0, Math.min(200, reply.body().length), StandardCharsets.ISO_8859_1);
        if (begin.stripLeading().startsWith("<")) {
            return open();
        }
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
        parser.setMaxCrawlDelay(Duration.ofDays(1).toMillis()); // longer ones are cut, they do not close the site
        return new RobotRules(parser.parseContent(
                reply.address().toString(), reply.body(), "text/plain", List.of(robot.toLowerCase(Locale.ROOT))));
    }

    boolean allows(String address) {
        return rules.isAllowed(address);
    }

    /** How long the site wants us to wait between requests, at most a minute; zero if it does not say. */
    Duration delay() {
        long millis = rules.getCrawlDelay();
        return millis <= 0 ? Duration.ZERO : Duration.ofMillis(Math.min(millis, LONGEST_DELAY.toMillis()));
    }

    List<String> sitemaps() {
        return rules.getSitemaps();
    }

    /** Rules are good for a day. */
    static final class Cache {

        private static final Duration GOOD_FOR = Duration.ofDays(1);
        private static final int MANY = 5_000;

        private final Map<String, Kept> kept = new ConcurrentHashMap<>();

        private record Kept(RobotRules rules, Instant until) {}

        @Nullable
        RobotRules get(SiteAddress site, Instant now) {
            Kept found = kept.get(site.robots().toString());
            return found == null || !found.until().isAfter(now) ? null : found.rules();
        }

        void put(SiteAddress site, RobotRules rules, Instant now) {
            if (kept.size() > MANY) {
                kept.clear();
            }
            kept.put(site.robots().toString(), new Kept(rules, now.plus(GOOD_FOR)));
        }
    }
}
