package id.pantas.classification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.classification.Classifications;
import id.pantas.classification.LabelledPosts;
import id.pantas.classification.PostOrder;
import id.pantas.classification.PostQuestion;
import id.pantas.classification.PostSlice;
import id.pantas.classifier.ContentClass;
import id.pantas.identity.Role;
import id.pantas.registry.UnitId;
import id.pantas.testing.PostgresForTests;
import id.pantas.testing.SignedInAs;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpringBootTest
@AutoConfigureMockMvc
@Import(PostgresForTests.class)
class PostsPageTests {

    private static final UnitId HEALTH = new UnitId(UUID.randomUUID());
    private static final UnitId ROADS = new UnitId(UUID.randomUUID());
    private static final Instant NOON = Instant.parse("2026-11-10T05:00:00Z");
    private static final PostQuestion EVERYTHING =
            new PostQuestion(null, null, null, null, null, null, false, null, null);

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient database;

    @Autowired
    Classifications classifications;

    @Autowired
    LabelledPosts posts;

    private long greeting;
    private long work;

    @BeforeEach
    void twoPosts() {
        database.sql(
                        "truncate post.post, post.repost_link, post.metric_snapshot, classification.label, classification.correction")
                .update();
        greeting = insert(HEALTH, "INSTAGRAM", NOON, "Selamat Hari Guru Nasional", "https://instagram.com/p/1");
        work = insert(
                ROADS,
                "X",
                NOON.plusSeconds(60),
                "Perbaikan jalan <b>3 km</b> selesai, 40 ton aspal",
                "javascript:alert(1)");
        classifications.label(List.of(greeting, work));
    }

    @Test
    void showsStaffEveryPostWithItsLabelAndReason() throws Exception {
        String html = page("/unggahan", SignedInAs.role(Role.STAF));

        assertThat(html)
                .contains("2 unggahan sesuai saringan", "Selamat Hari Guru Nasional", "karena kata:", "chip-ucapan")
                .contains("&lt;b&gt;3 km&lt;/b&gt;")
                .contains("href=\"https://instagram.com/p/1\"", "rel=\"noopener noreferrer\"")
                .doesNotContain("javascript:alert", "??");
        assertThat(html.indexOf("Perbaikan jalan")).isLessThan(html.indexOf("Selamat Hari Guru"));
    }

    @Test
    void saysWhoseAPostRepeatsAndWhyAndLetsStaffDecide() throws Exception {
        database.sql("""
                        insert into post.repost_link (post_id, account_id, unit_id, original_post_id, original_account_id,
                               original_unit_id, of_leader, grade, evidence, named, similarity, detected_at)
                        select p.id, p.account_id, p.unit_id, o.id, o.account_id, o.unit_id, false, 'PROBABLE', 'SAME_TEXT',
                               'via @<b>', 0.934, p.published_at
                          from post.post p, post.post o where p.id = :post and o.id = :original
                        """).param("post", work).param("original", greeting).update();
        RequestPostProcessor staff = SignedInAs.role(Role.STAF);

        assertThat(page("/unggahan?repost=ya", staff))
                .contains("1 unggahan sesuai saringan", "Mungkin repost dari", "93", "via @&lt;b&gt;")
                .doesNotContain("??");
        assertThat(page("/unggahan/" + work, staff))
                .contains("Apakah ini memang repost?", "/unggahan/" + greeting, "Ini dugaan")
                .doesNotContain("??");
        assertThat(page("/unggahan/" + work, SignedInAs.pic(ROADS)))
                .contains("Mungkin repost dari")
                .doesNotContain("Apakah ini memang repost?", "/unggahan/" + greeting);
        mvc.perform(post("/unggahan/" + work + "/repost")
                        .param("benar", "false")
                        .with(csrf())
                        .with(SignedInAs.pic(ROADS)))
                .andExpect(status().isForbidden());

        mvc.perform(post("/unggahan/" + work + "/repost")
                        .param("benar", "false")
                        .with(csrf())
                        .with(staff))
                .andExpect(redirectedUrl("/unggahan/" + work));
        assertThat(page("/unggahan/" + work, staff)).contains("Bukan repost dari", "Ditolak oleh");
        assertThat(page("/unggahan?repost=ya", staff)).contains("Tidak ada unggahan yang cocok");
        mvc.perform(post("/unggahan/" + greeting + "/repost")
                        .param("benar", "true")
                        .with(csrf())
                        .with(staff))
                .andExpect(status().isNotFound());
    }

    @Test
    void narrowsTheListDown() throws Exception {
        RequestPostProcessor staff = SignedInAs.role(Role.STAF);

        for (String filter : List.of(
                "platform=INSTAGRAM",
                "kelas=UCAPAN",
                "q=hari%20GURU",
                "repost=tidak&duplikat=tidak&platform=INSTAGRAM")) {
            assertThat(page("/unggahan?" + filter, staff))
                    .as(filter)
                    .contains("Selamat Hari Guru Nasional")
                    .doesNotContain("40 ton aspal");
        }
        for (String filter : List.of(
                "q=100%25",
                "q=_", "repost=ya", "duplikat=ya", "dari=2026-11-11", "sampai=2026-11-09", "periode=2026-01")) {
            assertThat(page("/unggahan?" + filter, staff)).as(filter).contains("Tidak ada unggahan yang cocok");
        }
        for (String filter : List.of(
                "", "dari=2026-11-10&sampai=2026-11-10", "periode=2026-23", "platform=&kelas=&q=&dari=&tinjau=")) {
            assertThat(page("/unggahan?" + filter, staff)).as(filter).contains("2 unggahan sesuai saringan");
        }
    }

    @Test
    void countsDaysInTheZoneOfTheRegency() throws Exception {
        insert(HEALTH, "X", Instant.parse("2026-11-10T17:30:00Z"), "Sudah tanggal sebelas di sini", "https://x.com/1");

        assertThat(page("/unggahan?dari=2026-11-11&sampai=2026-11-11", SignedInAs.role(Role.STAF)))
                .contains("Sudah tanggal sebelas", "1 unggahan sesuai saringan");
    }

    @Test
    void answersAddressesItCannotReadWith400() throws Exception {
        for (String bad :
                List.of("kelas=SALAH", "dari=kemarin", "periode=2026-99", "hal=x", "hal=a1.5", "platform=GOPHER")) {
            mvc.perform(get("/unggahan?" + bad).with(SignedInAs.role(Role.STAF)))
                    .andExpect(status().isBadRequest());
        }
        mvc.perform(get("/unggahan?unit=tidak-ada").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isNotFound());
    }

    @Test
    void showsAPicTheOwnUnitOnly() throws Exception {
        RequestPostProcessor pic = SignedInAs.pic(HEALTH);

        assertThat(page("/unggahan?unit=lain", pic))
                .contains("Selamat Hari Guru")
                .doesNotContain("40 ton aspal");
        mvc.perform(get("/unggahan/" + greeting).with(pic)).andExpect(status().isOk());
        mvc.perform(get("/unggahan/" + work).with(pic)).andExpect(status().isNotFound());
        mvc.perform(post("/unggahan/" + greeting + "/label")
                        .param("kelas", "KINERJA")
                        .with(csrf())
                        .with(pic))
                .andExpect(status().isForbidden());
        assertThat(classifications.corrections(greeting)).isEmpty();
    }

    @Test
    void exportsTheFilteredListWithoutFormulas() throws Exception {
        insert(HEALTH, "X", NOON.minusSeconds(60), "=HYPERLINK(\"https://jahat.example\")", "https://x.com/1");

        String csv = page("/unggahan/ekspor.csv?urut=lama", SignedInAs.pic(HEALTH));

        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("\uFEFFid,instansi,platform,terbit,teks,jenis");
        assertThat(lines.get(1)).contains(",\"'=HYPERLINK(", "2026-11-10T11:59:00+07:00");
        assertThat(lines.get(2)).contains("Selamat Hari Guru Nasional,UCAPAN");
        mvc.perform(get("/unggahan/ekspor.csv?hal=x").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isBadRequest());
    }

    @Test
    void sendsAnonymousReadersToSignIn() throws Exception {
        mvc.perform(get("/unggahan")).andExpect(status().is3xxRedirection());
    }

    @Test
    void letsStaffCorrectALabelWithOneTap() throws Exception {
        mvc.perform(post("/unggahan/" + greeting + "/label")
                        .param("kelas", "KINERJA")
                        .param("kembali", "/unggahan?kelas=UCAPAN")
                        .with(csrf())
                        .with(SignedInAs.role(Role.STAF)))
                .andExpect(redirectedUrl("/unggahan?kelas=UCAPAN"));

        assertThat(classifications.of(List.of(greeting)).get(greeting).contentClass())
                .isEqualTo(ContentClass.KINERJA);
        assertThat(page("/unggahan/" + greeting, SignedInAs.role(Role.VERIFIKATOR)))
                .contains("Staf memutuskan: Kinerja.", "Diputuskan staf", "<td>Ucapan ")
                .doesNotContain("Seharusnya:", "??");
    }

    @Test
    void neverLeadsAwayFromTheSite() throws Exception {
        for (String away :
                List.of("https://jahat.example", "//jahat.example", "/unggahan\\@jahat", "/unggahan/{x}", "/lain")) {
            mvc.perform(post("/unggahan/" + greeting + "/label")
                            .param("kelas", "UCAPAN")
                            .param("kembali", away)
                            .with(csrf())
                            .with(SignedInAs.role(Role.ADMIN)))
                    .andExpect(redirectedUrl("/unggahan"));
        }
    }

    @Test
    void letsNobodyCorrectWithoutTokenOrRight() throws Exception {
        String address = "/unggahan/" + greeting + "/label";
        mvc.perform(post(address).param("kelas", "KINERJA").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isForbidden());
        for (Role role : List.of(Role.PIMPINAN, Role.VERIFIKATOR)) {
            mvc.perform(post(address).param("kelas", "KINERJA").with(csrf()).with(SignedInAs.role(role)))
                    .andExpect(status().isForbidden());
        }
        mvc.perform(post("/unggahan/999999/label")
                        .param("kelas", "KINERJA")
                        .with(csrf())
                        .with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isNotFound());
    }

    @Test
    void explainsALabelOnThePageOfThePost() throws Exception {
        mvc.perform(get("/unggahan/" + greeting).with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Kata yang paling menentukan")))
                .andExpect(content().string(containsString("Seharusnya:")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void leafsThroughEveryPostOnceInBothDirections() {
        for (int i = 0; i < 9; i++) {
            insert(HEALTH, "X", NOON, "Kegiatan nomor " + i, "https://x.com/" + i); // equal times: the number decides
        }
        classifications.labelMissing(100);
        for (PostOrder order : PostOrder.values()) {
            List<Long> whole = ids(posts.page(EVERYTHING, order, null, 100));
            List<Long> leafed = new ArrayList<>();
            PostSlice slice = posts.page(EVERYTHING, order, null, 4);
            assertThat(slice.previous()).isNull();
            leafed.addAll(ids(slice));
            PostSlice before = slice;
            while (slice.next() != null) {
                before = slice;
                slice = posts.page(EVERYTHING, order, slice.next(), 4);
                leafed.addAll(ids(slice));
            }
            assertThat(leafed).as(order.name()).hasSize(11).isEqualTo(whole);
            assertThat(ids(posts.page(EVERYTHING, order, slice.previous(), 4))).isEqualTo(ids(before));
        }
    }

    @Test
    void showsTheLatestCounts() throws Exception {
        database.sql(
                        "insert into post.metric_snapshot (post_id, taken_at, likes, views) values (:id, :a, 5, null), (:id, :b, 1234, 7)")
                .param("id", greeting)
                .param("a", NOON.plusSeconds(3600).atOffset(ZoneOffset.UTC))
                .param("b", NOON.plusSeconds(7200).atOffset(ZoneOffset.UTC))
                .update();

        assertThat(page("/unggahan", SignedInAs.role(Role.PIMPINAN)))
                .contains("1.234 suka")
                .doesNotContain("komentar<");
    }

    private String page(String address, RequestPostProcessor reader) throws Exception {
        return mvc.perform(get(URI.create(address)).with(reader))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static List<Long> ids(PostSlice slice) {
        return slice.posts().stream().map(post -> post.postId()).toList();
    }

    private long insert(UnitId unit, String platform, Instant at, String text, String permalink) {
        return database.sql("""
                        insert into post.post (account_id, unit_id, platform, native_id, published_at, first_seen_at, form,
                                               text, permalink)
                        values (:account, :unit, :platform, :native, :at, :at, 'TEXT', :text, :permalink)
                        returning id""")
                .param("account", UUID.randomUUID())
                .param("unit", unit.value())
                .param("platform", platform)
                .param("native", UUID.randomUUID().toString())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("text", text)
                .param("permalink", permalink)
                .query(Long.class)
                .single();
    }
}
