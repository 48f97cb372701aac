package id.pantas.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.identity.Role;
import id.pantas.registry.Platform;
import id.pantas.testing.PostgresForTests;
import id.pantas.testing.SignedInAs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(PostgresForTests.class)
class CompliancePagesTests {

    private static final String PAGE = "/admin/kepatuhan";
    private static final String CLEARANCE = PAGE + "/keputusan/x/clearance";

    @Autowired
    MockMvc mvc;

    @Autowired
    Decisions decisions;

    @Autowired
    Clearances clearances;

    @Autowired
    Retention retention;

    @Autowired
    Erasures erasures;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void start() {
        database.sql(
                        "truncate compliance.decision, compliance.document, compliance.retention_choice, compliance.erasure")
                .update();
    }

    @Test
    void administratorsDecideStaffReadAndNobodyElseComesIn() throws Exception {
        for (Role role : List.of(Role.PIC, Role.PIMPINAN, Role.VERIFIKATOR)) {
            mvc.perform(get(PAGE).with(SignedInAs.role(role))).andExpect(status().isForbidden());
        }
        mvc.perform(get(PAGE).with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("X hanya dihubungi setelah izinnya dicatat")))
                .andExpect(content().string(not(containsString(CLEARANCE))));
        for (String inner : List.of(CLEARANCE, PAGE + "/simpan/youtube/statistics", PAGE + "/permintaan")) {
            mvc.perform(get(inner).with(SignedInAs.role(Role.STAF))).andExpect(status().isForbidden());
            mvc.perform(get(inner).with(SignedInAs.role(Role.ADMIN))).andExpect(status().isOk());
        }
        mvc.perform(clearance("ya").with(csrf()).with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isForbidden());
        mvc.perform(clearance("ya").with(SignedInAs.role(Role.ADMIN))).andExpect(status().isForbidden());
        assertThat(decisions.history(5)).isEmpty();
    }

    @Test
    void theDocumentItselfIsKeptAndGivenToAdministratorsAsADownload() throws Exception {
        byte[] pdf = "%PDF-1.7\n<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        mvc.perform(withFile("../../Surat Izin X (final).html", "text/html", pdf))
                .andExpect(status().isFound());
        long id = decisions.history(1).get(0).id();
        String document = PAGE + "/dokumen/" + id;
        byte[] given = mvc.perform(get(document).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment;")))
                .andExpect(header().string("Content-Disposition", containsString("Surat")))
                .andExpect(header().string("Content-Disposition", not(containsString("html"))))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(given).isEqualTo(pdf);
        for (Role role : List.of(Role.STAF, Role.PIC, Role.PIMPINAN, Role.VERIFIKATOR)) {
            mvc.perform(get(document).with(SignedInAs.role(role))).andExpect(status().isForbidden());
        }
        mvc.perform(get(document)).andExpect(status().is3xxRedirection());
        mvc.perform(get(PAGE + "/dokumen/999999").with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isNotFound());
        mvc.perform(get(PAGE).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(containsString(document)));
        mvc.perform(get(PAGE).with(SignedInAs.role(Role.STAF)))
                .andExpect(content().string(not(containsString(document))));
        assertThatThrownBy(() -> database.sql("delete from compliance.document").update())
                .hasMessageContaining("kept as they were recorded");
    }

    @Test
    void whatIsNoPdfPngOrJpegByItsContentIsRefusedAndNothingIsRecorded() throws Exception {
        byte[] tooLarge = new byte[DecisionDocument.MOST_BYTES + 1];
        System.arraycopy("%PDF-".getBytes(StandardCharsets.UTF_8), 0, tooLarge, 0, 5);
        Map<String, byte[]> wrong = Map.of(
                "Isi berkas bukan PDF, PNG, atau JPEG.",
                "<html>%PDF-1.7</html>".getBytes(StandardCharsets.UTF_8),
                "Berkas kosong. Pilih berkas lain, atau kosongkan.",
                new byte[0],
                "Berkas lebih besar dari 10 MB.",
                tooLarge);
        for (Map.Entry<String, byte[]> each : wrong.entrySet()) {
            mvc.perform(withFile("surat.pdf", "application/pdf", each.getValue()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(each.getKey())));
        }
        assertThat(decisions.history(5)).isEmpty();
        assertThat(clearances.cleared(Platform.X)).isFalse();
    }

    private static RequestBuilder withFile(String name, String type, byte[] content) {
        return multipart(CLEARANCE)
                .file(new MockMultipartFile("file", name, type, content))
                .param("granted", "ya")
                .param("decidedBy", "Tim kebijakan X")
                .param("decidedOn", "2026-11-02")
                .param("document", "Surat X-4711")
                .with(csrf())
                .with(SignedInAs.role(Role.ADMIN));
    }

    @Test
    void everyTextOfEveryPageIsThere() throws Exception {
        retention.run(Instant.now());
        mvc.perform(clearance("ya").with(csrf()).with(SignedInAs.role(Role.ADMIN)));
        mvc.perform(request("COMMENT", "123", "CITIZEN").with(csrf()).with(SignedInAs.role(Role.ADMIN)));
        long id = erasures.list(1).get(0).id();
        for (String page : List.of(
                PAGE,
                CLEARANCE,
                PAGE + "/keputusan/youtube/amendment",
                PAGE + "/keputusan/tiktok/derived_metrics",
                PAGE + "/simpan/x/comments",
                PAGE + "/simpan/instagram/statistics",
                PAGE + "/permintaan",
                PAGE + "/permintaan/baru",
                PAGE + "/permintaan/" + id)) {
            String html = mvc.perform(get(page).with(SignedInAs.role(Role.ADMIN)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(Pattern.compile("\\?\\?[a-zA-Z._]+")
                            .matcher(html)
                            .results()
                            .map(m -> m.group()))
                    .as("missing texts of " + page)
                    .isEmpty();
            assertThat(html).doesNotContain("{0}", "{1}");
        }
    }

    @Test
    void recordingTheClearanceOpensXAndWithdrawingClosesIt() throws Exception {
        mvc.perform(clearance("ya").with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(redirectedUrl(PAGE))
                .andExpect(flash().attribute("notice", "compliance.recorded"));
        assertThat(clearances.cleared(Platform.X)).isTrue();
        mvc.perform(get(PAGE).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(containsString("Surat X-4711")))
                .andExpect(content().string(containsString("Dicatat oleh admin")));
        mvc.perform(clearance("tidak").with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(redirectedUrl(PAGE));
        assertThat(clearances.cleared(Platform.X)).isFalse();
    }

    @Test
    void aFaultyFormComesBackWithWhatWasTypedAndSaysWhatIsWrong() throws Exception {
        mvc.perform(post(CLEARANCE)
                        .param("granted", "mungkin")
                        .param("decidedBy", "<b>Kepala</b>")
                        .param("decidedOn", "31-31-2026")
                        .with(csrf())
                        .with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Pilih salah satu keputusan.")))
                .andExpect(content().string(containsString("Isi tanggal keputusan")))
                .andExpect(content().string(containsString("&lt;b&gt;Kepala&lt;/b&gt;")));
        mvc.perform(post(CLEARANCE)
                        .param("granted", "ya")
                        .param("decidedBy", "Kepala")
                        .param("decidedOn", "2026-01-01")
                        .with(csrf())
                        .with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Isi nomor atau nama berkas dokumennya")));
        mvc.perform(post(PAGE + "/simpan/youtube/statistics")
                        .param("days", "1e9")
                        .with(csrf())
                        .with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(containsString("Isi jumlah hari dengan angka")));
        mvc.perform(post(PAGE + "/simpan/youtube/statistics")
                        .param("days", "99999")
                        .with(csrf())
                        .with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(containsString("Isi 28 sampai 28 hari.")));
        mvc.perform(post(PAGE + "/permintaan").with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Pilih platformnya.")));
        mvc.perform(request("COMMENT", "  ", "CITIZEN").with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Isi alamat, ID, atau nama akun.")));
        assertThat(decisions.history(5)).isEmpty();
        assertThat(erasures.list(5)).isEmpty();
    }

    @Test
    void whatDoesNotExistIsNotFound() throws Exception {
        for (String page : List.of(
                "/keputusan/instagram/clearance",
                "/keputusan/x/amendment",
                "/keputusan/website/derived_metrics",
                "/keputusan/nowhere/clearance",
                "/simpan/x/nothing",
                "/permintaan/999999")) {
            mvc.perform(get(PAGE + page).with(SignedInAs.role(Role.ADMIN))).andExpect(status().isNotFound());
        }
    }

    @Test
    void chosenDaysAreKeptAndEmptyMeansTheDefault() throws Exception {
        String address = PAGE + "/simpan/x/comments";
        mvc.perform(post(address).param("days", "30").with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(redirectedUrl(PAGE));
        assertThat(retention.rule(Platform.X, DataKind.COMMENTS).days()).isEqualTo(30);
        mvc.perform(post(address).param("days", "").with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(redirectedUrl(PAGE));
        assertThat(retention.rule(Platform.X, DataKind.COMMENTS).days()).isEqualTo(90);
    }

    @Test
    void aRequestIsRecordedCarriedOutAndShownWithoutThePerson() throws Exception {
        mvc.perform(request("AUTHOR", "@warga_biasa", "CITIZEN").with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(flash().attribute("notice", "compliance.request.recorded"));
        long id = erasures.list(1).get(0).id();
        String page = PAGE + "/permintaan/" + id;
        mvc.perform(get(page).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(containsString("@warga_biasa")));
        mvc.perform(get(PAGE).with(SignedInAs.role(Role.STAF)))
                .andExpect(content().string(containsString("1 permintaan terbuka")))
                .andExpect(content().string(not(containsString("warga_biasa"))));
        mvc.perform(post(page + "/laksanakan").with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(redirectedUrl(page));
        mvc.perform(get(page).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(containsString("0 komentar")))
                .andExpect(content().string(not(containsString("warga_biasa"))))
                .andExpect(content().string(not(containsString("Siti Warga"))));
        mvc.perform(get("/admin/jejak").with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(containsString("Permintaan hapus dilaksanakan")))
                .andExpect(content().string(not(containsString("warga_biasa"))));
    }

    @Test
    void whileNoRunEverEndedTheRulesSayThatTheyAreNotKept() throws Exception {
        database.sql("truncate compliance.retention_run cascade").update();
        mvc.perform(get(PAGE).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(containsString("Penghapusan harian belum pernah selesai")));
        retention.run(Instant.now());
        mvc.perform(get(PAGE).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(not(containsString("belum pernah selesai"))));
        database.sql("update compliance.retention_run set started_at = started_at - interval '3 days'")
                .update();
        mvc.perform(get(PAGE).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(containsString("lebih dari dua hari lalu")));
    }

    private static MockHttpServletRequestBuilder clearance(String granted) {
        return post(CLEARANCE)
                .param("granted", granted)
                .param("decidedBy", "Tim kebijakan X")
                .param("decidedOn", "2026-01-05")
                .param("document", "Surat X-4711")
                .param("note", "");
    }

    private static MockHttpServletRequestBuilder request(String kind, String subject, String requester) {
        return post(PAGE + "/permintaan")
                .param("kind", kind)
                .param("platform", "INSTAGRAM")
                .param("subject", subject)
                .param("requester", requester)
                .param("requesterName", "Siti Warga")
                .param("channel", "Surat")
                .param("receivedAt", "2026-01-05T10:00");
    }
}
