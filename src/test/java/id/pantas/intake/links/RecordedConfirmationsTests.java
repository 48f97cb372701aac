package id.pantas.intake.links;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.Loopback;
import id.pantas.collection.RecordedPlatform;
import id.pantas.intake.Confirmation;
import id.pantas.outgoing.GuardedHttp;
import id.pantas.outgoing.OutgoingClients.Limits;
import id.pantas.testing.Cleared;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of every recorded answer about a pasted link, by its name. */
class RecordedConfirmationsTests {

    private static final LinkReader READER = new LinkReader(LinkRules.load());

    private static final Set<String> tried = new HashSet<>();

    private final RecordedPlatform services = RecordedPlatform.of("links");
    private final Confirmations confirmations = confirmations();

    @AfterEach
    void stop() {
        services.close();
    }

    /** Says so only where all cases were tried, not where one was picked out. */
    @AfterAll
    static void noFileIsLeftUnused() {
        if (tried.size() == 7) {
            assertThat(RecordedPlatform.unused("links")).isEmpty();
        }
    }

    @Test
    void xTellsTheAuthorAndTheWordsInsideItsMarkup() {
        tried.add("x oEmbed (no token)");
        Confirmed answer = confirmations.ask(READER.read("https://x.com/bupaticontoh/status/2123227305735094273"));

        assertThat(services.answeredBy()).containsExactly("x oEmbed (no token)");
        assertThat(answer.result()).isEqualTo(Confirmation.EXISTS);
        assertThat(answer.author()).isEqualTo("https://twitter.com/bupaticontoh");
        assertThat(answer.text())
                .startsWith("Pagi ini saya meninjau Posyandu Melati")
                .doesNotContain("<");
    }

    @Test
    void youTubeTellsTheChannelAndTheTitle() {
        tried.add("youtube oEmbed");
        Confirmed answer = confirmations.ask(READER.read("https://youtu.be/aB3dE5gH7jK"));

        assertThat(services.answeredBy()).containsExactly("youtube oEmbed");
        assertThat(answer.result()).isEqualTo(Confirmation.EXISTS);
        assertThat(answer.author()).isEqualTo("https://www.youtube.com/@dinkescontoh");
        assertThat(answer.text()).isEqualTo("Capaian Imunisasi Kabupaten Contoh November 2026");
    }

    /** A private video and one that may not be embedded exist all the same; only 404 says that there is none. */
    @ParameterizedTest
    @CsvSource({
        "https://x.com/dinkes/status/1988055000000000001, x oEmbed not found, GONE",
        "https://youtu.be/_oP0qR1sT2u, youtube oEmbed 401, UNKNOWN",
        "https://youtu.be/Pq1Rs2Tu3Vw, youtube oEmbed 403, UNKNOWN",
        "https://youtu.be/zzzzzzzzzzz, youtube oEmbed 404, GONE",
        "https://youtu.be/zzzzzzzzzzz, youtube oEmbed 400, UNKNOWN"
    })
    void onlyNotFoundMeansGone(String link, String answer, Confirmation expected) {
        tried.add(answer);
        services.answerNext(answer);

        assertThat(confirmations.ask(READER.read(link)).result()).isEqualTo(expected);
        assertThat(services.answeredBy()).containsExactly(answer);
    }

    private Confirmations confirmations() {
        GuardedHttp http =
                Loopback.clients().with(new Limits(256 * 1024, Duration.ofSeconds(5), Duration.ofSeconds(5)));
        return new Confirmations(
                new LinkProperties(
                        true,
                        5,
                        30,
                        services.address("/x").toString(),
                        services.address("/youtube").toString(),
                        services.address("/tiktok").toString(),
                        services.address("/meta").toString(),
                        services.address("/threads").toString()),
                http,
                http,
                Cleared.EVERYTHING);
    }
}
