package id.pantas.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.classification.DecidedBy;
import id.pantas.classification.ReaderAgreement;
import id.pantas.classifier.ContentClass;
import id.pantas.identity.Role;
import id.pantas.registry.UnitId;
import id.pantas.review.BlindSamples;
import id.pantas.review.LabelObjections;
import id.pantas.review.ReviewDatabase;
import id.pantas.review.ReviewQueue;
import id.pantas.review.WaitingPost;
import id.pantas.testing.SignedInAs;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The pages of review as staff, PICs and everybody meet them. */
class ReviewPagesTests extends ReviewDatabase {

    private static final RequestPostProcessor STAFF = SignedInAs.role(Role.STAF);
    private static final RequestPostProcessor ADMIN = SignedInAs.role(Role.ADMIN);

    @Autowired
    ReviewQueue queue;

    @Autowired
    LabelObjections objections;

    @Autowired
    BlindSamples samples;

    private UnitId health;
    private UnitId roads;
    private long small;
    private long large;

    @BeforeEach
    void twoDoubtfulPosts() {
        empty();
        // the order of a queue is kept for a moment: each test has a moment of its own
        turnTo(NOW.plus(Duration.ofMinutes(moment++)).toString());
        health = agency("Dinas Kesehatan", "Dinkes");
        roads = agency("Dinas Pekerjaan Umum", "DPU");
        for (int day = 0; day < 3; day++) {
            published(roads, PUBLISHED.plus(Duration.ofDays(day)), "Jembatan selesai " + day, "KINERJA", null);
        }
        for (int day = 0; day < 2; day++) {
            published(health, PUBLISHED.plus(Duration.ofDays(day)), "Vaksin selesai " + day, "KINERJA", null);
        }
        small = published(roads, PUBLISHED.plus(Duration.ofDays(5)), "Selamat pagi semua", "LAINNYA", "UCAPAN");
        large = published(
                health, PUBLISHED.plus(Duration.ofDays(5)), "Selamat, 300 bayi divaksin", "UCAPAN", "KINERJA");
        recount();
    }

    private static int moment;

    @Test
    void whatCanMoveARankFurthestIsShownFirstWithItsEffectAndItsWords() throws Exception {
        assertThat(queue.of(calendar.at(clock.instant())).posts())
                .extracting(WaitingPost::post)
                .containsExactly(large, small);
        String page = page("/tinjau", STAFF);
        assertThat(page)
                .contains("0 dari 2 label", "Selamat, 300 bayi divaksin", "Bila Kinerja, bukan Ucapan: +", "0,61")
                .contains("kemungkinan kedua Kinerja 0,30", "Dinilai Ucapan karena kata: “", "1 dari 2 yang menunggu")
                .contains("data-key=\"1 Enter\"", "data-key=\"5\"")
                .doesNotContain("style=", "onclick");
        assertThat(page).containsPattern("peringkat (<|\\d|tetap)");
    }

    @Test
    void oneKeyDecidesAndTheNextPostComesWithoutANewPage() throws Exception {
        String desk = body(decide(large, ContentClass.KINERJA, mark(large)).header("HX-Request", "true"), STAFF);
        assertThat(desk)
                .contains("Disimpan: Kinerja.", "1 dari 2 label", "Selamat pagi semua", "Batalkan yang terakhir")
                .doesNotContain("<html", "site-head");
        assertThat(label(large).decidedBy()).isEqualTo(DecidedBy.PERSON);
        assertThat(label(large).contentClass()).isEqualTo(ContentClass.KINERJA);
    }

    @Test
    void withoutScriptsTheSameFormLeadsToTheNextPost() throws Exception {
        String next = mvc.perform(decide(large, ContentClass.KINERJA, mark(large))
                        .with(STAFF)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(next).startsWith("/tinjau?").contains("unggahan=" + small, "jejak=" + large);
        assertThat(page(next, STAFF)).contains("Selamat pagi semua", "1 dari 2 label");
    }

    @Test
    void twoReviewersDoNotOverwriteEachOther() throws Exception {
        String seen = mark(large);
        body(decide(large, ContentClass.KINERJA, seen).header("HX-Request", "true"), STAFF);
        String late = body(decide(large, ContentClass.LAINNYA, seen).header("HX-Request", "true"), ADMIN);
        assertThat(late).contains("Tidak disimpan: label unggahan ini baru saja diubah orang lain menjadi Kinerja");
        assertThat(label(large).contentClass()).isEqualTo(ContentClass.KINERJA);
    }

    @Test
    void theLastDecisionCanBeTakenBackByWhoMadeIt() throws Exception {
        String before = mark(large);
        body(decide(large, ContentClass.KINERJA, before).header("HX-Request", "true"), STAFF);
        String others = body(post("/tinjau/batal").param("jejak", "" + large).header("HX-Request", "true"), ADMIN);
        assertThat(others).contains("Tidak dapat dibatalkan");
        String own = body(post("/tinjau/batal").param("jejak", "" + large).header("HX-Request", "true"), STAFF);
        assertThat(own).contains("1 keputusan dibatalkan", "0 dari 2 label", "Selamat, 300 bayi divaksin");
        assertThat(mark(large)).isEqualTo(before);
    }

    @Test
    void severalPostsGetAClassAtOnceButNotThoseSomebodyElseDecided() throws Exception {
        String stale = large + ":" + mark(large);
        classifications.correct(large, ContentClass.KINERJA, "orang lain");
        String desk = body(
                post("/tinjau/massal")
                        .param("dipilih", stale, small + ":" + mark(small), "x", "1:")
                        .param("kelas", "LAINNYA")
                        .header("HX-Request", "true"),
                STAFF);
        assertThat(desk).contains("1 unggahan disimpan sebagai Lainnya", "1 unggahan dilewati");
        assertThat(label(large).contentClass()).isEqualTo(ContentClass.KINERJA);
        assertThat(label(small).contentClass()).isEqualTo(ContentClass.LAINNYA);
        assertThat(body(post("/tinjau/massal").param("kelas", "LAINNYA").header("HX-Request", "true"), STAFF))
                .contains("Belum ada unggahan yang dicentang");
    }

    @Test
    void theQueueIsNarrowedToAUnitAndEndsWithAWord() throws Exception {
        assertThat(page("/tinjau?instansi=dinas-pekerjaan-umum&pilih=semua", STAFF))
                .contains("Hanya Dinas Pekerjaan Umum: 1 menunggu", "checked")
                .doesNotContain("300 bayi");
        mvc.perform(get("/tinjau?instansi=tidak-ada").with(STAFF)).andExpect(status().isNotFound());
        mvc.perform(get("/tinjau?periode=2001-01").with(STAFF)).andExpect(status().isNotFound());
        classifications.correct(large, ContentClass.KINERJA, "staf");
        classifications.correct(small, ContentClass.LAINNYA, "staf");
        assertThat(page("/tinjau", STAFF)).contains("Semua label yang diragukan sudah diputuskan", "Tidak ada lagi");
    }

    @Test
    void onlyStaffReview() throws Exception {
        for (String page : new String[] {"/tinjau", "/tinjau/keberatan", "/tinjau/sampel"}) {
            mvc.perform(get(page).with(SignedInAs.pic(health))).andExpect(status().isForbidden());
            mvc.perform(get(page).with(SignedInAs.role(Role.PIMPINAN))).andExpect(status().isForbidden());
            mvc.perform(get(page)).andExpect(status().is3xxRedirection());
        }
        mvc.perform(get("/keberatan-saya").with(STAFF)).andExpect(status().isForbidden());
    }

    @Test
    void aPicSeesWhyObjectsAndReadsTheAnswer() throws Exception {
        RequestPostProcessor pic = SignedInAs.pic(health);
        String unit = page("/instansi/dinas-kesehatan", pic);
        assertThat(unit).contains("Dinilai Kinerja karena kata: “", "/keberatan/" + large);
        assertThat(page("/instansi/dinas-pekerjaan-umum", pic)).doesNotContain("/keberatan/" + small);
        assertThat(page("/instansi/dinas-kesehatan", STAFF)).doesNotContain("/keberatan/");
        assertThat(page("/unggahan", pic)).contains("/keberatan/" + large);

        assertThat(page("/keberatan/" + large, pic)).contains("Sanggah label", "Dinilai Ucapan karena kata");
        assertThat(body(objection(large).param("alasan", "pendek").param("usulan", "KINERJA"), pic))
                .contains("Tulis alasan 10 sampai 1.000 huruf", "pendek");
        assertThat(body(objection(large).param("alasan", "Ada 300 bayi yang divaksin."), pic))
                .contains("Pilih jenis yang menurut Anda benar");
        sent(objection(large).param("alasan", "Ada 300 bayi yang divaksin.").param("usulan", "KINERJA"), pic);
        assertThat(page("/keberatan-saya", pic))
                .contains("Menunggu diperiksa", "Ada 300 bayi", "Dijawab paling lambat");
        assertThat(page("/keberatan/" + large, pic)).contains("Sudah ada keberatan");

        long id = objections.open().get(0).id();
        assertThat(page("/tinjau/keberatan", STAFF)).contains("1 keberatan menunggu", "sisa 5 hari");
        assertThat(page("/tinjau/keberatan/" + id, STAFF))
                .contains("Selamat, 300 bayi divaksin", "Ada 300 bayi yang divaksin.", "Bila Kinerja, bukan Ucapan")
                .contains("Hanya ucapan");
        sent(
                post("/tinjau/keberatan/" + id + "/tolak")
                        .param("versi", "0")
                        .param("jawaban", "Belum jelas siapa yang bekerja."),
                STAFF);
        assertThat(page("/tinjau/keberatan/" + id, STAFF)).contains("Anda yang mengusulkan tolak");
        assertThat(page("/tinjau/keberatan/" + id, ADMIN)).contains("Setuju menolak", "Belum jelas siapa");
        sent(post("/tinjau/keberatan/" + id + "/tolak").param("versi", "1"), ADMIN);
        assertThat(page("/unggahan", pic)).contains("1 keputusan baru");
        assertThat(page("/keberatan-saya", pic)).contains("Ditolak", "Belum jelas siapa", "jawaban baru");
        assertThat(page("/keberatan-saya", pic)).doesNotContain("jawaban baru", "keputusan baru");
    }

    @Test
    void aPicCannotObjectForAnotherUnit() throws Exception {
        RequestPostProcessor pic = SignedInAs.pic(health);
        var answer = mvc.perform(objection(small)
                        .param("alasan", "Ini alasan yang cukup panjang.")
                        .param("usulan", "KINERJA")
                        .with(pic)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        assertThat(answer.getFlashMap().get("problem").toString()).contains("instansi Anda sendiri");
        assertThat(objections.openCount()).isZero();
    }

    @Test
    void aBlindReaderSeesNobodysLabel() throws Exception {
        staff("staf", "budi");
        for (int i = 0; i < 30; i++) {
            published(health, PUBLISHED.plus(Duration.ofMinutes(i)), "Unggahan nomor " + i, "UCAPAN", "KINERJA");
        }
        turnTo("2026-11-16T00:00:00Z");
        assertThat(samples.drawDue(clock.instant())).isTrue();
        long id = samples.open().get(0).sample();
        assertThat(page("/tinjau/sampel", STAFF)).contains("Baca bagian saya", "staf: 0 dari");
        String sheet = page("/tinjau/sampel/" + id, STAFF);
        assertThat(sheet)
                .contains("0 dari", "data-key=\"1\"")
                .doesNotContain("chip-ucapan", "perlu tinjau", "Enter</small>", "0,61");
        String next = body(
                post("/tinjau/sampel/" + id + "/1").param("kelas", "KINERJA").header("HX-Request", "true"), STAFF);
        assertThat(next).contains("Disimpan: Kinerja", "1 dari", "/1/batal");
        mvc.perform(get("/tinjau/sampel/" + id).with(ADMIN)).andExpect(status().isNotFound());
        mvc.perform(post("/tinjau/sampel/" + id + "/1")
                        .param("kelas", "KINERJA")
                        .with(ADMIN)
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void everybodyReadsHowLabelsAreMadeAndWhenTheyMoveNoRank() throws Exception {
        String before = mvc.perform(get("/metode"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(before)
                .contains("Bagaimana label dibuat dan diperiksa", "Belum ada sampel")
                .doesNotContain("??");
        trust.record(new ReaderAgreement(new BigDecimal("0.6200"), 50, new BigDecimal("0.70"), clock.instant()));
        for (String page : new String[] {"/peringkat", "/instansi/dinas-kesehatan"}) {
            assertThat(page(page, STAFF)).contains("sedang tidak menggeser peringkat", "0,62", "/metode");
        }
        assertThat(page("/metode", STAFF)).contains("tidak menggeser peringkat siapa pun");
    }

    private MockHttpServletRequestBuilder decide(long post, ContentClass label, String mark) {
        return post("/tinjau/" + post)
                .param("kelas", label.name())
                .param("tanda", mark)
                .param("unggahan", "" + post);
    }

    private static MockHttpServletRequestBuilder objection(long post) {
        return post("/keberatan/" + post);
    }

    private String mark(long post) {
        return label(post).mark();
    }

    private void sent(MockHttpServletRequestBuilder request, RequestPostProcessor person) throws Exception {
        var answer = mvc.perform(request.with(person).with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        assertThat(answer.getFlashMap().get("problem")).isNull();
    }

    private String body(MockHttpServletRequestBuilder request, RequestPostProcessor person) throws Exception {
        String body = mvc.perform(request.with(person).with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(body).doesNotContain("??");
        return readable(body);
    }

    private String page(String address, RequestPostProcessor person) throws Exception {
        String body = mvc.perform(get(address).with(person))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(body).doesNotContain("??");
        return readable(body);
    }

    private static String readable(String html) {
        return html.replace("&quot;", "\"").replace("&#39;", "'");
    }
}
