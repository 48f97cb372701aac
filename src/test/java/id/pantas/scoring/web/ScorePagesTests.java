package id.pantas.scoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.identity.Role;
import id.pantas.registry.UnitId;
import id.pantas.scoring.Recounts;
import id.pantas.testing.PostgresForTests;
import id.pantas.testing.SignedInAs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The ranking and a unit's page, with real data underneath. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(PostgresForTests.class)
class ScorePagesTests {

    @Autowired
    MockMvc site;

    @Autowired
    JdbcClient database;

    @Autowired
    Recounts recounts;

    @Autowired
    PeriodCalendar calendar;

    private UUID alfa;

    @BeforeEach
    void empty() {
        database.sql("""
                        truncate post.post, post.metric_snapshot, classification.label, scoring.score,
                                 scoring.score_component, scoring.score_item, scoring.stale, scoring.unranked, scoring.measured_post,
                                 registry.official_account, registry.unit cascade
                        """).update();
    }

    @Test
    void showsRankScoreAndEvidenceToStaff() throws Exception {
        twoScoredUnits();
        site.perform(get("/peringkat").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("1 dari 2 OPD Layanan aktif periode ini"),
                                containsString("/instansi/dinas-alfa"),
                                containsString("&lt;b&gt;Dinas&lt;/b&gt; Beta"),
                                containsString("Kecepatan, Tuntas, Patroli, dan Repost belum dihitung"),
                                not(containsString("Tidak ada instansi yang cocok")),
                                not(containsString("tone-warn")),
                                not(containsString("style=")),
                                not(containsString("??")))));
        site.perform(get("/instansi/dinas-alfa").with(SignedInAs.pic(new UnitId(alfa))))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("peringkat 1 dari 2"),
                                containsString("1,10 dari target 10,00 nilai konten"),
                                containsString("Paling menaikkan skor"),
                                containsString("unggahan kinerja lagi"),
                                containsString("belum dihitung"),
                                containsString("Jalan &lt;script&gt; selesai"),
                                containsString("https://contoh.test/1"),
                                containsString("Sudah tidak ada di kanalnya."),
                                containsString("Ucapan yang dihitung (paling banyak 2 per periode)."),
                                containsString("<details class=\"fold\" open=\"open\">"),
                                not(containsString("Lihat semua")),
                                not(containsString("style=")),
                                not(containsString("??")))));
    }

    @Test
    void foldsTheEvidenceAndShowsAllOfItOnAPageOfItsOwn() throws Exception {
        alfa = unit("Dinas Alfa", "dinas-alfa");
        UUID account = account(alfa);
        Instant start = calendar.at(Instant.now()).start();
        for (int i = 1; i <= 28; i++) {
            label(post(account, start.plusSeconds(60 + i), "Slogan nomor " + i + ".", false), "LAINNYA");
        }
        recount();
        site.perform(get("/instansi/dinas-alfa").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Lihat semua 28 unggahan"),
                                containsString("Slogan nomor 28."),
                                containsString("Slogan nomor 26."),
                                not(containsString("Slogan nomor 25.")),
                                not(containsString("??")))));
        String all = "/instansi/dinas-alfa/bukti?bagian=LAINNYA&periode="
                + calendar.at(Instant.now()).id();
        site.perform(get(all).with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("1–25 dari 28"),
                                containsString("Slogan nomor 4."),
                                not(containsString("Slogan nomor 3.")),
                                containsString("halaman=2"),
                                not(containsString("style=")),
                                not(containsString("??")))));
        for (String page : new String[] {"2", "2147483647"}) {
            site.perform(get(all).param("halaman", page).with(SignedInAs.role(Role.STAF)))
                    .andExpect(status().isOk())
                    .andExpect(content()
                            .string(allOf(
                                    containsString("26–28 dari 28"),
                                    containsString("Slogan nomor 1."),
                                    not(containsString("Slogan nomor 4.")))));
        }
        site.perform(get(all).param("halaman", "-5").with(SignedInAs.role(Role.STAF)))
                .andExpect(content().string(containsString("1–25 dari 28")));
        site.perform(get("/instansi/dinas-alfa/bukti?bagian=GAUNG").with(SignedInAs.role(Role.STAF)))
                .andExpect(content().string(containsString("Tidak ada pada periode ini.")));
        site.perform(get("/instansi/dinas-alfa/bukti?bagian=LAIN").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isBadRequest());
        site.perform(get("/instansi/dinas-alfa/bukti?periode=2001-01").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isNotFound());
        site.perform(get("/instansi/tidak-ada/bukti").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isNotFound());
    }

    @Test
    void saysThatAUnitIsBeingCountedUntilItsPostsHaveLabels() throws Exception {
        alfa = unit("Dinas Alfa", "dinas-alfa");
        Instant start = calendar.at(Instant.now()).start();
        long post = post(account(alfa), start.plusSeconds(60), "Jalan selesai", false);
        recount();
        for (String page : new String[] {"/peringkat", "/instansi/dinas-alfa"}) {
            site.perform(get(page).with(SignedInAs.role(Role.STAF)))
                    .andExpect(status().isOk())
                    .andExpect(content()
                            .string(allOf(
                                    containsStringIgnoringCase("sedang dihitung"),
                                    not(containsString("<span class=\"under\">Perlu Pendampingan")),
                                    not(containsString(">0,0<")),
                                    not(containsString("Skor 0,0")),
                                    not(containsString("??")))));
        }
        label(post, "KINERJA");
        recount();
        site.perform(get("/instansi/dinas-alfa").with(SignedInAs.role(Role.STAF)))
                .andExpect(content()
                        .string(allOf(
                                containsString("peringkat 1 dari 1"),
                                not(containsStringIgnoringCase("sedang dihitung")))));
    }

    @Test
    void letsOnlyPeopleWithARoleIn() throws Exception {
        twoScoredUnits();
        for (String page :
                new String[] {"/peringkat", "/peringkat.csv", "/instansi/dinas-alfa", "/instansi/dinas-alfa/bukti"}) {
            site.perform(get(page))
                    .andExpect(result ->
                            assertThat(result.getResponse().getStatus()).isIn(302, 401, 403));
            for (Role role : Role.values()) {
                site.perform(get(page).with(SignedInAs.role(role))).andExpect(status().isOk());
            }
        }
    }

    @Test
    void waitsVisiblyForTheFirstScores() throws Exception {
        site.perform(get("/peringkat").with(SignedInAs.role(Role.PIMPINAN)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Pengumpulan pertama sedang berjalan"),
                                containsString("hx-trigger=\"every 3s\""))));
    }

    @Test
    void filtersSortsAndSearchesByTheAddress() throws Exception {
        twoScoredUnits();
        site.perform(get("/peringkat?urut=NAMA&balik=true&q=alfa&lengkap=true").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("dinas-alfa"), not(containsString("Beta")))));
        site.perform(get("/peringkat")
                        .param("q", "\"><script>alert(1)</script>{x}")
                        .with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("<script>alert"))));
        site.perform(get("/peringkat?liga=DESA").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("20 besar")));
        site.perform(get("/peringkat?periode=xyz").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isNotFound());
        site.perform(get("/peringkat?liga=LAIN").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isBadRequest());
        site.perform(get("/peringkat?liga=DESA&kecamatan=tidak-ada").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isNotFound());
        site.perform(get("/instansi/tidak-ada").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isNotFound());
    }

    @Test
    void exportsTheTable() throws Exception {
        twoScoredUnits();
        site.perform(get("/peringkat.csv").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("periode,liga,peringkat"),
                                containsString("OPD_LAYANAN,1,2,Dinas Alfa,RANKED,"))));
    }

    private void twoScoredUnits() {
        alfa = unit("Dinas Alfa", "dinas-alfa");
        UUID beta = unit("<b>Dinas</b> Beta", "dinas-beta");
        account(beta);
        UUID account = account(alfa);
        Instant start = calendar.at(Instant.now()).start();
        label(post(account, start.plusSeconds(60), "Jalan <script> selesai", false), "KINERJA");
        label(post(account, start.plusSeconds(120), "Selamat", false), "UCAPAN");
        label(post(account, start.plusSeconds(180), "Hilang", true), "KINERJA");
        recount();
    }

    private void recount() {
        recounts.enrol(Instant.now());
        recounts.markAll(calendar.at(Instant.now()).id());
        recounts.recountStale(Instant.now());
    }

    private UUID unit(String name, String slug) {
        UUID id = UUID.randomUUID();
        database.sql("""
                        insert into registry.unit (id, kind, league, name, short_name, slug, registered_at, version)
                        values (:id, 'OPD', 'OPD_LAYANAN', :name, :slug, :slug, now(), 0)
                        """)
                .param("id", id)
                .param("name", name)
                .param("slug", slug)
                .update();
        return id;
    }

    private UUID account(UUID unit) {
        UUID id = UUID.randomUUID();
        database.sql("""
                        insert into registry.official_account (id, unit_id, platform, handle, handle_key, handle_fold,
                                                               registered_at, version)
                        values (:id, :unit, 'INSTAGRAM', :handle, :handle, :handle, :at, 0)
                        """)
                .param("id", id)
                .param("unit", unit)
                .param("handle", "akun" + id)
                .param("at", Instant.now().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private long post(UUID account, Instant at, String text, boolean gone) {
        return database.sql("""
                        insert into post.post (account_id, unit_id, platform, native_id, published_at, first_seen_at, form,
                                               text, permalink, gone_at)
                        values (:account, :unit, 'INSTAGRAM', :native, :at, :at, 'PHOTO', :text, 'https://contoh.test/1',
                                case when :gone then now() end)
                        returning id
                        """)
                .param("account", account)
                .param("unit", alfa)
                .param("native", UUID.randomUUID().toString())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("text", text)
                .param("gone", gone)
                .query(Long.class)
                .single();
    }

    private void label(long post, String label) {
        database.sql("""
                        insert into classification.label (post_id, content_class, probability, alternative,
                               alternative_probability, needs_review, model_version, text_digest, decided_at)
                        values (:post, :label, 0.9, 'LAINNYA', 0.05, false, 'test', 0, now())
                        """).param("post", post).param("label", label).update();
    }
}
