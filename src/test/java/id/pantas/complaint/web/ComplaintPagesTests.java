package id.pantas.complaint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.complaint.Candidate;
import id.pantas.complaint.CandidateField;
import id.pantas.complaint.CandidateOrder;
import id.pantas.complaint.CandidateQuestion;
import id.pantas.complaint.Candidates;
import id.pantas.complaint.Remits;
import id.pantas.identity.Role;
import id.pantas.registry.League;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import id.pantas.testing.PostgresForTests;
import id.pantas.testing.SignedInAs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@Import(PostgresForTests.class)
class ComplaintPagesTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient database;

    @Autowired
    Candidates candidates;

    @Autowired
    Remits remits;

    @Autowired
    Registry registry;

    @Autowired
    Units units;

    private UnitId roads;
    private UnitId cikande;

    @BeforeEach
    void someUnits() {
        database.sql("truncate post.comment, complaint.candidate cascade").update();
        database.sql("update complaint.sweep set swept_to = 0, judged_with = '', rejudged_to = 0")
                .update();
        if (units.findByAreaCode("36.04.15").isEmpty()) {
            registry.addUnit(new NewUnit(
                    UnitKind.OPD,
                    League.OPD_LAYANAN,
                    "Dinas Pekerjaan Umum dan Penataan Ruang",
                    "Dinas PUPR",
                    null,
                    null));
            registry.addUnit(
                    new NewUnit(UnitKind.KECAMATAN, null, "Kecamatan Cikande", "Kec. Cikande", null, "36.04.15"));
        }
        roads = units.all().stream()
                .filter(unit -> unit.shortName().equals("Dinas PUPR"))
                .findFirst()
                .orElseThrow()
                .id();
        cikande = units.findByAreaCode("36.04.15").orElseThrow().id();
    }

    @Test
    void showsStaffAComplaintWithItsUnitPlaceAndReasons() throws Exception {
        long id = comment("Pak jalan di Cikande rusak parah berlubang, tolong diperbaiki <b>segera</b>", false);

        assertThat(candidates.judge(List.of(id))).isEqualTo(1);
        assertThat(candidates.judge(List.of(id))).as("the same again").isZero();

        Candidate found = candidates.find(id).orElseThrow();
        assertThat(found.unit()).isEqualTo(roads);
        assertThat(found.place()).isEqualTo(cikande);
        assertThat(page("/aduan/terjaring"))
                .contains("Kecamatan Cikande", "Dinas Pekerjaan Umum", "&lt;b&gt;segera&lt;/b&gt;", "Tupoksi")
                .doesNotContain("Warga Bernama", "??");
        assertThat(page("/aduan/terjaring?tempat="
                        + units.find(cikande).orElseThrow().slug()))
                .contains("rusak parah");
        assertThat(page("/aduan/terjaring?rahasia=ya")).doesNotContain("rusak parah");
        assertThat(page("/aduan/terjaring?kelas=APRESIASI")).doesNotContain("rusak parah");
        for (String order : List.of("baru", "lama", "peluang", "")) {
            assertThat(page("/aduan/terjaring?urut=" + order)).contains("rusak parah");
        }
    }

    @Test
    void keepsOthersOutAndTheOfficesOwnAnswersToo() throws Exception {
        long own = comment("Terima kasih laporannya, jalan Cikande segera kami perbaiki", true);

        assertThat(candidates.judgeMissing(100)).isZero();
        assertThat(candidates.find(own)).isEmpty();
        mvc.perform(get("/aduan/terjaring").with(SignedInAs.pic(roads))).andExpect(status().isForbidden());
        mvc.perform(get("/aduan/tupoksi").with(SignedInAs.role(Role.PIMPINAN))).andExpect(status().isForbidden());
    }

    @Test
    void keepsWhatAPersonDecidedThroughANewJudgement() throws Exception {
        long id = comment("jalan di Cikande rusak parah berlubang tolong diperbaiki", false);
        candidates.judge(List.of(id));

        mvc.perform(post("/aduan/terjaring/" + id)
                        .with(SignedInAs.role(Role.STAF))
                        .with(csrf())
                        .param("kelas", "PERTANYAAN")
                        .param("topik", "JALAN_JEMBATAN")
                        .param("instansi", roads.toString())
                        .param("tempat", cikande.toString())
                        .param("rahasia", "true"))
                .andExpect(status().is3xxRedirection());
        database.sql("update complaint.remit_revision set revision = revision + 1")
                .update();
        candidates.judgeMissing(100);
        database.sql("update complaint.sweep set swept_to = :id")
                .param("id", id)
                .update();
        database.sql("update complaint.remit_revision set revision = revision + 1")
                .update();

        assertThat(candidates.judgeMissing(100)).isEqualTo(1);
        Candidate found = candidates.find(id).orElseThrow();
        assertThat(found.commentClass().name()).isEqualTo("PERTANYAAN");
        assertThat(found.byPerson()).contains(CandidateField.KELAS, CandidateField.RAHASIA);
        assertThat(found.secrecy()).isNotEmpty();
        assertThat(page("/aduan/terjaring/" + id))
                .contains("Pertanyaan", "staf", "Tanda rahasia")
                .doesNotContain("??");
        assertThat(candidates.corrections(id)).hasSize(2);
    }

    @Test
    void showsNoTextOnceItWasForgotten() throws Exception {
        long id = comment("jalan di Cikande rusak parah berlubang tolong diperbaiki", false);
        candidates.judge(List.of(id));
        database.sql("""
                        update post.comment set text = '', author_id = null, author_name = null, permalink = null,
                               forgotten_at = current_timestamp""").update();

        assertThat(page("/aduan/terjaring")).contains("sudah dihapus").doesNotContain("rusak parah", "??");
        assertThat(database.sql("select row_to_json(c)::text from complaint.candidate c")
                        .query(String.class)
                        .single())
                .doesNotContain("rusak");
    }

    @Test
    void takesTenThousandEqualAndHostileCommentsAndGivesThemInParts() {
        database.sql("""
                        insert into post.comment (account_id, unit_id, platform, native_id, published_at, first_seen_at, text, official)
                        select gen_random_uuid(), :unit, 'X', 'n' || i, now() - i * interval '1 second', now(),
                               'jalan di Cikande rusak parah berlubang', false from generate_series(1, 10000) i""").param("unit", roads.value()).update();
        comment("\u202e" + "a\u200b".repeat(4_000) + "\u0301".repeat(1_000), false);
        comment("di ".repeat(3_000), false);

        assertThat(candidates.judgeMissing(20_000)).isEqualTo(10_002);
        assertThat(candidates.judgeMissing(20_000)).isZero();
        String cursor = null;
        int seen = 0;
        for (int part = 0; part < 3; part++) {
            var slice = candidates.page(CandidateQuestion.WAITING, CandidateOrder.URGENT, cursor, 200);
            seen += slice.candidates().size();
            cursor = slice.next();
        }
        assertThat(seen).isEqualTo(600);
    }

    @Test
    void givesTheRemitTableOutAndTakesItBackOrSaysWhatIsWrong() throws Exception {
        assertThat(page("/aduan/tupoksi"))
                .contains("Jalan dan jembatan", "Belum ada instansi")
                .doesNotContain("??");
        String csv = mvc.perform(get("/aduan/tupoksi/ekspor.csv").with(SignedInAs.role(Role.STAF)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        int rows = remits.all().size();

        assertThat(remits.replace(
                        "salah.csv",
                        "topik,kata_kunci,tujuan,instansi\nJALANAN,x,RT,entah\n".getBytes(StandardCharsets.UTF_8)))
                .extracting(problem -> problem.row() + " " + problem.column())
                .containsExactlyInAnyOrder("2 topik", "2 tujuan", "2 instansi");
        assertThat(remits.all()).hasSize(rows);
        mvc.perform(multipart("/aduan/tupoksi/berkas")
                        .file(new MockMultipartFile(
                                "berkas", "tupoksi.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                        .with(SignedInAs.role(Role.STAF))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(remits.all()).hasSize(rows);
        mvc.perform(post("/aduan/tupoksi/0")
                        .with(SignedInAs.role(Role.STAF))
                        .with(csrf())
                        .param("tujuan", "INSTANSI")
                        .param("kata", "drone")
                        .param("instansi", roads.toString()))
                .andExpect(status().is3xxRedirection());
        assertThat(remits.all()).hasSize(rows + 1);
        assertThat(page("/aduan/tupoksi/" + remits.all().get(0).id())).doesNotContain("??");
        assertThat(page("/aduan/tupoksi/baru")).contains("Baris tupoksi baru").doesNotContain("??");
    }

    private long comment(String text, boolean official) {
        return database.sql("""
                        insert into post.comment (account_id, unit_id, platform, native_id, published_at, first_seen_at, text,
                                                  author_name, official, permalink)
                        values (gen_random_uuid(), :unit, 'X', :native, now(), now(), :text, 'Warga Bernama', :official,
                                'https://x.com/i/status/1') returning id""")
                .param("unit", UUID.randomUUID())
                .param("native", UUID.randomUUID().toString())
                .param("text", text)
                .param("official", official)
                .query(Long.class)
                .single();
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(path).with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
