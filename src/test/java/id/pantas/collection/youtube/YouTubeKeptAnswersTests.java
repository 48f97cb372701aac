package id.pantas.collection.youtube;

import id.pantas.collection.Accounts;
import id.pantas.collection.KeptAgain;
import id.pantas.collection.Loopback;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import org.junit.jupiter.api.Test;

@Proves(platform = Platform.YOUTUBE, by = By.FIXTURE, feature = Feature.KEPT)
class YouTubeKeptAnswersTests {

    private static final OfficialAccount DINKES =
            Accounts.of(Platform.YOUTUBE, "@dinkescontoh", "UCd1nkesC0ntohKesehatan2");

    @Test
    void uploadsReadAgainGiveTheSamePosts() throws Exception {
        again("kunci");
    }

    @Test
    void aFeedReadAgainGivesTheSamePosts() throws Exception {
        again(null);
    }

    @Test
    void commentsReadAgainAreTheSame() throws Exception {
        try (RecordedPlatform youtube = RecordedPlatform.of("youtube")) {
            YouTubeProperties settings =
                    new YouTubeProperties("kunci", youtube.address("/youtube/v3"), youtube.address("/"));
            String video = "aB3dE5gH7jK";
            CommentPage page = new YouTubeComments(new YouTubeApi(settings, Loopback.http(YouTubeApi.LIMITS)))
                    .comments(Accounts.page(DINKES, null), video);
            KeptAgain.givesTheSameComments(new YouTubeKeptAnswers(), DINKES, video, page);
        }
    }

    private static void again(String key) throws Exception {
        try (RecordedPlatform youtube = RecordedPlatform.of("youtube")) {
            YouTubeProperties settings =
                    new YouTubeProperties(key, youtube.address("/youtube/v3"), youtube.address("/"));
            Page page = new YouTubeCollector(new YouTubeApi(settings, Loopback.http(YouTubeApi.LIMITS)))
                    .fetch(Accounts.page(DINKES, null));
            KeptAgain.givesTheSame(new YouTubeKeptAnswers(), DINKES, page);
        }
    }
}
