package id.pantas.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.identity.Role;
import id.pantas.intake.IntakeDatabase;
import id.pantas.intake.PastedLinks;
import id.pantas.intake.Submission;
import id.pantas.intake.SubmissionState;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import id.pantas.testing.SignedInAs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class IntakePagesTests extends IntakeDatabase {

    private static final String LINK = "https://x.com/dinkescontoh/status/2123603484472246283";
    private static final RequestPostProcessor STAFF = SignedInAs.role(Role.STAF);

    @Autowired
    PastedLinks links;

    private UnitId health;
    private UnitId roads;
    private AccountId x;

    @BeforeEach
    void twoAgencies() {
        empty();
        health = agency("Dinas Kesehatan", "Dinkes");
        roads = agency("Dinas Pekerjaan Umum", "DPU");
        x = account(health, Platform.X, "dinkescontoh");
        account(health, Platform.INSTAGRAM, "dinkescontoh");
        account(roads, Platform.X, "dpucontoh");
    }

    @Test
    void aPicPastesALinkAndStaffRecordIt() throws Exception {
        String result = paste(health, "Mohon didata ya " + LINK + "?s=20");
        String page = page(result, SignedInAs.pic(health));
        assertThat(page).contains("Menunggu diperiksa", "x.com/dinkescontoh/status", "Tangkapan layar unggahan");
        assertThat(page).doesNotContain("??");
        Submission waiting = only(SubmissionState.WAITING);
        assertThat(waiting.publishedAt()).as("from the id").isEqualTo("2026-11-20T02:25:00Z");

        String picture = result + "/" + waiting.id() + "/bukti";
        mvc.perform(multipart(picture)
                        .file(new MockMultipartFile(
                                "gambar", "a.png", "image/png", "<svg/>".getBytes(StandardCharsets.UTF_8)))
                        .with(SignedInAs.pic(health))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(links.picture(waiting.id())).as("told by its content").isEmpty();
        mvc.perform(multipart(picture)
                        .file(new MockMultipartFile("gambar", "a.txt", "text/plain", png()))
                        .with(SignedInAs.pic(health))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(multipart(picture)
                        .file(new MockMultipartFile("gambar", "a.txt", "text/plain", png()))
                        .with(SignedInAs.pic(roads))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(mvc.perform(get("/admin/tautan/" + waiting.id() + "/gambar").with(STAFF))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentType())
                .isEqualTo("image/png");

        assertThat(page("/admin/tautan", STAFF)).contains("1 tautan menunggu", "Dinas Kesehatan", "2026-11-20T09:25");
        mvc.perform(post("/admin/tautan/" + waiting.id() + "/terima")
                        .param("akun", x.toString())
                        .param("terbit", "2026-11-20T09:30")
                        .param("bentuk", "TEXT")
                        .param("teks", "Capaian imunisasi 92 persen")
                        .with(STAFF)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(database.sql("select source || ' ' || native_id || ' ' || text from post.post_fact")
                        .query(String.class)
                        .single())
                .isEqualTo("MANUAL 2123603484472246283 Capaian imunisasi 92 persen");
        assertThat(page(paste(health, LINK), SignedInAs.pic(health))).contains("Sudah terdata");
        assertThat(page(paste(roads, LINK), SignedInAs.pic(roads)))
                .contains("Unggahan ini milik Dinas Kesehatan, bukan instansi Anda.");
    }

    @Test
    void staffRefuseWithAReasonThatThePicReads() throws Exception {
        String result = paste(health, LINK);
        long id = only(SubmissionState.WAITING).id();
        refuse(id, "x");
        assertThat(only(SubmissionState.WAITING).id()).isEqualTo(id);
        refuse(id, "Unggahan ini <b>sudah</b> dihapus");
        assertThat(page(result, SignedInAs.pic(health)))
                .contains("Ditolak", "Unggahan ini &lt;b&gt;sudah&lt;/b&gt; dihapus");
    }

    @Test
    void everyAnswerSaysWhatHappenedAndWhatIsNext() throws Exception {
        String all = page(
                paste(
                        health,
                        "https://x.com/dpucontoh/status/2123603484472246283 https://x.com/orang/status/2123603484472246284 "
                                + "https://www.instagram.com/dinkescontoh/ https://vt.tiktok.com/ZSabcDEF1/ "
                                + "https://www.tiktok.com/@dinkescontoh/video/7710076613827197361"),
                SignedInAs.pic(health));
        assertThat(all)
                .contains(
                        "5 tautan diperiksa: 0 terdata, 0 menunggu petugas, 5 tidak dapat dicatat.",
                        "Unggahan ini milik Dinas Pekerjaan Umum",
                        "Akun “orang” (X) bukan akun resmi",
                        "Ini tautan akun, bukan satu unggahan",
                        "Tautan pendek ini tidak dapat dibuka",
                        "belum punya akun TikTok");
    }

    @Test
    void aBatchOfAnotherUnitIsNotThere() throws Exception {
        String result = paste(health, LINK);
        mvc.perform(get(result).with(SignedInAs.pic(roads))).andExpect(status().isNotFound());
        mvc.perform(get("/saya/tautan").with(STAFF)).andExpect(status().isForbidden());
        mvc.perform(get("/admin/tautan").with(SignedInAs.pic(health))).andExpect(status().isForbidden());
        mvc.perform(get("/admin/unggahan-berkas").with(SignedInAs.pic(health))).andExpect(status().isForbidden());
    }

    @Test
    void nobodyPastesWithoutEnd() throws Exception {
        assertThat(paste(health, "tidak ada tautan")).isEqualTo("/saya/tautan");
        assertThat(paste(
                        health,
                        "https://x.com/a/status/1 ".repeat(3) + "https://x.com/b/status/2 https://x.com/b/status/3 "
                                + "https://x.com/b/status/4 https://x.com/b/status/5 https://x.com/b/status/6"))
                .isEqualTo("/saya/tautan");
        for (int i = 0; i < 30; i++) {
            assertThat(paste(health, "https://x.com/dinkescontoh/status/21236034844722400" + (10 + i)))
                    .isNotEqualTo("/saya/tautan");
        }
        assertThat(paste(health, LINK)).as("the 31st within the hour").isEqualTo("/saya/tautan");
    }

    @Test
    void aFileGoesFromUploadThroughQuestionsAndPreviewToUndo() throws Exception {
        assertThat(page("/admin/unggahan-berkas", STAFF)).contains("Belum ada berkas", "Dinas Kesehatan");
        String step = upload("meta-instagram-content.csv");
        assertThat(page(step, STAFF)).contains("WIB (Jakarta)").doesNotContain("??");
        act(step + "/jawaban", "zona", "Asia/Jakarta");
        assertThat(page(step, STAFF))
                .contains("4 unggahan baru, 0 diperbarui, 0 ditolak", "Simpan 4 unggahan", "=HYPERLINK", "12.400")
                .doesNotContain("??");
        act(step + "/simpan", "", "");
        assertThat(page(step, STAFF)).contains("Tersimpan: 4 unggahan baru", "Batalkan impor ini");
        assertThat(upload("meta-instagram-content.csv")).isEqualTo(step);
        act(step + "/batal", "", "");
        assertThat(page(step, STAFF)).contains("Dibatalkan. 4 unggahan");
        assertThat(page("/admin/unggahan-berkas", STAFF)).contains("meta-instagram-content.csv", "Dibatalkan");
    }

    @Test
    void unknownColumnsAreExplainedOnTheScreen() throws Exception {
        String step = upload("meta-instagram-localised-unknown.csv");
        assertThat(page(step, STAFF)).contains("Waktu publikasi", "Artinya").doesNotContain("??");
        mvc.perform(post(step + "/kolom")
                        .param("platform", "INSTAGRAM")
                        .param("kolom6", "TIME")
                        .param("kolom7", "LINK")
                        .with(STAFF)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(page(step, STAFF)).contains("WIB (Jakarta)");
    }

    @Test
    void aFileWithoutPostsIsRefusedInWordsThatHelp() throws Exception {
        assertThat(upload("meta-page-daily-views.csv")).isEqualTo("/admin/unggahan-berkas");
        assertThat(upload("bad-unclosed-quote.csv")).isEqualTo("/admin/unggahan-berkas");
        assertThat(page("/admin/unggahan-berkas/whatsapp", STAFF)).contains("Belum ada saluran WhatsApp");
        mvc.perform(get("/admin/unggahan-berkas/" + UUID.randomUUID()).with(STAFF))
                .andExpect(status().isNotFound());
        assertThat(page("/admin/unggahan-berkas/templat.csv", STAFF)).contains("posting_ulang_dari");
    }

    private String paste(UnitId unit, String text) throws Exception {
        return mvc.perform(post("/saya/tautan")
                        .param("tautan", text)
                        .with(SignedInAs.pic(unit))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private void refuse(long id, String reason) throws Exception {
        act("/admin/tautan/" + id + "/tolak", "alasan", reason);
    }

    private void act(String path, String name, String value) throws Exception {
        var request = post(path).with(STAFF).with(csrf());
        mvc.perform(name.isEmpty() ? request : request.param(name, value)).andExpect(status().is3xxRedirection());
    }

    private String upload(String name) throws Exception {
        try (InputStream file = getClass().getResourceAsStream("/intake/imports/" + name)) {
            return mvc.perform(multipart("/admin/unggahan-berkas")
                            .file(new MockMultipartFile("berkas", name, "text/csv", file.readAllBytes()))
                            .param("instansi", health.toString())
                            .with(STAFF)
                            .with(csrf()))
                    .andExpect(status().is3xxRedirection())
                    .andReturn()
                    .getResponse()
                    .getRedirectedUrl();
        }
    }

    private String page(String path, RequestPostProcessor person) throws Exception {
        return mvc.perform(get(path).with(person))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private Submission only(SubmissionState state) {
        return links.inState(state, 1, 10).submissions().get(0);
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
