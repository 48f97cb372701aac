package id.pantas.collection;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.simulator.FailureSwitchboard;
import id.pantas.simulator.SimulatedAccount;
import id.pantas.simulator.SimulatedComment;
import id.pantas.simulator.SimulatedPlatform;
import id.pantas.simulator.SimulatedPost;
import id.pantas.simulator.Simulator;
import id.pantas.simulator.SimulatorSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The simulated regency at a fixed moment, and what an adapter brings home from it. */
public final class Simulation implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

    private static final Duration REACH = Duration.ofDays(30);

    private final Simulator simulator = Simulator.start(
            SimulatorSettings.demo().withClock(Clock.fixed(NOW, ZoneOffset.UTC)).withHistoryDays(40));

    public String address(String path) {
        return simulator.baseUrl() + path;
    }

    public List<SimulatedAccount> accounts(SimulatedPlatform platform) {
        return simulator.regency().accountsOn(platform);
    }

    /** What there is to collect of an account within the reach of a first run, newest first. */
    public List<SimulatedPost> truth(SimulatedAccount account) {
        return simulator.postsOf(account, NOW).stream()
                .filter(post -> !post.publishedAt().isBefore(NOW.minus(REACH)))
                .toList();
    }

    public FailureSwitchboard failures() {
        return simulator.failures();
    }

    /** Everything an account has published, deleted or not, newest first. */
    public List<SimulatedPost> everPublishedBy(SimulatedAccount account) {
        return simulator.everPublishedBy(account, NOW);
    }

    /** What stands below a post, newest first. */
    public List<SimulatedComment> commentsBelow(SimulatedAccount account, SimulatedPost post) {
        return simulator.commentsBelow(account, post, NOW);
    }

    /** What citizens and the office wrote below an account's posts within the reach of a first run. */
    public List<SimulatedComment> comments(SimulatedAccount account) {
        return truth(account).stream()
                .flatMap(post -> simulator.commentsBelow(account, post, NOW).stream())
                .filter(comment -> !comment.publishedAt().isBefore(NOW.minus(REACH)))
                .toList();
    }

    /** All pages of a first round of comments. */
    public List<ObservedComment> walk(CommentCollector collector, OfficialAccount account, String post)
            throws CollectionFailure {
        List<ObservedComment> comments = new ArrayList<>();
        String cursor = null;
        for (int i = 0; i < 100; i++) {
            CommentPage page = collector.comments(new Request(account, null, cursor, NOW.minus(REACH), NOW), post);
            assertThat(page.unreadable()).as(account.handle()).isEmpty();
            comments.addAll(page.comments());
            cursor = page.next();
            if (cursor == null) {
                return comments;
            }
        }
        throw new AssertionError("a round without end of " + account.handle());
    }

    /** All pages of a first run; checks that the watermark does not forget. */
    public List<ObservedPost> walk(PlatformCollector collector, OfficialAccount account) throws CollectionFailure {
        List<ObservedPost> posts = new ArrayList<>();
        String cursor = null;
        for (int i = 0; i < 100; i++) {
            Page page = collector.fetch(new Request(account, null, cursor, NOW.minus(REACH), NOW));
            assertThat(page.unreadable()).as(account.handle()).isEmpty();
            posts.addAll(page.posts());
            cursor = page.next();
            if (cursor == null) {
                return posts;
            }
        }
        throw new AssertionError("a run without end of " + account.handle());
    }

    public OfficialAccount account(Platform platform, SimulatedAccount account) {
        String handle =
                platform == Platform.WEBSITE ? address("/website/" + account.nativeId() + "/") : account.handle();
        return Accounts.of(platform, handle, null);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
