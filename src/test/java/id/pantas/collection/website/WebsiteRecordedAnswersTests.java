package id.pantas.collection.website;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** What becomes of every recorded answer of websites, by its name. */
@Proves(
        platform = Platform.WEBSITE,
        by = By.FIXTURE,
        feature = {
            Feature.FINDING,
            Feature.POSTS,
            Feature.PAGES,
            Feature.DELETIONS,
            Feature.REFUSALS,
            Feature.BROKEN_ANSWERS,
            Feature.BUDGET
        })
class WebsiteRecordedAnswersTests {

    private static final String DINKES = "dinkes.contohkab.go.id";

    private static final Set<String> tried = new HashSet<>();

    private final Map<String, ThrowingConsumer<RecordedSites>> cases = new LinkedHashMap<>();

    WebsiteRecordedAnswersTests() {
        wordpress();
        closedInterfaces();
        feeds();
        brokenFeeds();
        sitemaps();
        rules();
        refusals();
        pages();
    }

    @Test
    void noRecordedAnswerIsLeftOut() {
        try (RecordedPlatform web = RecordedPlatform.of("website")) {
            assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(web.names());
        }
    }

    /** Says so only where all cases were tried, not where one was picked out. */
    @AfterAll
    static void noFileIsLeftUnused() {
        if (tried.size() == new WebsiteRecordedAnswersTests().cases.size()) {
            assertThat(RecordedPlatform.unused("website")).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswer() {
        return cases.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    tried.add(each.getKey());
                    try (RecordedPlatform web = RecordedPlatform.of("website")) {
                        each.getValue().accept(RecordedSites.of(web, each.getKey()));
                        assertThat(web.answeredBy()).contains(each.getKey());
                    }
                }));
    }

    private void wordpress() {
        cases.put("home page", at -> {
            Page page = at.discover(DINKES);
            assertThat(at.web().answeredBy()).containsExactly("robots: open", "home page", "WordPress posts page 1");
            assertThat(page.spent()).isEqualTo(3);
            assertThat(page.nativeAccountId()).isEqualTo(DINKES);
            assertThat(at.web().calls())
                    .allSatisfy(
                            call -> assertThat(call.headers()).containsEntry("user-agent", "PemantauMedsosBot/1.0"));
        });
        cases.put(
                "WordPress REST discovery",
                at -> assertThat(SiteVisit.text(at.visit(DINKES).get(at.at(DINKES, "/wp-json/"), Map.of())))
                        .contains("wp/v2"));
        cases.put("WordPress posts page 1", at -> {
            Page page = at.discover(DINKES);
            assertThat(page.posts()).hasSize(3);
            ObservedPost first = page.posts().get(0);
            assertThat(first.nativeId()).isEqualTo(DINKES + "#4125");
            assertThat(first.publishedAt()).isEqualTo("2026-11-20T02:31:00Z");
            assertThat(first.form()).isEqualTo(PostForm.ARTICLE);
            assertThat(first.counts()).isEqualTo(Counts.NONE);
            assertThat(first.text()).isEqualTo("""
                    Imunisasi Dasar Lengkap Capai 92,4% – Tertinggi Dalam Lima Tahun

                    Dinas Kesehatan Kabupaten Contoh mencatat cakupan imunisasi dasar lengkap sebesar 92,4% hingga 15 \
                    November 2026.

                    Capaian ini naik 4,1 poin dibanding periode yang sama tahun lalu.""");
            assertThat(page.posts().get(1).text()).startsWith("Selamat Hari Kesehatan Nasional ke-62 🏥");
            assertThat(page.posts().get(2).text())
                    .startsWith("Jadwal Vaksinasi “Massal” Kecamatan Sukamaju & Mekarsari\n\nSenin–Rabu")
                    .doesNotContain("alert");
            assertThat(first.permalink()).endsWith("/2026/11/20/imunisasi-dasar-lengkap-capai-92-persen/");
            assertThat(page.next()).startsWith("2 {");
            assertThat(at.web().lastCall().query())
                    .containsEntry("modified_after", "2026-10-21T01:00:00Z")
                    .containsEntry("per_page", "50");
        });
        cases.put("WordPress posts page 2 (last)", at -> {
            Page first = at.discover(DINKES);
            Page page = at.fetch(DINKES, null, first.next());
            assertThat(page.posts())
                    .as("older articles are not wanted, though changed lately or protected")
                    .extracting(ObservedPost::nativeId)
                    .containsExactly(DINKES + "#4110");
            assertThat(page.next()).isNull();
            assertThat(SiteState.of(page.watermark(), Accounts.NOW).newest()).isEqualTo("2026-11-20T02:31:00Z");
        });
        cases.put("WordPress posts past the last page", at -> {
            Page page = at.fetch(DINKES, null, "3 " + at.discover(DINKES).watermark());
            assertThat(page.posts()).isEmpty();
            assertThat(page.next()).isNull();
        });
        cases.put("WordPress posts: none newer", at -> {
            SiteState state = SiteState.of(at.discover(DINKES).watermark(), Accounts.NOW)
                    .newest(Instant.parse("2026-11-21T00:30:00Z"));
            Page page = at.fetch(DINKES, state.json(), null);
            assertThat(page.posts()).isEmpty();
            assertThat(page.spent()).as("rules and place are remembered").isEqualTo(1);
            assertThat(SiteState.of(page.watermark(), Accounts.NOW)).isEqualTo(state);
        });
        cases.put("WordPress bad parameter", at -> {
            String watermark = at.discover(DINKES).watermark();
            at.web().answerNext("WordPress bad parameter");
            assertFailure(() -> at.fetch(DINKES, watermark, null), FailureKind.BAD_REQUEST);
        });
    }

    private void closedInterfaces() {
        closed("WordPress REST closed by a plugin", "dinkes-tertutup.contohkab.go.id");
        closed("WordPress REST forbidden", "dinkes-larang.contohkab.go.id");
        closed("WordPress route removed", "dinkes-tanparute.contohkab.go.id");
        closed("PHP warning printed before the JSON", "dinkes-warning.contohkab.go.id");
        cases.put(
                "WordPress fatal error",
                at -> assertFailure(() -> at.discover("dinkes-rusak.contohkab.go.id"), FailureKind.TRANSIENT));
        cases.put(
                "truncated JSON",
                at -> assertFailure(() -> at.discover("dinkes-potong.contohkab.go.id"), FailureKind.TRANSIENT));
    }

    /** The interface is asked once, then the feeds are tried. */
    private void closed(String name, String host) {
        cases.put(name, at -> {
            assertFailure(() -> at.discover(host), FailureKind.ACCOUNT_GONE);
            List<String> paths =
                    at.web().calls().stream().map(RecordedPlatform.Call::path).toList();
            assertThat(paths).containsOnlyOnce("/wp-json/wp/v2/posts").contains("/feed/", "/sitemap.xml");
            assertThat(paths).hasSizeLessThanOrEqualTo(20);
        });
    }

    private void feeds() {
        cases.put("WordPress RSS", at -> {
            Page page = at.read(DINKES, SiteState.Source.FEED, "/feed/");
            assertThat(page.posts())
                    .extracting(ObservedPost::nativeId)
                    .as("the same as through the interface")
                    .containsExactly(DINKES + "#4125", DINKES + "#4122", DINKES + "#4119");
            assertThat(page.posts().get(2).text()).doesNotContain("alert").endsWith("Bawa KTP & KK.");
            SiteState state = SiteState.of(page.watermark(), Accounts.NOW);
            assertThat(state.etag()).isEqualTo("\"6b1f0c2e9f0d4a55\"");
            assertThat(state.lastModified()).isEqualTo("Fri, 20 Nov 2026 02:31:05 GMT");
        });
        cases.put("feed not modified", at -> {
            String watermark = at.read(DINKES, SiteState.Source.FEED, "/feed/").watermark();
            Page page = at.fetch(DINKES, watermark, null);
            assertThat(page.posts()).isEmpty();
            assertThat(page.watermark()).isEqualTo(watermark);
            assertThat(at.web().lastCall().headers())
                    .containsEntry("if-modified-since", "Fri, 20 Nov 2026 02:31:05 GMT");
        });
        cases.put("empty RSS", at -> {
            Page page = at.discover("kosong.contohkab.go.id");
            assertThat(page.posts()).isEmpty();
            assertThat(page.unreadable()).isEmpty();
        });
        cases.put("RSS with odd dates, relative and duplicate links", at -> {
            Page page = at.discover("sukamaju.contohkab.go.id");
            assertThat(page.posts())
                    .extracting(ObservedPost::publishedAt)
                    .containsExactly(
                            Instant.parse("2026-11-20T02:31:00Z"),
                            Instant.parse("2026-11-20T02:00:00Z"),
                            Instant.parse("2026-11-19T09:00:00Z"),
                            Instant.parse("2026-11-18T07:05:00Z"),
                            Instant.parse("2026-11-16T01:00:00Z"),
                            Instant.parse("2026-11-15T01:00:00Z"));
            assertThat(page.unreadable()).containsExactly("97: dated in the future, 2038-01-19T03:14:07Z");
            ObservedPost twice = page.posts().get(5);
            assertThat(twice.text()).isEqualTo("📢 Ganda & dikodekan\n\njudul dikodekan dua kali");
            assertThat(twice.permalink()).endsWith("/berita/95");
            assertThat(twice.nativeId()).endsWith("#95");
        });
        cases.put("Atom feed", at -> {
            List<Article> articles = at.feed("pupr.contohkab.go.id", "/atom.xml");
            assertThat(articles).hasSize(2);
            assertThat(articles.get(0).title()).isEqualTo("Perbaikan Jalan Sukamaju–Mekarsari 4,2 km Rampung 🚧");
            assertThat(articles.get(0).link()).isEqualTo(at.at("pupr.contohkab.go.id", "/berita/jalan-sukamaju"));
            assertThat(articles.get(0).publishedAt()).isEqualTo("2026-11-19T08:30:00Z");
            assertThat(articles.get(0).body()).isEqualTo("Ruas 4,2 km selesai 100%.");
            assertThat(articles.get(1).publishedAt()).isEqualTo("2026-11-18T01:00:00Z");
            assertThat(articles.get(1).body()).isEqualTo("Hanya updated, tanpa published.");
        });
        cases.put(
                "feed in windows-1252",
                at -> assertThat(at.feed("cp1252.contohkab.go.id", "/feed/"))
                        .extracting(Article::title)
                        .containsExactly("Selamat Hari Kesehatan Nasional ke-62 – “Sehat”"));
    }

    private void brokenFeeds() {
        cases.put("OpenSID feed, older releases", at -> {
            List<Article> articles = at.feed("mekarsari-lama.desa.id", "/feed");
            assertThat(articles)
                    .extracting(Article::title)
                    .containsExactly("Musyawarah Desa RKPDes 2027", "Kerja Bakti Bersama Warga");
            assertThat(articles.get(0).publishedAt()).isNull();
            assertThat(articles.get(0).body()).isEqualTo("Mekarsari,\n\nMusyawarah desa dihadiri 120 warga & BPD");
        });
        cases.put("OpenSID feed, middle releases", at -> openSid(at.discover("mekarsari.desa.id")));
        cases.put(
                "OpenSID feed, feed.xml route",
                at -> openSid(at.read("mekarsari.desa.id", SiteState.Source.FEED, "/feed.xml")));
        cases.put(
                "feed with bare ampersands",
                at -> assertThat(at.discover("kel.contohkab.go.id").posts())
                        .singleElement()
                        .satisfies(post -> {
                            assertThat(post.text()).isEqualTo("Pelayanan KTP & KK");
                            assertThat(post.permalink()).endsWith("/?p=1&b=2");
                        }));
        cases.put(
                "feed with blank lines before the XML declaration",
                at -> assertThat(at.discover("bpbd.contohkab.go.id").posts())
                        .extracting(ObservedPost::text)
                        .containsExactly("Siaga Banjir"));
        cases.put(
                "truncated feed",
                at -> assertFailure(() -> at.discover("potong.contohkab.go.id"), FailureKind.TRANSIENT));
        cases.put(
                "feed with DOCTYPE and external entity",
                at -> assertFailure(() -> at.discover("jahat.contohkab.go.id"), FailureKind.MALFORMED));
    }

    private static void openSid(Page page) {
        assertThat(page.posts())
                .extracting(ObservedPost::publishedAt)
                .containsExactly(Instant.parse("2026-11-17T03:15:00Z"), Instant.parse("2026-11-15T01:00:00Z"));
        assertThat(page.posts().get(0).nativeId())
                .isEqualTo("mekarsari.desa.id#/artikel/2026/11/17/musyawarah-desa-rkpdes-2027");
    }

    private void sitemaps() {
        cases.put("sitemap index", at -> {
            Page page = at.read(DINKES, SiteState.Source.SITEMAP, "/wp-sitemap.xml");
            assertThat(page.posts()).extracting(ObservedPost::nativeId).containsExactly(DINKES + "#4125");
            assertThat(page.unreadable()).as("pages that are gone").hasSize(3);
            assertThat(page.next()).isNull();
        });
        cases.put("sitemap redirect", at -> {
            List<Sitemap.Entry> entries = Sitemap.read(
                    at.visit(DINKES), at.at(DINKES, "/sitemap.xml"), Instant.parse("2026-11-10T00:00:00Z"));
            assertThat(entries)
                    .extracting(Sitemap.Entry::changedAt)
                    .containsExactly(
                            Instant.parse("2026-11-20T02:31:00Z"),
                            Instant.parse("2026-11-19T06:00:00Z"),
                            Instant.parse("2026-11-11T23:59:30Z"));
        });
        cases.put(
                "sitemap of posts",
                at -> assertThat(Sitemap.read(
                                at.visit(DINKES), at.at(DINKES, "/wp-sitemap-posts-post-1.xml"), Instant.EPOCH))
                        .hasSize(6));
        cases.put(
                "news sitemap",
                at -> assertThat(Sitemap.read(
                                at.visit("pupr.contohkab.go.id"),
                                at.at("pupr.contohkab.go.id", "/sitemap-news.xml"),
                                Instant.EPOCH))
                        .extracting(Sitemap.Entry::publishedAt)
                        .containsExactly(Instant.parse("2026-11-19T08:30:00Z")));
    }

    private void rules() {
        cases.put("robots: open", at -> {
            SiteVisit visit = at.visit(DINKES);
            visit.open();
            assertThat(visit.sitemaps())
                    .containsExactly(at.at(DINKES, "/wp-sitemap.xml").toString());
            assertFailure(() -> visit.get(at.at(DINKES, "/wp-admin/x"), Map.of()), FailureKind.REFUSED);
        });
        cases.put("robots: crawl delay and a group of our own", at -> {
            SiteVisit visit = at.visit("sukamaju.contohkab.go.id");
            visit.open();
            assertThat(visit.get(at.at("sukamaju.contohkab.go.id", "/cari"), Map.of())
                            .status())
                    .as("our own group allows it")
                    .isEqualTo(404);
        });
        cases.put("robots: all denied", at -> {
            assertFailure(() -> at.discover("pupr.contohkab.go.id"), FailureKind.REFUSED);
            assertThat(at.web().calls()).hasSize(1);
        });
        cases.put("robots: HTML instead", at -> openSid(at.discover("mekarsari.desa.id")));
        cases.put(
                "robots: 404",
                at -> assertThat(at.discover("kosong.contohkab.go.id").posts()).isEmpty());
        cases.put("robots: 503", at -> {
            CollectionFailure failure =
                    assertFailure(() -> at.discover("rawat.contohkab.go.id"), FailureKind.TRANSIENT);
            assertThat(failure.retryAt()).isEqualTo(Accounts.NOW.plusSeconds(3600));
            assertThat(at.web().calls()).as("a closed site is left alone").hasSize(1);
        });
    }

    private void refusals() {
        cases.put("maintenance", at -> {
            SiteVisit visit = at.visit("rawat.contohkab.go.id");
            var reply = visit.get(at.at("rawat.contohkab.go.id", "/feed/"), Map.of());
            assertThat(visit.refusal(reply).kind()).isEqualTo(FailureKind.TRANSIENT);
            assertThat(visit.refusal(reply).retryAt()).isEqualTo(Accounts.NOW.plusSeconds(3600));
        });
        cases.put("site rate limit", at -> {
            Instant now = Instant.parse("2026-11-20T03:00:00Z");
            Request request =
                    new Request(at.account("sibuk.contohkab.go.id"), null, null, now.minusSeconds(86_400), now);
            CollectionFailure failure =
                    assertFailure(() -> new WebsiteCollector(at.means()).fetch(request), FailureKind.RATE_LIMITED);
            assertThat(failure.retryAt()).isEqualTo("2026-11-20T04:00:00Z");
            assertThat(at.web().lastCall().path()).isEqualTo("/feed/");
        });
        cases.put("bot challenge", at -> {
            assertFailure(() -> at.discover("tameng.contohkab.go.id"), FailureKind.REFUSED);
            assertThat(at.web().lastCall().path()).as("nothing else is tried").isEqualTo("/feed/");
        });
    }

    private void pages() {
        cases.put("article with OpenGraph and JSON-LD", at -> {
            Article article = at.article(DINKES, "/2026/11/20/imunisasi-dasar-lengkap-capai-92-persen/");
            assertThat(article.id()).isEqualTo("4125");
            assertThat(article.title()).isEqualTo("Imunisasi Dasar Lengkap Capai 92,4% – Tertinggi Dalam Lima Tahun");
            assertThat(article.publishedAt()).isEqualTo("2026-11-20T02:31:00Z");
            assertThat(article.body()).startsWith("Dinas Kesehatan").endsWith("4,1 poin.");
            assertThat(article.image()).endsWith("/wp-content/uploads/2026/11/imunisasi.jpg");
        });
        cases.put("article without metadata", at -> {
            Article article = at.article("mekarsari.desa.id", "/artikel/2026/11/17/musyawarah-desa-rkpdes-2027");
            assertThat(article.title()).isEqualTo("Musyawarah Desa RKPDes 2027");
            assertThat(article.publishedAt()).isEqualTo("2026-11-17T03:15:00Z");
            assertThat(article.body()).isEqualTo("Musyawarah desa dihadiri 120 warga & BPD.");
        });
        cases.put("article whose first JSON-LD block is broken", at -> {
            Article article = at.article("bpbd.contohkab.go.id", "/1");
            assertThat(article.title()).isEqualTo("Siaga Banjir di Tiga Kecamatan");
            assertThat(article.publishedAt()).isEqualTo("2026-11-20T00:45:00Z");
            assertThat(article.image()).endsWith("/uploads/banjir.jpg");
        });
        cases.put(
                "soft 404",
                at -> assertThat(at.problem(DINKES, "/2026/11/01/artikel-dihapus/"))
                        .contains("gone"));
        cases.put(
                "article gone",
                at -> assertThat(at.problem(DINKES, "/2026/10/01/sudah-dihapus/"))
                        .contains("404"));
        cases.put(
                "redirect to the front page",
                at -> assertThat(at.problem(DINKES, "/2026/09/01/lama/")).contains("gone: leads to the front page"));
        cases.put(
                "defaced site",
                at -> assertThat(at.problem(DINKES, "/slot-gacor/")).contains("advertisement"));
    }

    private static CollectionFailure assertFailure(ThrowingCallable call, FailureKind kind) {
        CollectionFailure failure = catchThrowableOfType(CollectionFailure.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        return failure;
    }
}
