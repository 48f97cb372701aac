package id.pantas.intake.links;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.intake.IdTimes;
import id.pantas.intake.PostLink;
import id.pantas.intake.PostLink.Kind;
import id.pantas.registry.Platform;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkReaderTests {

    private static final LinkReader READER = new LinkReader(LinkRules.load());

    static List<CSVRecord> samples() throws IOException {
        try (var file = new InputStreamReader(
                LinkReaderTests.class.getResourceAsStream("/intake/links/samples.csv"), StandardCharsets.UTF_8)) {
            List<CSVRecord> samples = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(file)
                    .getRecords();
            assertThat(samples).hasSize(92);
            return samples;
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsEverySample(CSVRecord sample) {
        PostLink link = READER.read(sample.get("input"));

        String kind = sample.get("kind");
        assertThat(link.kind())
                .isEqualTo(
                        kind.isEmpty()
                                ? Kind.NONE
                                : kind.equals("resolve") ? Kind.SHORT : Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
        if (!kind.isEmpty()) {
            assertThat(link.platform())
                    .isEqualTo(Platform.valueOf(sample.get("platform").toUpperCase(Locale.ROOT)));
        }
        assertThat(link.account() == null ? "" : link.account()).isEqualTo(sample.get("account"));
        assertThat(link.nativeId() == null ? "" : link.nativeId()).isEqualTo(sample.get("post_id"));
        if (link.kind() != Kind.SHORT) {
            assertThat(link.address()).isEqualTo(sample.get("canonical"));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsEverySampleInsideAMessage(CSVRecord sample) {
        PostLink alone = READER.read(sample.get("input"));

        List<PostLink> found =
                READER.all("Yth. admin,\nmohon didata: " + sample.get("input") + "\nTerima kasih. Rp1.000.000 (92,4%)");

        if (sample.get("input").startsWith("javascript:")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).containsExactly(alone);
        }
    }

    @Test
    void takesSeveralLinksOfOneMessageAndEachPostOnce() {
        assertThat(READER.all("1) https://x.com/a/status/1988055000000000001 2) instagram.com/p/DRa1bCdEfGh/, "
                        + "lagi:https://youtu.be/aB3dE5gH7jKhttps://x.com/b/status/1988055000000000002 "
                        + "https://m.youtube.com/watch?v=aB3dE5gH7jK user@dinkes.go.id/x http:// ./."))
                .extracting(PostLink::nativeId)
                .containsExactly("1988055000000000001", "DRa1bCdEfGh", "aB3dE5gH7jK", "1988055000000000002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://x.com/a/status/1",
                "data:text/html,<b>",
                "file:///etc/passwd",
                "https://user:pass@x.com/a/status/1",
                "https://x.com:8443/a/status/1",
                "https://x.com\\@evil.example/a/status/1",
                "https://",
                "https:///a",
                "https://localhost/a",
                "https://[::1]/a",
                "https://%00/",
                "",
                " ",
                "\u200b"
            })
    void refusesWhatMayNotBeOpened(String pasted) {
        assertThat(READER.read(pasted).kind()).isEqualTo(Kind.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.com.evil.example/a/status/1988055000000000001",
                "https://evilx.com/a/status/1988055000000000001",
                "https://xn--x-com.example/a/status/1988055000000000001",
                "https://www.x.com.id/a/status/1988055000000000001"
            })
    void aLookAlikeHostIsAnOrdinaryWebsite(String pasted) {
        assertThat(READER.read(pasted).platform()).isEqualTo(Platform.WEBSITE);
    }

    @Test
    void unwrapsOnlySoOften() {
        String link = "https://x.com/a/status/1988055000000000001";
        for (int i = 0; i < 9; i++) {
            link = "https://l.facebook.com/l.php?u=" + java.net.URLEncoder.encode(link, StandardCharsets.UTF_8);
        }
        assertThat(READER.read(link).isPost()).isFalse();
    }

    @Property(tries = 3_000)
    void noTextMakesItThrow(@ForAll @StringLength(max = 300) String text) {
        READER.read(text);
        READER.all(text);
    }

    @Property(tries = 2_000)
    void whatItAcceptsIsACanonicalWebAddressThatReadsTheSameAgain(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> parts = Stream.of(
                        "https://",
                        "http://",
                        "x.com",
                        "www.",
                        "facebook.com",
                        "/",
                        "?",
                        "u=",
                        "&",
                        "#",
                        "status",
                        "@",
                        "%",
                        "é",
                        " ",
                        "|",
                        "p",
                        "watch",
                        "v=",
                        "1988055000000000001",
                        "l.php",
                        "\u200b",
                        ":443",
                        "..",
                        "instagram.com",
                        "tiktok.com",
                        "video",
                        "\ud800",
                        "reel",
                        "posts",
                        "youtube.com",
                        "\\")
                .toList();
        StringBuilder text = new StringBuilder("https://");
        for (int i = random.nextInt(14); i >= 0; i--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        PostLink link = READER.read(text.toString());
        if (!link.address().isEmpty()) {
            assertThat(link.address()).startsWith("https://").doesNotContain(" ");
            assertThat(READER.read(link.address()).address())
                    .as(text.toString())
                    .isEqualTo(link.address());
        }
    }

    @Test
    void longInputIsReadInNoTime() {
        String hostile = "https://www.facebook.com/" + "a/".repeat(1_900) + "videos/";
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> READER.read(hostile)))
                .isNull();
        READER.all("x.com/a/status/1 ".repeat(100_000));
        READER.all("https://".repeat(10_000));
    }

    @ParameterizedTest
    @CsvSource({
        "X, 2123603484472246283, 2026-11-20",
        "TIKTOK, 7710076613827197361, 2026-11-20",
        "X, 9999999999999999999, ",
        "X, 20, ",
        "INSTAGRAM, 18012345678901234, "
    })
    void readsTheTimeThatAnIdCarries(Platform platform, String id, String day) {
        Instant at = IdTimes.of(platform, id, Instant.parse("2026-11-21T00:00:00Z"));
        assertThat(at == null ? null : at.toString().substring(0, 10)).isEqualTo(day);
    }

    @Test
    void everyCanonicalAddressIsOne() throws IOException {
        for (CSVRecord sample : samples()) {
            String address = READER.read(sample.get("input")).address();
            if (!address.isEmpty()) {
                assertThat(URI.create(address).getHost()).isNotNull();
            }
        }
    }
}
