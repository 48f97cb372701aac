package id.pantas.collection.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Loopback;
import id.pantas.collection.Simulation;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.collection.spi.PostText;
import id.pantas.post.Counts;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.RepostGrade;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.simulator.Failure;
import id.pantas.simulator.SimulatedAccount;
import id.pantas.simulator.SimulatedComment;
import id.pantas.simulator.SimulatedPlatform;
import id.pantas.simulator.SimulatedPost;
import id.pantas.simulator.Simulator;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the adapters bring home from the simulated regency is exactly what there is. */
@Proves(
        platform = Platform.INSTAGRAM,
        by = By.SIMULATOR,
        feature = {
            Feature.FINDING,
            Feature.POSTS,
            Feature.PAGES,
            Feature.COUNTS,
            Feature.REPOSTS,
            Feature.REFRESHING,
            Feature.DELETIONS,
            Feature.COMMENTS
        })
@Proves(
        platform = Platform.FACEBOOK,
        by = By.SIMULATOR,
        feature = {
            Feature.FINDING,
            Feature.POSTS,
            Feature.PAGES,
            Feature.COUNTS,
            Feature.REPOSTS,
            Feature.REFRESHING,
            Feature.DELETIONS,
            Feature.COMMENTS
        })
@Proves(
        platform = Platform.THREADS,
        by = By.SIMULATOR,
        feature = {
            Feature.FINDING,
            Feature.POSTS,
            Feature.PAGES,
            Feature.COUNTS,
            Feature.REPOSTS,
            Feature.REFRESHING,
            Feature.COMMENTS
        })
class MetaSimulatorTests {

    private Simulation simulation;
    private PlatformCollector instagram;
    private CommentCollector instagramComments;
    private PlatformCollector facebook;
    private CommentCollector facebookComments;
    private PlatformCollector threads;
    private CommentCollector threadsComments;

    @BeforeEach
    void start() {
        simulation = new Simulation();
        URI graph = URI.create(simulation.address("/graph"));
        MetaProperties settings = new MetaProperties(
                graph, "v26.0", Simulator.META_TOKEN, Simulator.META_APP_SECRET, Simulator.META_INSTAGRAM_ID);
        GraphClient client = new GraphClient(settings.graphBaseUrl(), "v26.0", Loopback.http(GraphClient.LIMITS));
        InstagramReader reader = new InstagramReader(client, settings);
        MediaIds ids = new MediaIds();
        instagram = new InstagramCollector(reader, ids);
        instagramComments = new InstagramComments(reader, ids);
        FacebookPages pages = new FacebookPages(client, settings);
        facebook = new FacebookCollector(pages);
        facebookComments = new FacebookComments(pages);
        Map<String, String> tokens = new HashMap<>();
        simulation
                .accounts(SimulatedPlatform.THREADS)
                .forEach(account -> tokens.put(account.handle(), Simulator.threadsToken(account)));
        URI address = URI.create(simulation.address("/threads"));
        ThreadsReader threadsReader =
                new ThreadsReader(Meta.threads(address), new ThreadsProperties(address, "v1.0", tokens));
        threads = new ThreadsCollector(threadsReader, new MediaIds());
        threadsComments = new ThreadsComments(threadsReader, new MediaIds());
    }

    @AfterEach
    void stop() {
        simulation.close();
    }

    @Test
    void everyAccountOfInstagramIsCollectedExactly() throws CollectionFailure {
        int hidden = 0;
        for (SimulatedAccount account : simulation.accounts(SimulatedPlatform.INSTAGRAM)) {
            List<ObservedPost> posts = collected(instagram, Platform.INSTAGRAM, account);
            List<SimulatedPost> truth = truth(account);
            assertThat(posts)
                    .as(account.handle())
                    .extracting(ObservedPost::nativeId)
                    .containsExactlyElementsOf(ids(truth));
            for (int i = 0; i < posts.size(); i++) {
                ObservedPost post = posts.get(i);
                SimulatedPost original = truth.get(i);
                SimulatedPost.Counts counts = original.countsAt(Simulation.NOW);
                assertThat(post.text()).isEqualTo(PostText.clean(original.body()));
                assertThat(post.publishedAt()).isEqualTo(original.publishedAt());
                assertThat(post.form().name()).isEqualTo(original.form().name());
                assertThat(post.counts().likes()).isEqualTo(account.hidesLikes() ? null : counts.likes());
                assertThat(post.counts().views())
                        .isEqualTo(post.form() == PostForm.SHORT_VIDEO ? Long.valueOf(counts.views()) : null);
                assertThat(post.repostGrade())
                        .as("said by the caption")
                        .isEqualTo(original.repostOf() == null ? null : RepostGrade.PROBABLE);
                hidden += account.hidesLikes() ? 1 : 0;
            }
        }
        assertThat(hidden).as("some owners hide their likes").isPositive();
    }

    @Test
    void everyPageOfFacebookIsCollectedExactly() throws CollectionFailure {
        int shares = 0;
        for (SimulatedAccount account : simulation.accounts(SimulatedPlatform.FACEBOOK)) {
            List<ObservedPost> posts = collected(facebook, Platform.FACEBOOK, account);
            List<SimulatedPost> truth = truth(account);
            assertThat(posts)
                    .as(account.handle())
                    .extracting(ObservedPost::nativeId)
                    .containsExactlyElementsOf(ids(truth));
            for (int i = 0; i < posts.size(); i++) {
                ObservedPost post = posts.get(i);
                SimulatedPost.Counts counts = truth.get(i).countsAt(Simulation.NOW);
                assertThat(post.text()).isEqualTo(PostText.clean(truth.get(i).body()));
                assertThat(post.counts().likes()).isEqualTo(counts.likes());
                assertThat(post.counts().shares()).isEqualTo(counts.shares());
                assertThat(post.repostOf()).isEqualTo(truth.get(i).repostOf());
                shares += post.repostOf() == null ? 0 : 1;
            }
        }
        assertThat(shares).isPositive();
    }

    @Test
    void everyAccountOfThreadsIsCollectedExactly() throws CollectionFailure {
        for (SimulatedAccount account : simulation.accounts(SimulatedPlatform.THREADS)) {
            List<ObservedPost> posts = collected(threads, Platform.THREADS, account);
            List<SimulatedPost> truth = truth(account);
            assertThat(posts)
                    .as(account.handle())
                    .extracting(ObservedPost::nativeId)
                    .containsExactlyElementsOf(ids(truth));
            for (int i = 0; i < posts.size(); i++) {
                assertThat(posts.get(i).text())
                        .isEqualTo(PostText.clean(truth.get(i).body()));
                assertThat(posts.get(i).repostOf() != null)
                        .isEqualTo(truth.get(i).repostOf() != null);
            }
        }
    }

    @Test
    void everyCommentOfTheLeadersIsCollectedExactly() throws CollectionFailure {
        comments(SimulatedPlatform.INSTAGRAM, Platform.INSTAGRAM, instagramComments);
        comments(SimulatedPlatform.FACEBOOK, Platform.FACEBOOK, facebookComments);
        comments(SimulatedPlatform.THREADS, Platform.THREADS, threadsComments);
    }

    @Test
    void aRefreshBringsCountsAndNoticesWhatWasDeleted() throws CollectionFailure {
        refresh(SimulatedPlatform.INSTAGRAM, Platform.INSTAGRAM, instagram);
        refresh(SimulatedPlatform.FACEBOOK, Platform.FACEBOOK, facebook);
        SimulatedAccount account =
                simulation.accounts(SimulatedPlatform.THREADS).get(0);
        List<String> ids = ids(truth(account)).subList(0, 3);
        Page page = threads.refresh(request(official(Platform.THREADS, account), null), ids);
        assertThat(page).isNotNull();
        assertThat(page.posts()).extracting(ObservedPost::nativeId).containsExactlyElementsOf(ids);
        assertThat(page.posts())
                .filteredOn(post -> post.repostOf() == null)
                .allSatisfy(post -> assertThat(post.counts().likes()).isNotNull());
        assertThat(page.posts())
                .filteredOn(post -> post.repostOf() != null)
                .allSatisfy(post -> assertThat(post.counts()).isEqualTo(Counts.NONE));
    }

    @Test
    void switchedFailuresAreUnderstood() {
        for (SimulatedPlatform simulated :
                List.of(SimulatedPlatform.INSTAGRAM, SimulatedPlatform.FACEBOOK, SimulatedPlatform.THREADS)) {
            fails(simulated, Failure.UNAVAILABLE, FailureKind.TRANSIENT);
            fails(simulated, Failure.BAD_GATEWAY, FailureKind.TRANSIENT);
            fails(simulated, Failure.TRUNCATED, FailureKind.MALFORMED);
            fails(simulated, Failure.HTML_INSTEAD, FailureKind.MALFORMED);
            fails(simulated, Failure.EMPTY_BODY, FailureKind.MALFORMED);
            fails(simulated, Failure.TOKEN_EXPIRED, FailureKind.AUTH);
            fails(simulated, Failure.QUOTA_EXCEEDED, FailureKind.RATE_LIMITED);
        }
        SimulatedAccount account =
                simulation.accounts(SimulatedPlatform.FACEBOOK).get(0);
        simulation.failures().fail(account, Failure.DELETED);
        failure(facebook, Platform.FACEBOOK, account, FailureKind.ACCOUNT_GONE);
        simulation.failures().clear();
        simulation.failures().fail(account, Failure.RENAMED);
        failure(facebook, Platform.FACEBOOK, account, FailureKind.ACCOUNT_GONE);
    }

    private void fails(SimulatedPlatform simulated, Failure switched, FailureKind expected) {
        Platform platform = Platform.valueOf(simulated.name());
        PlatformCollector collector = switch (simulated) {
            case INSTAGRAM -> instagram;
            case FACEBOOK -> facebook;
            default -> threads;
        };
        SimulatedAccount account = simulation.accounts(simulated).get(0);
        simulation.failures().failNext(account, switched, 1);
        failure(collector, platform, account, expected);
        simulation.failures().clear();
    }

    private void failure(
            PlatformCollector collector, Platform platform, SimulatedAccount account, FailureKind expected) {
        OfficialAccount official = simulation.account(platform, account);
        CollectionFailure failure =
                catchThrowableOfType(CollectionFailure.class, () -> collector.fetch(request(official, null)));
        assertThat(failure).as(platform + " " + expected).isNotNull();
        assertThat(failure.kind()).as(platform.name()).isEqualTo(expected);
    }

    private void refresh(SimulatedPlatform simulated, Platform platform, PlatformCollector collector)
            throws CollectionFailure {
        int deleted = 0;
        for (SimulatedAccount account : simulation.accounts(simulated)) {
            List<SimulatedPost> gone = simulation.everPublishedBy(account).stream()
                    .filter(post -> !post.visibleAt(Simulation.NOW))
                    .limit(1)
                    .toList();
            if (account.state() != SimulatedAccount.State.ACTIVE || gone.isEmpty()) {
                continue;
            }
            List<String> wanted =
                    new ArrayList<>(ids(truth(account)).stream().limit(2).toList());
            wanted.add(gone.get(0).nativeId());
            Page page = collector.refresh(request(official(platform, account), null), wanted);
            assertThat(page).isNotNull();
            assertThat(page.gone())
                    .as(account.handle())
                    .containsExactly(gone.get(0).nativeId());
            assertThat(page.posts()).hasSize(wanted.size() - 1);
            deleted++;
        }
        assertThat(deleted).isPositive();
    }

    private void comments(SimulatedPlatform simulated, Platform platform, CommentCollector collector)
            throws CollectionFailure {
        int answers = 0;
        for (SimulatedAccount account : simulation.accounts(simulated)) {
            if (!List.of("bupati", "wakil-bupati", "sekda").contains(account.unit())) {
                continue;
            }
            OfficialAccount official = official(platform, account);
            for (SimulatedPost post : truth(account)) {
                if (post.publishedAt().isBefore(Simulation.NOW.minus(Duration.ofDays(14)))) {
                    break;
                }
                Map<String, ObservedComment> found = all(collector, official, post.nativeId());
                List<SimulatedComment> truth = simulation.commentsBelow(account, post);
                assertThat(found.keySet())
                        .as(account.handle() + " " + post.nativeId())
                        .containsExactlyInAnyOrderElementsOf(
                                truth.stream().map(SimulatedComment::nativeId).toList());
                for (SimulatedComment comment : truth) {
                    ObservedComment observed = found.get(comment.nativeId());
                    assertThat(observed.text()).isEqualTo(comment.text());
                    assertThat(observed.parentNativeId()).isEqualTo(comment.parent());
                    assertThat(observed.official()).isEqualTo(comment.official());
                    assertThat(observed.publishedAt()).isEqualTo(comment.publishedAt());
                    answers += comment.official() ? 1 : 0;
                }
            }
        }
        assertThat(answers).as("offices answer on " + platform).isPositive();
    }

    private static Map<String, ObservedComment> all(CommentCollector collector, OfficialAccount account, String post)
            throws CollectionFailure {
        Map<String, ObservedComment> found = new HashMap<>();
        String cursor = null;
        for (int i = 0; i < 20; i++) {
            CommentPage page = collector.comments(request(account, cursor), post);
            assertThat(page.unreadable()).isEmpty();
            page.comments().forEach(comment -> found.put(comment.nativeId(), comment));
            cursor = page.next();
            if (cursor == null) {
                return found;
            }
        }
        throw new AssertionError("comments without end");
    }

    private List<ObservedPost> collected(PlatformCollector collector, Platform platform, SimulatedAccount account)
            throws CollectionFailure {
        OfficialAccount official = simulation.account(platform, account);
        if (account.state() == SimulatedAccount.State.ACTIVE) {
            // A page may reach further back than was asked for; a run stores none of that.
            return simulation.walk(collector, official).stream()
                    .filter(post -> !post.publishedAt().isBefore(Simulation.NOW.minus(Duration.ofDays(30))))
                    .toList();
        }
        CollectionFailure failure =
                catchThrowableOfType(CollectionFailure.class, () -> simulation.walk(collector, official));
        assertThat(failure.kind()).as(account.handle()).isEqualTo(FailureKind.ACCOUNT_GONE);
        return List.of();
    }

    private List<SimulatedPost> truth(SimulatedAccount account) {
        return simulation.truth(account);
    }

    private OfficialAccount official(Platform platform, SimulatedAccount account) {
        OfficialAccount known = simulation.account(platform, account);
        return new OfficialAccount(
                known.id(), known.unit(), platform, known.handle(), account.nativeId(), true, known.registeredAt());
    }

    private static List<String> ids(List<SimulatedPost> posts) {
        return posts.stream().map(SimulatedPost::nativeId).toList();
    }

    private static Request request(OfficialAccount account, String cursor) {
        return new Request(account, null, cursor, Simulation.NOW.minus(Duration.ofDays(30)), Simulation.NOW);
    }
}
