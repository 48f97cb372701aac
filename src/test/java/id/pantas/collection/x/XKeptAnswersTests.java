package id.pantas.collection.x;

import id.pantas.collection.Accounts;
import id.pantas.collection.KeptAgain;
import id.pantas.collection.Loopback;
import id.pantas.collection.RecordedPlatform;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import org.junit.jupiter.api.Test;

@Proves(platform = Platform.X, by = By.FIXTURE, feature = Feature.KEPT)
class XKeptAnswersTests {

    @Test
    void aTimelineReadAgainGivesTheSamePosts() throws Exception {
        try (RecordedPlatform x = RecordedPlatform.of("x")) {
            OfficialAccount account = Accounts.of(Platform.X, "dinkescontoh", "1204500000000000004");
            XProperties settings = XRecordedAnswersTests.settings(x, XProperties.Dialect.TWEET);
            XCollector collector = new XCollector(settings, new Twitter4jXApi(settings, Loopback.clients()));
            KeptAgain.givesTheSame(new XKeptAnswers(), account, collector.fetch(Accounts.page(account, null)));
        }
    }

    @Test
    void mentionsReadAgainGiveTheSameComments() throws Exception {
        try (RecordedPlatform x = RecordedPlatform.of("x")) {
            OfficialAccount account = Accounts.of(Platform.X, "bupaticontoh", "1204500000000000001");
            XProperties settings = XRecordedAnswersTests.settings(x, XProperties.Dialect.TWEET);
            XComments comments = new XComments(settings, new Twitter4jXApi(settings, Loopback.clients()));
            KeptAgain.givesTheSameComments(
                    new XKeptAnswers(), account, "", comments.comments(Accounts.page(account, null), null));
        }
    }
}
