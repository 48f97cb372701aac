package id.pantas.collection.meta;

import id.pantas.collection.Accounts;
import id.pantas.collection.KeptAgain;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Proves(platform = Platform.FACEBOOK, by = By.FIXTURE, feature = Feature.KEPT)
@Proves(platform = Platform.INSTAGRAM, by = By.FIXTURE, feature = Feature.KEPT)
@Proves(platform = Platform.THREADS, by = By.FIXTURE, feature = Feature.KEPT)
class MetaKeptAnswersTests {

    @Test
    void postsOfAPageReadAgainAreTheSame() throws Exception {
        try (RecordedPlatform facebook = RecordedPlatform.of("facebook")) {
            OfficialAccount account = Accounts.of(Platform.FACEBOOK, "dinkescontoh", "100064000000101");
            FacebookCollector collector = new FacebookCollector(new FacebookPages(
                    Meta.client(facebook.address("/")), Meta.settings(facebook.address("/"), Meta.TOKEN)));
            Request request = Meta.page(account, null, null, Meta.credential(account, true, Meta.TOKEN, Map.of()));
            KeptAgain.givesTheSame(MetaKeptAnswers.facebook(), account, collector.fetch(request));
        }
    }

    @Test
    void othersMediaReadAgainAreTheSame() throws Exception {
        try (RecordedPlatform instagram = RecordedPlatform.of("instagram")) {
            OfficialAccount account = InstagramSetup.account("dinkescontoh");
            KeptAgain.givesTheSame(MetaKeptAnswers.instagram(), account, new InstagramSetup(instagram).others());
        }
    }

    @Test
    void theAccountsOwnMediaReadAgainAreTheSame() throws Exception {
        try (RecordedPlatform instagram = RecordedPlatform.of("instagram")) {
            InstagramSetup setup = new InstagramSetup(instagram);
            Request request = setup.own(InstagramSetup.LEADER, null);
            KeptAgain.givesTheSame(MetaKeptAnswers.instagram(), request.account(), setup.collector.fetch(request));
        }
    }

    @Test
    void commentsReadAgainAreTheSameOnAllThree() throws Exception {
        try (RecordedPlatform facebook = RecordedPlatform.of("facebook")) {
            OfficialAccount account = Accounts.of(Platform.FACEBOOK, "bupaticontoh", "100064000000100");
            FacebookComments comments = new FacebookComments(new FacebookPages(
                    Meta.client(facebook.address("/")), Meta.settings(facebook.address("/"), Meta.TOKEN)));
            String post = "100064000000100_2012345678900001";
            Request request = Meta.page(account, null, null, Meta.credential(account, true, Meta.TOKEN, Map.of()));
            KeptAgain.givesTheSameComments(MetaKeptAnswers.facebook(), account, post, comments.comments(request, post));
        }
        try (RecordedPlatform instagram = RecordedPlatform.of("instagram")) {
            InstagramSetup setup = new InstagramSetup(instagram);
            String post = "DRh8iJkLmNo";
            KeptAgain.givesTheSameComments(
                    MetaKeptAnswers.instagram(),
                    setup.own(InstagramSetup.LEADER, null).account(),
                    post,
                    setup.comments(post, null));
        }
        try (RecordedPlatform threads = RecordedPlatform.of("threads")) {
            OfficialAccount account = Accounts.of(Platform.THREADS, "bupaticontoh", "26000000000000101");
            ThreadsReader reader = new ThreadsReader(
                    Meta.threads(threads.address("/")),
                    new ThreadsProperties(threads.address("/"), "v1.0", Map.of("@BupatiContoh", Meta.TOKEN)));
            ThreadsComments comments = new ThreadsComments(reader, new MediaIds());
            KeptAgain.givesTheSameComments(
                    MetaKeptAnswers.threads(),
                    account,
                    "DRq1AbCdEfG",
                    comments.comments(Meta.page(account, null, null, null), "DRq1AbCdEfG"));
        }
    }

    @Test
    void threadsReadAgainAreTheSame() throws Exception {
        try (RecordedPlatform threads = RecordedPlatform.of("threads")) {
            OfficialAccount account = Accounts.of(Platform.THREADS, "bupaticontoh", "26000000000000101");
            ThreadsReader reader = new ThreadsReader(
                    Meta.threads(threads.address("/")),
                    new ThreadsProperties(threads.address("/"), "v1.0", Map.of("@BupatiContoh", Meta.TOKEN)));
            ThreadsCollector collector = new ThreadsCollector(reader, new MediaIds());
            KeptAgain.givesTheSame(
                    MetaKeptAnswers.threads(), account, collector.fetch(Meta.page(account, null, null, null)));
        }
    }
}
