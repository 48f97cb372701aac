package id.pantas.collection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.audit.AuditFilter;
import id.pantas.audit.AuditLog;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.CollectionRuns;
import id.pantas.collection.Outages;
import id.pantas.identity.Role;
import id.pantas.registry.League;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.scoring.Rankings;
import id.pantas.scoring.Recounts;
import id.pantas.testing.PostgresForTests;
import id.pantas.testing.SignedInAs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** From the form of a person to the score of a unit, with all modules in between. */
@SpringBootTest
@AutoConfigureMockMvc
@Import({PostgresForTests.class, CollectorsPageTests.Scripted.class})
class OutagePagesTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    MockMvc mvc;

    @Autowired
    Registry registry;

    @Autowired
    CollectionRuns runs;

    @Autowired
    Outages outages;

    @Autowired
    Recounts recounts;

    @Autowired
    Rankings rankings;

    @Autowired
    AuditLog audit;

    @Autowired
    PeriodCalendar calendar;

    @Autowired
    JdbcClient database;

    private final Instant now = Instant.now();
    private LocalDate today;
    private String name;
    private String handle;
    private UnitId unit;
    private UnitId other;

    @BeforeEach
    void twoUnitsReadToday() {
        database.sql("truncate collection.outage, collection.outage_account").update();
        today = LocalDate.ofInstant(now, calendar.zone());
        int number = NUMBER.incrementAndGet();
        name = "Dinas Uji " + number;
        handle = "dinasUji0000000000000" + number;
        unit = unit(name, handle);
        other = unit("Dinas Lain " + number, "dinasLain000000000000" + number);
        runs.enrol(now);
        // a little later, because a listener may have taken the accounts over after "now"
        runs.collectDue(Instant.now().plusSeconds(30), 10);
        recounts.enrol(now);
        settle();
    }

    @Test
    void anOutageReachesTheScoreOfExactlyTheUnitItConcerns() throws Exception {
        assertThat(coverage(unit)).isEqualByComparingTo("1");
        send(form("/kolektor/gangguan", today, today, "Akun dibajak semalam", name))
                .andExpect(redirectedUrl("/kolektor/gangguan"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stale()).containsExactly(unit.value()));
        recounts.recountStale(now);
        assertThat(coverage(unit)).isEqualByComparingTo("0");
        assertThat(coverage(other)).isEqualByComparingTo("1");

        String slug = name.toLowerCase().replace(' ', '-');
        mvc.perform(get("/instansi/" + slug).with(SignedInAs.role(Role.STAF)))
                .andExpect(content()
                        .string(allOf(
                                containsString("kelengkapan 0 %"),
                                containsString("Gangguan tercatat: Akun dibajak semalam"),
                                containsString(handle),
                                not(containsString("??")))));
        mvc.perform(get("/peringkat").with(SignedInAs.role(Role.STAF)))
                .andExpect(content().string(containsString(slug + "?periode=" + period() + "#kelengkapan")));
        mvc.perform(get("/peringkat.csv").with(SignedInAs.role(Role.STAF)))
                .andExpect(content()
                        .string(allOf(
                                containsString("data_lengkap,kelengkapan,hari_keluar_dari_target"),
                                containsString("tidak,0.0000,1.00"))));
        mvc.perform(get("/peringkat.xlsx").with(SignedInAs.role(Role.STAF))).andExpect(status().isOk());

        long id = outages.all(1).get(0).id();
        send(post("/kolektor/gangguan/" + id + "/cabut").param("version", "0"))
                .andExpect(redirectedUrl("/kolektor/gangguan"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stale()).containsExactly(unit.value()));
        recounts.recountStale(now);
        assertThat(coverage(unit)).isEqualByComparingTo("1");
        assertThat(audit.search(new AuditFilter(null, "outage", "Akun dibajak", null, null), 1, 10)
                        .entries())
                .extracting(entry -> entry.change().action())
                .containsExactly("collection.audit.outageWithdrawn", "collection.audit.outageRecorded");
    }

    @Test
    void saysInWordsWhatIsWrong() throws Exception {
        refused(
                form("/kolektor/gangguan", today.plusDays(1), today.plusDays(2), "Tumbang", ""),
                "Gangguan belum terjadi: tanggal paling akhir adalah hari ini");
        refused(
                form("/kolektor/gangguan", today, today.minusDays(1), "Tumbang", ""),
                "Hari terakhir mendahului hari pertama");
        refused(form("/kolektor/gangguan", today.minusDays(200), today, "Tumbang", ""), "Terlalu lama: hasil sebelum");
        refused(
                form("/kolektor/gangguan", today, today, "Tumbang", name + "\nDinas Khayalan\n"),
                "Baris 2: “Dinas Khayalan” bukan akun WhatsApp yang terdaftar");
        refused(form("/kolektor/gangguan", today, today, " ", ""), "Tulis alasannya, 5 sampai 300 huruf.");
        refused(
                form("/kolektor/gangguan", today.minusDays(3), today.minusDays(2), "Tumbang", name),
                "Tidak ada yang berubah: pada hari-hari itu tidak ada akun WhatsApp terpilih yang terhubung.");
        refused(
                post("/kolektor/gangguan")
                        .param("platform", "MARS")
                        .param("from", "kemarin")
                        .param("to", "31-12-2026")
                        .param("reason", "Tumbang"),
                "Isi hari pertama dengan tanggal yang benar.");
        send(form("/kolektor/gangguan", today, today, "Tumbang", name)).andExpect(status().is3xxRedirection());
        refused(
                form("/kolektor/gangguan", today, today, "Tumbang lagi", ""),
                "Sebagian hari ini sudah tercatat: gangguan WhatsApp");
    }

    @Test
    void theListShowsWhomItConcernsAndItCanBeChanged() throws Exception {
        send(form("/kolektor/gangguan", today, today, "<b>Tumbang</b>", handle)).andExpect(status().is3xxRedirection());
        long id = outages.all(1).get(0).id();
        mvc.perform(get("/kolektor/gangguan").with(SignedInAs.role(Role.STAF)))
                .andExpect(content()
                        .string(allOf(
                                containsString("1 gangguan berlaku"),
                                containsString("&lt;b&gt;Tumbang&lt;/b&gt;"),
                                containsString(handle),
                                not(containsString("??")))));
        mvc.perform(get("/kolektor/gangguan/" + id).with(SignedInAs.role(Role.STAF)))
                .andExpect(content()
                        .string(allOf(
                                containsString(handle),
                                containsString("value=\"" + today + "\""),
                                not(containsString("??")))));
        send(form("/kolektor/gangguan/" + id, today, today, "Alasan baru", "").param("version", "0"))
                .andExpect(redirectedUrl("/kolektor/gangguan"));
        assertThat(outages.find(id).orElseThrow().everyone()).isTrue();
        refused(
                form("/kolektor/gangguan/" + id, today, today, "Terlambat", "").param("version", "0"),
                "Catatan ini baru saja diubah orang lain.");
        mvc.perform(get("/kolektor/gangguan/baru?platform=WHATSAPP").with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(containsString("value=\"WHATSAPP\" selected")));
        mvc.perform(get("/kolektor/gangguan/999999").with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isNotFound());
    }

    @Test
    void onlyStaffMayRecordAndOnlyFromOurOwnPages() throws Exception {
        for (Role role : List.of(Role.PIC, Role.PIMPINAN, Role.VERIFIKATOR)) {
            mvc.perform(get("/kolektor/gangguan").with(SignedInAs.role(role))).andExpect(status().isForbidden());
            mvc.perform(form("/kolektor/gangguan", today, today, "Tumbang", "")
                            .with(SignedInAs.role(role))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
        mvc.perform(form("/kolektor/gangguan", today, today, "Tumbang", "").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isForbidden());
        assertThat(outages.all(10)).isEmpty();
    }

    /** Waits for everything that listens to what was stored, then recounts. */
    private void settle() {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        database.sql("select count(*) from foundation.event_publication where completion_date is null")
                                        .query(Long.class)
                                        .single()
                                == 0);
        recounts.recountStale(now);
    }

    private UnitId unit(String named, String account) {
        UnitId id = registry.addUnit(new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, named, named, null, null));
        registry.addAccount(new NewAccount(id, Platform.WHATSAPP, account, null, null, false));
        return id;
    }

    private static MockHttpServletRequestBuilder form(
            String address, LocalDate from, LocalDate to, String reason, String accounts) {
        return post(address)
                .param("platform", "WHATSAPP")
                .param("from", from.toString())
                .param("to", to.toString())
                .param("reason", reason)
                .param("accounts", accounts);
    }

    private org.springframework.test.web.servlet.ResultActions send(MockHttpServletRequestBuilder request)
            throws Exception {
        return mvc.perform(request.with(SignedInAs.role(Role.STAF)).with(csrf()));
    }

    private void refused(MockHttpServletRequestBuilder request, String words) throws Exception {
        send(request)
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("error-summary"), containsString(words), not(containsString("??")))));
    }

    private java.math.BigDecimal coverage(UnitId of) {
        return rankings.score(of, period()).orElseThrow().standing().coverage();
    }

    private String period() {
        return calendar.at(now).id();
    }

    private List<java.util.UUID> stale() {
        return database.sql("select distinct unit_id from scoring.stale")
                .query(java.util.UUID.class)
                .list();
    }
}
