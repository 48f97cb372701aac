package id.pantas.collection.tiktok;

import id.pantas.collection.Accounts;
import id.pantas.collection.KeptAgain;
import id.pantas.collection.Loopback;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Proves(platform = Platform.TIKTOK, by = By.FIXTURE, feature = Feature.KEPT)
class TikTokKeptAnswersTests {

    @Test
    void videosReadAgainGiveTheSamePosts() throws Exception {
        try (RecordedPlatform tiktok = RecordedPlatform.of("tiktok")) {
            OfficialAccount account = Accounts.of(Platform.TIKTOK, "dinkescontoh", null);
            TikTokProperties settings = new TikTokProperties(
                    tiktok.address("/"),
                    tiktok.address("/open_api/v1.3/"),
                    URI.create("https://www.tiktok.com/v2/auth/authorize/"),
                    null,
                    null,
                    TikTokProperties.Pkce.HEX);
            Request plain = Accounts.page(account, null);
            Page page = new TikTokCollector(new TikTokApi(settings, Loopback.http(TikTokApi.LIMITS)))
                    .fetch(new Request(
                            account,
                            null,
                            null,
                            plain.notBefore(),
                            plain.now(),
                            TikTokRecordedAnswersTests.credential("act.baik", Map.of())));
            KeptAgain.givesTheSame(new TikTokKeptAnswers(), account, page);

            String video = TikTokRecordedAnswersTests.VIDEO;
            Request asking = new Request(
                    account,
                    null,
                    null,
                    plain.notBefore(),
                    plain.now(),
                    TikTokRecordedAnswersTests.credential(
                            "act.x", Map.of(TikTokComments.TOKEN, "biz.x", TikTokComments.ID, "-000leader")));
            KeptAgain.givesTheSameComments(
                    new TikTokKeptAnswers(),
                    account,
                    video,
                    new TikTokComments(new TikTokApi(settings, Loopback.http(TikTokApi.LIMITS)))
                            .comments(asking, video));
        }
    }
}
