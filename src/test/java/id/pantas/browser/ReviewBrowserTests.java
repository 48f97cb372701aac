package id.pantas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.Classifications;
import id.pantas.classification.DecidedBy;
import id.pantas.classification.Label;
import id.pantas.identity.Users;
import id.pantas.registry.League;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import id.pantas.review.BlindSamples;
import id.pantas.review.BlindSamples.Line;
import id.pantas.review.BlindSamples.Progress;
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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reviewers and a PIC over labels in a real browser: fifty posts by keyboard, an objection, a blind sample. */
@Tag("browser")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"pantas.demo=true", "db-scheduler.enabled=false", "server.shutdown=immediate"})
@Import(PostgresForTests.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReviewBrowserTests {

    private static final String PASSWORD = "cobalah-pantas-2026";
    private static final List<String> TEXTS = List.of(
            "Selamat Hari Guru Nasional. Terima kasih, Bapak dan Ibu Guru, atas 120 kelas tambahan bagi siswa pesisir.",
            "Camat menghadiri peresmian balai desa bersama tokoh masyarakat. Pelayanan surat pindah buka kembali Senin pukul 08.00.",
            "Gotong royong membersihkan saluran air sepanjang 300 meter di tiga RT, banjir surut dalam satu jam.",
            "Selamat pagi sahabat semua, tetap semangat melayani dengan hati.",
            "Imunisasi susulan untuk 45 anak selesai, jadwal berikutnya Kamis di posyandu Melati.");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    Units units;

    @Autowired
    Users users;

    @Autowired
    Recounts recounts;

    @Autowired
    PeriodCalendar calendar;

    @Autowired
    Classifications classifications;

    @Autowired
    BlindSamples samples;

    private Site desktop;
    private Site phone;
    private final List<Long> doubtful = new ArrayList<>();
    private Unit health;

    @BeforeAll
    void doubtfulPostsOfManyUnits() {
        Instant now = Instant.now();
        Period open = calendar.at(now);
        health = units.find(users.findByUsername("pic.dinkes").orElseThrow().unit())
                .orElseThrow();
        List<Unit> agencies = new ArrayList<>(List.of(health));
        units.inLeague(League.OPD_LAYANAN).stream()
                .filter(unit -> !unit.equals(health) && account(unit) != null)
                .limit(9)
                .forEach(agencies::add);
        Instant at = open.start().plusSeconds(1);
        for (int i = 0; i < 60; i++) {
            Unit unit = agencies.get(i % agencies.size());
            String[] classes = {"UCAPAN", "KINERJA", "INFO_LAYANAN", "LAINNYA", "CAMPURAN"};
            doubtful.add(post(unit, at.plus(Duration.ofMinutes(i)), i, classes[i % 5], classes[(i + 1) % 5], true));
        }
        Instant week = monday(now).minus(Duration.ofDays(7));
        for (int i = 0; i < 55; i++) {
            post(agencies.get(i % 10), week.plus(Duration.ofMinutes(10L + i)), i, "KINERJA", "UCAPAN", false);
        }
        recounts.enrol(now);
        recounts.recountStale(now);
        desktop = Site.onDesktop(port);
        phone = Site.onPhone(port);
        desktop.signedOut().dark(false);
        phone.signedOut().dark(false);
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
    @Order(1)
    void fiftyPostsAreReviewedByKeyboardInUnderThreeMinutes() {
        desktop.signedOut().signInAs("staf", PASSWORD).open("/tinjau");
        desktop.picture("tinjau").fitsTheScreen().isAccessible();
        phone.signedOut().signInAs("admin", PASSWORD).open("/tinjau");
        phone.picture("tinjau").fitsTheScreen().isAccessible().hasNoConsoleErrors();
        int before = decided();
        desktop.key("?").waitUntil("help", () -> desktop.first("details.keys").getDomAttribute("open") != null);
        desktop.key("?");
        long start = System.nanoTime();
        String[] keys = {"1", "2", "3", "4", "5"};
        for (int i = 1; i <= 50; i++) {
            int expected = before + i;
            desktop.key(i % 6 == 0 ? Keys.ENTER : keys[i % 5]);
            desktop.waitUntil("decision " + i, () -> decided() == expected);
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(taken).as("50 posts by keyboard").isLessThan(Duration.ofMinutes(3));
        assertThat(byPersons()).isEqualTo(50);
        desktop.key("u").waitUntil("taken back", () -> decided() == before + 49);
        assertThat(byPersons()).isEqualTo(49);
        String first = desktop.first("#kartu .post-text").getText()
                + desktop.first(".desk-place").getText();
        desktop.key("j")
                .waitUntil(
                        "next",
                        () -> !first.equals(desktop.first("#kartu .post-text").getText()
                                + desktop.first(".desk-place").getText()));
        desktop.key(Keys.ARROW_LEFT)
                .waitUntil(
                        "previous",
                        () -> first.equals(desktop.first("#kartu .post-text").getText()
                                + desktop.first(".desk-place").getText()));
        desktop.picture("tinjau-lanjut").hasNoConsoleErrors();
    }

    @Test
    @Order(2)
    void severalAreDecidedAtOnceByTouch() {
        phone.signedOut().signInAs("admin", PASSWORD).open("/tinjau?pilih=semua");
        int before = decidedOn(phone);
        int ticked = phone.all(".row-list input:checked").size();
        assertThat(ticked).isGreaterThan(1);
        phone.first(".desk-rows button[value=LAINNYA]").click();
        phone.waitUntil("all ticked are decided", () -> decidedOn(phone) == before + ticked);
        phone.picture("tinjau-massal").fitsTheScreen().hasNoConsoleErrors();
    }

    @Test
    @Order(3)
    void anObjectionGoesFromThePicToTheDecision() {
        Instant now = Instant.now();
        long post = post(health, calendar.at(now).start().plusSeconds(5), 3, "LAINNYA", "UCAPAN", false);
        recounts.markAll(calendar.at(now).id());
        recounts.recountStale(now);
        phone.signedOut().signInAs("pic.dinkes", PASSWORD).open("/instansi/" + health.slug() + "/bukti?bagian=LAINNYA");
        assertThat(phone.text()).contains("Dinilai Lainnya karena kata:", "Sanggah label");
        phone.picture("bukti-mengapa").fitsTheScreen().isAccessible();
        phone.go("a[href='/keberatan/" + post + "']");
        phone.first("input[name=usulan][value=KINERJA]").click();
        phone.type("alasan", "Unggahan ini melaporkan layanan yang sudah diberikan hari itu.");
        phone.picture("keberatan-tulis").fitsTheScreen().isAccessible();
        phone.press("Kirim keberatan").waitUntil("the list", () -> phone.path().startsWith("/keberatan-saya"));
        assertThat(phone.text()).contains("Menunggu diperiksa");
        phone.picture("keberatan-saya").fitsTheScreen().isAccessible().hasNoConsoleErrors();

        desktop.signedOut().signInAs("staf", PASSWORD).open("/tinjau/keberatan");
        desktop.picture("keberatan-masuk").isAccessible();
        desktop.follow("Periksa dan putuskan");
        desktop.picture("keberatan-periksa").fitsTheScreen().isAccessible();
        desktop.press("Hanya ucapan");
        assertThat(desktop.first("#jawaban-tolak").getDomProperty("value")).contains("hanya berisi ucapan");
        desktop.press("Usulkan tolak")
                .waitUntil("proposed", () -> desktop.text().contains("Berlaku setelah disetujui orang kedua"));
        desktop.signedOut()
                .signInAs("admin", PASSWORD)
                .open("/tinjau/keberatan")
                .follow("Periksa dan putuskan");
        desktop.picture("keberatan-kedua").isAccessible();
        desktop.press("Setuju menolak")
                .waitUntil("rejected", () -> desktop.text().contains("ditolak oleh dua orang"));
        desktop.hasNoConsoleErrors();

        phone.open("/unggahan");
        phone.open("/keberatan-saya");
        assertThat(phone.text()).contains("Ditolak", "hanya berisi ucapan", "jawaban baru");
        phone.picture("keberatan-jawaban").fitsTheScreen();
        assertThat(label(post).decidedBy()).isEqualTo(DecidedBy.PERSON);
    }

    @Test
    @Order(4)
    void twoReadersReadASampleBlindAndEverybodySeesHowFarTheyAgree() {
        Instant now = monday(Instant.now()).plus(Duration.ofHours(7));
        assertThat(samples.drawDue(now)).isTrue();
        Progress sample = samples.open().get(0);
        String other = sample.readerOne().equals("staf") ? sample.readerTwo() : sample.readerOne();
        for (Line line : samples.sheet(sample.sample(), other).orElseThrow().lines()) {
            samples.read(
                    sample.sample(), line.position(), other, label(line.post()).contentClass());
        }
        desktop.signedOut().signInAs("staf", PASSWORD).open("/tinjau/sampel");
        desktop.picture("sampel").isAccessible();
        desktop.follow("Baca bagian saya");
        desktop.picture("sampel-baca").fitsTheScreen().isAccessible();
        for (int i = 1; i < 50; i++) {
            int expected = i;
            desktop.key(i % 10 == 0 ? "1" : "2").waitUntil("reading " + i, () -> decided() == expected);
        }
        desktop.key("2").waitUntil("done", () -> desktop.text().contains("Bagian Anda selesai"));
        phone.signedOut().open("/metode");
        assertThat(phone.text()).contains("Bagaimana label dibuat", "50");
        phone.picture("metode").fitsTheScreen().isAccessible().hasNoConsoleErrors();
        desktop.open("/metode").picture("metode").isAccessible().hasNoConsoleErrors();
        desktop.open("/peringkat").picture("peringkat-tanpa-label");
    }

    private int decided() {
        return decidedOn(desktop);
    }

    /** The first number of the page's first sentence. */
    private static int decidedOn(Site site) {
        return Integer.parseInt(site.first("#meja .answer").getText().replaceAll("^\\D*(\\d+).*", "$1"));
    }

    private long byPersons() {
        return classifications.of(doubtful).values().stream()
                .filter(label -> label.decidedBy() == DecidedBy.PERSON)
                .count();
    }

    private Label label(long post) {
        return classifications.of(List.of(post)).get(post);
    }

    private Instant monday(Instant now) {
        return now.atZone(calendar.zone())
                .toLocalDate()
                .with(java.time.temporal.TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY))
                .atStartOfDay(calendar.zone())
                .toInstant();
    }

    private UUID account(Unit unit) {
        return database.sql("select id from registry.official_account where unit_id = :unit and platform = 'X' limit 1")
                .param("unit", unit.id().value())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private long post(Unit unit, Instant at, int text, String label, String alternative, boolean doubt) {
        long id = database.sql("""
                        insert into post.post (account_id, unit_id, platform, native_id, published_at, first_seen_at, form,
                                               text, permalink)
                        values (:account, :unit, 'X', :native, :at, :at, 'TEXT', :text, 'https://x.com/dinas/status/1')
                        returning id
                        """)
                .param("account", account(unit))
                .param("unit", unit.id().value())
                .param("native", UUID.randomUUID().toString())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("text", TEXTS.get(text % 5) + " #" + unit.shortName().replace(" ", ""))
                .query(Long.class)
                .single();
        database.sql("""
                        insert into classification.label (post_id, content_class, probability, alternative,
                               alternative_probability, needs_review, model_version, text_digest, decided_at)
                        values (:post, :label, 0.612, :alternative, 0.301, :doubt, 'uji', 0, now())
                        """)
                .param("post", id)
                .param("label", label)
                .param("alternative", alternative)
                .param("doubt", doubt)
                .update();
        return id;
    }
}
