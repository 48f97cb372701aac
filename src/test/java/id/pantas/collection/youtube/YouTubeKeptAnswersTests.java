package id.pantas.collection.youtube;

import id.pantas.collection.Accounts;
import id.pantas.collection.KeptAgain;
import id.pantas.collection.Loopback;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import org.junit.jupiter.api.Test;

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
