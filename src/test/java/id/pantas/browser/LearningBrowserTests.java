package id.pantas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.classification.Classifications;
import id.pantas.classifier.ContentClass;
import id.pantas.registry.League;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import id.pantas.scoring.Recounts;
import id.pantas.testing.PostgresForTests;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An admin trains a model, compares it, puts it in use, looks at what it does to ranks, and goes back. */
@Tag("browser")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "pantas.demo=true",
            "db-scheduler.enabled=false",
            "server.shutdown=immediate",
            "pantas.learning.own-rows=300"
        })
@Import(PostgresForTests.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LearningBrowserTests {

    private static final String PASSWORD = "cobalah-pantas-2026";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NEW_TO_IT = "Grebeg Zulampit digelar meriah di pendopo bersama sesepuh, hari ke-";

    @LocalServerPort
    int port;

    @Autowired
    Units units;

    @Autowired
    OfficialAccounts accounts;

    @Autowired
    Classifications classifications;

    @Autowired
    Recounts recounts;

    @Autowired
    JdbcClient database;

    private Site desktop;
    private Site phone;

    @BeforeAll
    void postsAndCorrections() {
        List<Long> known = new ArrayList<>();
        List<Long> open = new ArrayList<>();
        int taught = 0;
        for (Unit unit : units.inLeague(League.OPD_LAYANAN)) {
            for (OfficialAccount account :
                    accounts.ofUnit(unit.id()).stream().limit(1).toList()) {
                for (int i = 0; i < 5; i++) {
                    boolean teach = taught < 30;
                    (teach ? known : open).add(insert(account, NEW_TO_IT + (100 + taught++) + " di " + unit.name()));
                    open.add(insert(account, "Perbaikan " + (3 + taught) + " km jalan desa selesai, 40 ton aspal"));
                }
            }
        }
        classifications.label(known);
        classifications.label(open);
        known.forEach(post -> classifications.correct(post, ContentClass.INFO_LAYANAN, "staf"));
        recounts.enrol(Instant.now());
        recounts.recountStale(Instant.now());
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

    @Test
    void anAdminTrainsComparesActivatesLooksAndGoesBack() {
        desktop.signedOut().signInAs("admin", PASSWORD).open("/admin/pembelajaran");
        assertThat(desktop.first(".answer").getText()).contains("30 koreksi baru");
        desktop.press("Latih ulang");
        desktop.waitUntil("the training begins", () -> desktop.text().contains("Pelatihan dimulai"));
        desktop.waitUntil(
                "the training ends",
                PATIENCE,
                () -> desktop.open("/admin/pembelajaran").text().contains("Pelatihan, selesai"));
        desktop.picture("pembelajaran-selesai").hasNoConsoleErrors().follow("Bandingkan");
        desktop.waitUntil("the comparison", () -> desktop.heading().equals("Model baru dan model sekarang"));
        assertThat(desktop.text()).contains("Pada 975 teks uji tetap", "Macro-F1 empat kelas", "jadi benar");
        desktop.picture("pembelajaran-banding").isAccessible();

        desktop.press("Pakai model baru");
        desktop.waitUntil("the model is in use", () -> desktop.text().contains("Model diganti"));
        desktop.press("Lihat pengaruhnya");
        desktop.waitUntil("the preview begins", () -> desktop.text().contains("Pratinjau dimulai"));
        desktop.waitUntil(
                "the preview is there",
                PATIENCE,
                () -> desktop.open("/admin/pembelajaran").text().contains("akan dinilai lain"));
        desktop.picture("pembelajaran-pengaruh").isAccessible();
        desktop.press("Terapkan label baru").agree();
        desktop.waitUntil("relabelling begins", () -> desktop.text().contains("Pelabelan ulang dimulai"));
        desktop.waitUntil(
                "the labels are given",
                PATIENCE,
                () -> desktop.open("/admin/pembelajaran").text().contains("Pelabelan ulang, selesai"));

        desktop.press("Kembali ke model");
        desktop.waitUntil("the way back", () -> desktop.text().contains("Kembali ke model sebelumnya."));
        assertThat(desktop.text()).contains("admin kembali ke");
        desktop.picture("pembelajaran-kembali").hasNoConsoleErrors();
    }

    @Test
    void staffReadOnAPhoneAndKeepTheWordsOfTheRegion() {
        phone.signedOut().signInAs("staf", PASSWORD).open("/admin/pembelajaran");
        phone.picture("pembelajaran-staf").fitsTheScreen().isAccessible();
        assertThat(phone.text()).contains("Hanya administrator").doesNotContain("Latih ulang");
        phone.open("/admin/kamus")
                .choose("kelompok", "posts:ucapan")
                .type("kata", "rampakmulya")
                .type("bahasa", "Sunda")
                .press("Tambahkan");
        phone.waitUntil("the word is kept", () -> phone.text().contains("Kata ditambahkan"));
        assertThat(phone.text()).contains("rampakmulya");
        phone.picture("kamus").fitsTheScreen().isAccessible().hasNoConsoleErrors();
        assertThat(phone.download("/admin/kamus/kamus.csv")).contains("posts:ucapan,rampakmulya,Sunda,");
    }

    private long insert(OfficialAccount account, String text) {
        return database.sql("""
                        insert into post.post (account_id, unit_id, platform, native_id, published_at, first_seen_at,
                                               form, text, permalink)
                        values (:account, :unit, :platform, :native, :at, :at, 'TEXT', :text, 'https://contoh.id/1')
                        returning id""")
                .param("account", account.id().value())
                .param("unit", account.unit().value())
                .param("platform", account.platform().name())
                .param("native", UUID.randomUUID().toString())
                .param("at", Instant.now().atOffset(ZoneOffset.UTC))
                .param("text", text)
                .query(Long.class)
                .single();
    }
}
