package id.pantas.collection.website;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.Accounts;
import id.pantas.collection.KeptAgain;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.KeptAnswers.Reread;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.post.ObservedPost;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proves(platform = Platform.WEBSITE, by = By.FIXTURE, feature = Feature.KEPT)
class WebsiteKeptAnswersTests {

    private static final String SITE = "dinkes.contohkab.go.id";

    private final WebsiteKeptAnswers reader = new WebsiteKeptAnswers(ZoneId.of("Asia/Jakarta"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dinkes.contohkab.go.id",
                "sukamaju.contohkab.go.id",
                "mekarsari.desa.id",
                "kel.contohkab.go.id",
                "bpbd.contohkab.go.id"
            })
    void articlesReadAgainAreTheSame(String host) throws Exception {
        try (RecordedPlatform web = RecordedPlatform.of("website")) {
            RecordedSites sites = RecordedSites.of(web, host);
            Page page = sites.discover(host);
            List<ObservedPost> seen = page.posts();
            assertThat(seen).isNotEmpty();
            assertThat(reader.reread(sites.account(host), page.raw(), Accounts.NOW)
                            .posts())
                    .containsAll(seen);
            KeptAgain.givesTheSame(
                    reader,
                    sites.account(host),
                    new Page(
                            reader.reread(sites.account(host), page.raw(), Accounts.NOW)
                                    .posts(),
                            null,
                            null,
                            null,
                            page.raw(),
                            java.util.Set.of(),
                            List.of(),
                            1));
        }
    }

    @Test
    void anUndatedArticleTakesTheDateOfItsPageOrItsLinkAndIsElsePassedOver() {
        String feed = """
                <rss version="2.0"><channel><title>x</title>
                <item><title>Satu</title><link>https://dinkes.contohkab.go.id/berita/satu</link><description>a</description></item>
                <item><title>Dua</title><link>https://dinkes.contohkab.go.id/2026/11/05/dua</link><description>b</description></item>
                <item><title>Tiga</title><link>https://dinkes.contohkab.go.id/berita/tiga</link><description>c</description></item>
                <item><title>Asing</title><link>https://situs-lain.example/empat</link><pubDate>Fri, 20 Nov 2026 01:00:00 GMT</pubDate></item>
                </channel></rss>""";
        String page = """
                <html><head><title>Satu</title><meta property="article:published_time" content="2026-11-18T03:00:00Z"></head>
                <body><article><h1>Satu</h1><p>Isi yang lebih panjang daripada ringkasannya.</p></article></body></html>""";
        Reread again = reader.reread(
                Accounts.of(Platform.WEBSITE, "https://" + SITE + "/", null),
                List.of(
                        new RawAnswer("https://" + SITE + "/feed", "application/rss+xml", feed),
                        new RawAnswer("https://www." + SITE + "/berita/satu", "text/html", page)),
                Accounts.NOW);
        assertThat(again.posts()).hasSize(2);
        assertThat(again.posts().get(0).publishedAt()).isEqualTo(Instant.parse("2026-11-18T03:00:00Z"));
        assertThat(again.posts().get(0).text()).contains("lebih panjang");
        assertThat(again.posts().get(1).permalink()).endsWith("/dua");
    }
}
