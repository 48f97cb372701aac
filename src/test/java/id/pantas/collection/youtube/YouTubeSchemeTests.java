package id.pantas.collection.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.RecordedPlatform;
import id.pantas.credential.CredentialScheme.Finding;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a key of YouTube is found to be when it is entered. */
@Proves(platform = Platform.YOUTUBE, by = By.FIXTURE, feature = Feature.CONNECTING)
class YouTubeSchemeTests {

    private static Finding check(String answer) {
        try (RecordedPlatform youtube = RecordedPlatform.of("youtube")) {
            if (answer != null) {
                youtube.answerNext(answer);
            }
            YouTubeScheme scheme = new YouTubeScheme(
                    new YouTubeProperties(null, youtube.address("/youtube/v3"), youtube.address("/")),
                    Loopback.clients());
            Finding finding = scheme.check(Map.of("token", "kunci-rahasia"), null, Accounts.NOW);
            assertThat(youtube.lastCall().query().values())
                    .as("a key in an address ends up in logs")
                    .noneMatch(value -> value.contains("kunci-rahasia"));
            assertThat(youtube.lastCall().headers()).containsEntry("x-goog-api-key", "kunci-rahasia");
            return finding;
        }
    }

    @Test
    void aGoodKeyMayReadPostsCountsAndComments() {
        Finding finding = check(null);
        assertThat(finding.usable()).isTrue();
        assertThat(finding.abilities())
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.granted()).isTrue());
    }

    @Test
    void aWrongKeyIsRefusedAndASpentOneOnlyLimited() {
        assertThat(check("err-400-keyInvalid").problem()).isEqualTo(Finding.REFUSED);
        assertThat(check("err-403-quotaExceeded").problem()).isEqualTo(Finding.LIMITED);
    }
}
