package id.pantas.collection.website;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.spi.CollectionFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Feeds as programs that make them wrote them here: Hugo 0.111, DokuWiki 2022-07-31 and MediaWiki 1.39. */
class ProducedFeedsTests {

    private final List<String> unreadable = new ArrayList<>();

    @Test
    void readsWhatAGeneratorOfStillPagesWrites() throws Exception {
        List<Article> articles = read("hugo.xml", "http://127.0.0.1:9101/");

        assertThat(articles)
                .extracting(Article::id)
                .containsExactly("/berita/2026/11/berita-1", "/berita/2026/11/berita-2", "/berita/2026/11/berita-3");
        assertThat(articles.get(0).publishedAt()).isEqualTo(Instant.parse("2026-11-20T02:00:00Z"));
        assertThat(articles.get(0).body()).contains("diikuti 20 petani", "“kutipan” & tanda");
    }

    @Test
    void anEditedPageOfAWikiIsOneArticleAndNoneOfItsEdits() throws Exception {
        List<Article> articles = read("dokuwiki.rdf", "http://127.0.0.1:9102/");

        assertThat(articles)
                .extracting(Article::id)
                .containsExactly(
                        "/doku.php?id=berita:panen_cabai",
                        "/doku.php?id=berita:posyandu_baru_3",
                        "/doku.php?id=berita:posyandu_baru_24",
                        "/doku.php?id=berita:posyandu_baru_23");
        assertThat(articles.get(0).link())
                .isEqualTo(URI.create("http://127.0.0.1:9102/doku.php?id=berita:panen_cabai"));
        assertThat(articles.get(0).publishedAt()).isEqualTo(Instant.parse("2026-11-22T00:58:12Z"));
    }

    @Test
    void aPageEditedTwiceKeepsTheDateAndTheTextOfItsFirstPublication() throws Exception {
        List<Article> articles = read("mediawiki.atom", "http://127.0.0.1:9103/");

        assertThat(articles).extracting(Article::id).doesNotHaveDuplicates().hasSize(3);
        Article twice = articles.get(0);
        assertThat(twice.id()).isEqualTo("/index.php?title=Panen_cabai");
        assertThat(twice.publishedAt()).isEqualTo(Instant.parse("2026-11-22T00:58:14Z"));
        assertThat(twice.body()).contains("Panen pertama").doesNotContain("kedua");
    }

    private List<Article> read(String file, String site) throws IOException, CollectionFailure {
        try (InputStream feed = Objects.requireNonNull(getClass().getResourceAsStream("/produced-feeds/" + file))) {
            List<Article> articles = FeedReader.read(
                    new String(feed.readAllBytes(), StandardCharsets.UTF_8),
                    URI.create(site),
                    SiteAddress.of(site),
                    new SiteDates(ZoneId.of("Asia/Jakarta")),
                    unreadable);
            assertThat(unreadable).isEmpty();
            return articles;
        }
    }
}
