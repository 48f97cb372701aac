package id.pantas.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;

import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import id.pantas.testing.PostgresForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo in a real browser, as visitors, staff, a PIC and an admin meet it. */
@Tag("browser")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"pantas.demo=true", "db-scheduler.enabled=true", "server.shutdown=immediate"})
@Import(PostgresForTests.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTests {

    private static final String PASSWORD = "cobalah-pantas-2026";
    private static final Duration FIRST_COLLECTION = Duration.ofMinutes(2);

    @LocalServerPort
    int port;

    @Autowired
    Units units;

    @Autowired
    JdbcClient database;

    private Site desktop;
    private Site phone;

    @BeforeAll
    void openBrowsers() {
        desktop = Site.onDesktop(port);
        phone = Site.onPhone(port);
    }

    @AfterAll
    void closeBrowsers() {
        for (Site site : new Site[] {desktop, phone}) {
            if (site != null) {
                site.close();
            }
        }
    }

    @BeforeEach
    void asAStranger() {
        desktop.signedOut().dark(false);
        phone.signedOut().dark(false);
    }

    @Test
    void aVisitorFollowsTheFirstScoresDownToAPost() {
        desktop.open("/peringkat")
                .waitUntil(
                        "scores appear by themselves or after a reload",
                        FIRST_COLLECTION,
                        () -> !desktop.all("#content tbody tr").isEmpty() || reloaded(desktop));
        desktop.picture("peringkat").hasNoConsoleErrors();
        assertThat(desktop.text()).contains("Masuk").doesNotContain("Administrasi");
        awaitScores();
        desktop.open("/peringkat");
        String unit = desktop.first("#content tbody tr a").getText();
        desktop.go("#content tbody tr a");
        assertThat(desktop.heading()).as("the full official name").startsWith(unit);
        assertThat(desktop.first(".answer").getText()).matches("Skor \\d+,\\d.*");
        assertThat(desktop.all("#bukti .post-card")).isNotEmpty();
        assertThat(desktop.target("#bukti .post-foot a")).startsWith("http");
        desktop.picture("instansi").hasNoConsoleErrors();
    }

    @Test
    void staffCollectOneAccountNowAndWatchItToItsEnd() {
        awaitScores();
        desktop.signInAs("staf", PASSWORD);
        assertThat(desktop.path()).startsWith("/peringkat");
        desktop.open("/kolektor").picture("kolektor");
        assertThat(desktop.first(".answer").getText()).matches("\\d+ dari \\d+ akun terbaca hari ini.*");
        desktop.open("/kolektor?keadaan=OK").go("#content tbody tr a").press("Kumpulkan sekarang");
        desktop.waitUntil(
                "the progress of the request reaches its end",
                Duration.ofMinutes(1),
                () -> desktop.first("#kemajuan").getText().contains("Selesai"));
        assertThat(desktop.first("#kemajuan").getText()).contains("1 akun dibaca");
        desktop.picture("kolektor-akun").hasNoConsoleErrors();
        assertThat(desktop.open(desktop.path().replaceFirst("\\?.*", "")).text())
                .contains("diminta petugas");
    }

    @Test
    void aPicBeginsAtTheOwnUnitAndSeesNoOther() {
        awaitScores();
        phone.signInAs("pic.dinkes", PASSWORD);
        Unit own = ownUnit("pic.dinkes");
        assertThat(phone.path()).startsWith("/instansi/" + own.slug());
        assertThat(phone.heading()).isEqualTo(own.name());
        phone.picture("instansi-pic").fitsTheScreen();
        phone.open("/unggahan");
        assertThat(phone.all(".post-card .post-head strong"))
                .isNotEmpty()
                .extracting(WebElement::getText)
                .allSatisfy(name -> assertThat(own.name()).startsWith(name));
        Long foreign = database.sql("select post_id from post.post_fact where unit_id <> :own limit 1")
                .param("own", own.id().value())
                .query(Long.class)
                .single();
        phone.open("/unggahan/" + foreign);
        assertThat(phone.text()).contains("Halaman tidak ditemukan");
        phone.open("/admin/instansi").picture("tidak-berhak");
        assertThat(phone.heading()).isEqualTo("Anda tidak berhak membuka halaman ini");
    }

    @Test
    void aPicConnectsTheOwnTikTokAccountFromAPhone() {
        phone.signInAs("pic.dinkes", PASSWORD).open("/saya/sambungan");
        phone.picture("sambungan-saya").fitsTheScreen().isAccessible();
        assertThat(phone.text()).contains("Belum terhubung");
        phone.press("Hubungkan TikTok")
                .waitUntil("what will happen", () -> phone.text().contains("Lanjut ke TikTok"));
        phone.picture("sambungan-keluar").fitsTheScreen().isAccessible().hasNoConsoleErrors();
        phone.follow("Lanjut ke TikTok")
                .waitUntil("the question", () -> phone.text().contains("Izinkan PANTAS"));
        phone.press("Izinkan").waitUntil("the way back", () -> phone.path().startsWith("/saya/sambungan"));
        phone.picture("sambungan-tersambung").fitsTheScreen();
        assertThat(phone.text()).contains("Akun sudah tersambung").contains("Membaca unggahan");
        desktop.signInAs("admin", PASSWORD).open("/admin/sambungan?keadaan=CONNECTED");
        assertThat(desktop.text()).contains("Dinas Kesehatan").doesNotContain("act.sim");
        desktop.picture("sambungan").hasNoConsoleErrors();
    }

    @Test
    void anAdminImportsTheGoodRowsAndGetsTheBadOneBack(@TempDir Path folder) throws IOException {
        Unit unit = ownUnit("pic.dinkes");
        String account = "impor_" + UUID.randomUUID().toString().substring(0, 8);
        Path file = folder.resolve("akun.csv");
        Files.writeString(
                file,
                "kode instansi;platform;akun\n"
                        + "%s;Instagram;%s\n".formatted(unit.slug(), account)
                        + "%s;Friendster;%s_lama\n".formatted(unit.slug(), account),
                UTF_8);
        desktop.signInAs("admin", PASSWORD).open("/admin/impor").choose("jenis", "ACCOUNTS");
        desktop.first("#berkas").sendKeys(file.toString());
        desktop.press("Unggah dan periksa")
                .waitUntil("preview", () -> desktop.path().matches("/admin/impor/.+"));
        desktop.picture("impor").fitsTheScreen().isAccessible();
        assertThat(desktop.text())
                .contains("1 baris siap disimpan")
                .contains("platform: Platform “Friendster” tidak dikenal");
        desktop.press("Simpan yang benar")
                .waitUntil("saved", () -> desktop.all(".alert-success").size() == 1);
        assertThat(desktop.download(desktop.target("a[href$='perbaiki.csv']")))
                .contains("kesalahan")
                .contains("Friendster")
                .doesNotContain("Instagram;" + account + "\n");
        desktop.open("/akun-resmi?q=" + account);
        assertThat(desktop.first("#content .alert-success").getText()).contains(unit.name());
        desktop.hasNoConsoleErrors();
    }

    @Test
    void aPicPastesALinkOnAPhoneAndIsToldWhatHappened() {
        awaitScores();
        phone.signInAs("pic.dinkes", PASSWORD).open("/saya/tautan");
        phone.picture("tautan").fitsTheScreen().isAccessible();
        String known = database.sql("""
                        select permalink from post.post_fact where unit_id = :own and platform = 'X' limit 1""")
                .param("own", ownUnit("pic.dinkes").id().value())
                .query(String.class)
                .single();
        phone.type("tautan", "Mohon didata: " + known + " https://www.instagram.com/")
                .press("Periksa tautan")
                .waitUntil("answer", () -> phone.path().matches("/saya/tautan/.+"));
        phone.picture("tautan-hasil").fitsTheScreen().isAccessible();
        assertThat(phone.text()).contains("2 tautan diperiksa", "Sudah terdata", "Tidak dapat dicatat");
        phone.hasNoConsoleErrors();
    }

    @Test
    void theThemeAndTheMenuOfAPhoneFollowTheFinger() {
        phone.open("/");
        assertThat(phone.isDark()).isFalse();
        phone.first("[data-theme-toggle]").click();
        assertThat(phone.isDark()).isTrue();
        phone.open("/akun-resmi");
        assertThat(phone.isDark()).as("kept on the next page").isTrue();
        assertThat(phone.first("#menu").isDisplayed()).isFalse();
        phone.first("[data-menu-toggle]").click();
        assertThat(phone.first("#menu").isDisplayed()).isTrue();
        assertThat(phone.first("[data-menu-toggle]").getDomAttribute("aria-expanded"))
                .isEqualTo("true");
        phone.picture("menu").isAccessible();
        phone.follow("Peringkat");
        assertThat(phone.path()).startsWith("/peringkat");
    }

    @Test
    void everyPublicPageFitsAPhoneAndIsAccessibleInLightAndDark() {
        awaitScores();
        String unit = "/instansi/" + ownUnit("pic.dinkes").slug();
        look(List.of(
                "/",
                "/peringkat",
                "/peringkat?liga=DESA",
                unit,
                unit + "/bukti?bagian=LAINNYA",
                "/akun-resmi",
                "/masuk"));
    }

    @Test
    void everyPageOfStaffFitsAPhoneAndIsAccessibleInLightAndDark() {
        awaitScores();
        desktop.signInAs("admin", PASSWORD);
        phone.signInAs("admin", PASSWORD);
        look(List.of(
                "/unggahan",
                desktop.open("/unggahan").target(".post-card a[href^='/unggahan/']"),
                "/kolektor",
                desktop.open("/kolektor").target("#content tbody a"),
                "/admin/instansi",
                desktop.open("/admin/instansi").target("#content tbody a"),
                "/admin/instansi/baru",
                "/admin/impor",
                "/admin/tautan",
                "/admin/unggahan-berkas",
                "/admin/pengguna",
                "/admin/pengguna/baru",
                "/admin/jejak",
                "/admin/sambungan",
                "/admin/sambungan/tiktok",
                "/admin/kepatuhan",
                "/admin/kepatuhan/keputusan/x/clearance",
                "/admin/kepatuhan/simpan/youtube/statistics",
                "/admin/kepatuhan/permintaan",
                "/admin/kepatuhan/permintaan/baru",
                "/akun/sandi"));
    }

    @Test
    void anAdminWithdrawsTheClearanceOfXAndTheBoardSaysSoAtOnce() {
        awaitScores();
        desktop.signInAs("admin", PASSWORD).open("/admin/kepatuhan").picture("kepatuhan");
        assertThat(desktop.first("#aturan-clearance").getText()).contains("Terpenuhi", "Surat izin peragaan");
        decideAboutX("tidak");
        assertThat(desktop.first("#aturan-clearance").getText()).contains("Perlu keputusan", "Izin dicabut");
        assertThat(desktop.open("/kolektor?platform=X").text()).contains("Belum diizinkan");
        desktop.picture("kolektor-belum-diizinkan").hasNoConsoleErrors();
        decideAboutX("ya");
        assertThat(desktop.first("#aturan-clearance").getText()).contains("Terpenuhi", "SK-12.pdf");
    }

    private void decideAboutX(String granted) {
        desktop.open("/admin/kepatuhan/keputusan/x/clearance");
        desktop.first("input[name=granted][value=" + granted + "]").click();
        desktop.type("decidedBy", "Kepala Diskominfo")
                .type("decidedOn", "11022026")
                .type("document", "SK-12.pdf")
                .press("Catat keputusan")
                .waitUntil("the list of rules", () -> desktop.path().equals("/admin/kepatuhan"));
    }

    @Test
    void aRequestForDeletionIsRecordedAndCarriedOutOnAPhone() {
        awaitScores();
        phone.signInAs("admin", PASSWORD).open("/admin/kepatuhan/permintaan/baru");
        phone.choose("kind", "AUTHOR")
                .choose("platform", "YOUTUBE")
                .type("subject", "@tidak-ada-di-sini")
                .type("channel", "Surat")
                .press("Catat permintaan");
        assertThat(phone.text()).contains("Yang ditemukan", "0 komentar", "72 jam");
        phone.picture("permintaan-hapus").fitsTheScreen().isAccessible().hasNoConsoleErrors();
        phone.press("Hapus sekarang").agree();
        phone.waitUntil("the deletion is done", () -> phone.text().contains("Penghapusan selesai"));
        assertThat(phone.text()).doesNotContain("tidak-ada-di-sini");
        phone.picture("permintaan-selesai").fitsTheScreen().isAccessible();
    }

    private void look(List<String> pages) {
        assertAll(pages.stream()
                .flatMap(page -> Stream.of(
                        (Executable) () -> desktop.dark(false)
                                .open(page)
                                .fitsTheScreen()
                                .isAccessible()
                                .hasNoConsoleErrors(),
                        () -> phone.dark(true)
                                .open(page)
                                .picture("gelap-"
                                        + page.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", ""))
                                .fitsTheScreen()
                                .isAccessible()
                                .hasNoConsoleErrors())));
    }

    private static boolean reloaded(Site site) {
        site.open("/peringkat");
        return false;
    }

    /** Until most units are scored, whatever the day: in the first hours of a period the one before is shown. */
    private void awaitScores() {
        await("scores of the first collection")
                .atMost(FIRST_COLLECTION)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> database.sql("select count(*) from scoring.score where total > 0")
                                .query(Long.class)
                                .single()
                        > 30);
    }

    private Unit ownUnit(String username) {
        UUID unit = database.sql("select unit_id from identity.user_account where username = ?")
                .param(username)
                .query(UUID.class)
                .single();
        return units.active().stream()
                .filter(candidate -> candidate.id().value().equals(unit))
                .findAny()
                .orElseThrow();
    }
}
