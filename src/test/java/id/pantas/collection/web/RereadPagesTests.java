package id.pantas.collection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.collection.CollectionRun;
import id.pantas.collection.CollectionRuns;
import id.pantas.collection.Rereads;
import id.pantas.collection.Rereads.Kind;
import id.pantas.collection.Rereads.Progress;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.identity.Role;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.Posts;
import id.pantas.post.PostsRedated;
import id.pantas.post.PostsStored;
import id.pantas.registry.AccountId;
import id.pantas.registry.League;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewUnit;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.testing.PostgresForTests;
import id.pantas.testing.SignedInAs;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;

/** A mapping that gets texts wrong, is mended, and reads the kept answers again; with the real store underneath. */
@SpringBootTest
@AutoConfigureMockMvc
@RecordApplicationEvents
@Import({PostgresForTests.class, RereadPagesTests.Scripted.class})
class RereadPagesTests {

    /** An answer is lines of {@code id|text|likes}; the bad mapping stops at the first ampersand and loses odd posts. */
    static class Lines implements PlatformCollector, KeptAnswers {
        static volatile boolean mended;
        static volatile String answer = "";
        static volatile boolean broken;
        /** The post whose form, time and link come out differently. */
        static volatile String moved = "";

        static final Instant PUBLISHED = Instant.now().minusSeconds(7_200);
        static final Instant MOVED_TO = PUBLISHED.minusSeconds(16 * 86_400L);

        @Override
        public Platform platform() {
            return Platform.WHATSAPP;
        }

        @Override
        public Connection connection() {
            return Connection.READY;
        }

        @Override
        public Page fetch(Request request) throws CollectionFailure {
            if (answer.isEmpty()) {
                throw new CollectionFailure(
                        FailureKind.MALFORMED, "cut off", null, "{\"access_token\":\"SECRET123abc\",\"data\":[", null);
            }
            return new Page(
                    read(answer),
                    null,
                    "1",
                    null,
                    List.of(new RawAnswer(
                            "https://whatsapp.example/?access_token=SECRET123abc",
                            "text/plain",
                            answer + "\nnote|access_token=SECRET123abc|0")),
                    Set.of(),
                    List.of(),
                    1);
        }

        @Override
        public Reread reread(OfficialAccount account, List<RawAnswer> answers, Instant readAt) {
            if (broken) {
                throw new IllegalStateException("the mapping is broken altogether");
            }
            List<ObservedPost> posts = new ArrayList<>();
            answers.forEach(kept -> posts.addAll(read(kept.body())));
            return new Reread(posts, true, List.of());
        }

        private static List<ObservedPost> read(String body) {
            return body.lines()
                    .map(line -> line.split("\\|"))
                    .filter(parts -> !parts[0].equals("note"))
                    .filter(parts -> mended || !parts[0].startsWith("ganjil"))
                    .map(parts -> new ObservedPost(
                            parts[0],
                            parts[0].equals(moved) ? MOVED_TO : PUBLISHED,
                            parts[0].equals(moved) ? PostForm.PHOTO : PostForm.TEXT,
                            mended ? parts[1] : parts[1].replaceFirst("&.*", "").strip(),
                            "https://whatsapp.example/" + (parts[0].equals(moved) ? "foto/" : "") + parts[0],
                            null,
                            null,
                            null,
                            new Counts(Long.valueOf(parts[2]), null, null, null)))
                    .toList();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Scripted {
        @Bean
        Lines lines() {
            return new Lines();
        }
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Registry registry;

    @Autowired
    OfficialAccounts accounts;

    @Autowired
    CollectionRuns runs;

    @Autowired
    Rereads rereads;

    @Autowired
    Posts posts;

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationEvents happened;

    private final Instant now = Instant.now();
    private final LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Asia/Jakarta"));
    private final String key = UUID.randomUUID().toString().substring(0, 8);
    private AccountId account;

    @BeforeEach
    void anAccount() {
        Lines.mended = false;
        Lines.broken = false;
        Lines.moved = "";
        UnitId unit = registry.addUnit(
                new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, "Dinas " + key, "Dinas " + key, null, null));
        account = registry.addAccount(
                new NewAccount(unit, Platform.WHATSAPP, "dinasUlang00000" + key.substring(0, 7), null, null, true));
        runs.enrol(now);
    }

    @Test
    void aMendedMappingPutsRightWhatItGotWrongAndDoublesNothing() {
        read("satu-%1$s|Jalan & jembatan selesai|5\nganjil-%1$s|Baru terbaca & lengkap|7\ndua-%1$s|Tetap|1", now);
        read("satu-%1$s|Jalan & jembatan selesai|9\ndua-%1$s|Tetap|1", now.plusSeconds(60));
        assertThat(texts()).containsEntry("satu-" + key, "Jalan").hasSize(2);
        long snapshots = snapshots();

        Lines.mended = true;
        Progress done = again();
        assertThat(texts())
                .containsEntry("satu-" + key, "Jalan & jembatan selesai")
                .containsEntry("ganjil-" + key, "Baru terbaca & lengkap")
                .containsEntry("dua-" + key, "Tetap")
                .hasSize(3);
        assertThat(snapshots()).isEqualTo(snapshots + 1);
        assertThat(done.runs()).isEqualTo(2);
        assertThat(done.done()).isEqualTo(2);
        assertThat(done.newPosts()).isEqualTo(1);
        assertThat(done.changedTexts()).isEqualTo(1);
        assertThat(done.failed()).isZero();
        assertThat(rereads.changes(done.id()))
                .extracting(Rereads.Change::kind)
                .containsExactlyInAnyOrder(Kind.NEW, Kind.TEXT);

        Progress twice = again();
        assertThat(twice.newPosts()).isZero();
        assertThat(twice.changedTexts()).isZero();
        assertThat(rereads.changes(twice.id())).isEmpty();
        assertThat(texts()).hasSize(3);
        assertThat(snapshots()).isEqualTo(snapshots + 1);
    }

    @Test
    void anOldAnswerBringsNeitherAnOldTextNorAPostBack() {
        Lines.mended = true;
        read("sunting-%1$s|Versi pertama|1\nhapus-%1$s|Dihapus kemudian|1", now);
        read("sunting-%1$s|Versi kedua|1", now.plusSeconds(60));
        posts.markGone(accounts.find(account).orElseThrow(), now.plusSeconds(90), List.of("hapus-" + key));
        Progress done = again();
        assertThat(texts()).containsEntry("sunting-" + key, "Versi kedua");
        assertThat(database.sql("select count(*) from post.post_fact where native_id = ? and gone_at is not null")
                        .param("hapus-" + key)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(done.changedTexts()).isZero();
    }

    @Test
    void formLinkAndTimeOfKnownPostsArePutRightAndScoresFollow() throws Exception {
        read("satu-%1$s|Teks|5\ndua-%1$s|Tetap|1", now);
        Lines.moved = "satu-" + key;
        Progress done = again();
        Map<String, Object> row = database.sql("select * from post.post_fact where native_id = ?")
                .param("satu-" + key)
                .query()
                .singleRow();
        assertThat(row.get("form")).isEqualTo("PHOTO");
        assertThat(row.get("permalink")).isEqualTo("https://whatsapp.example/foto/satu-" + key);
        assertThat(((Timestamp) row.get("published_at")).toInstant())
                .isEqualTo(Lines.MOVED_TO.truncatedTo(ChronoUnit.MICROS));
        assertThat(done.corrected()).isEqualTo(1);
        assertThat(done.newPosts()).isZero();
        assertThat(rereads.changes(done.id())).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.FACTS);
            assertThat(change.before()).startsWith("TEXT ").contains("/satu-" + key);
            assertThat(change.after()).startsWith("PHOTO ").contains("/foto/satu-" + key);
        });
        long post = ((Number) row.get("post_id")).longValue();
        assertThat(happened.stream(PostsRedated.class))
                .singleElement()
                .satisfies(redated ->
                        assertThat(redated.formerly()).containsExactly(Lines.PUBLISHED.truncatedTo(ChronoUnit.MICROS)));
        assertThat(happened.stream(PostsStored.class))
                .anySatisfy(stored -> assertThat(stored.changedPosts()).containsExactly(post));
        mvc.perform(get("/kolektor/baca-ulang/" + done.id()).with(SignedInAs.role(Role.STAF)))
                .andExpect(content()
                        .string(allOf(
                                containsString("Bentuk, waktu, atau tautan dibetulkan"),
                                containsString("1 unggahan dibetulkan"),
                                not(containsString("??")))));

        assertThat(again().corrected()).as("nothing is left to be put right").isZero();
        read("satu-%1$s|Teks|6", now.plusSeconds(60));
        assertThat(database.sql("select form from post.post_fact where native_id = ?")
                        .param("satu-" + key)
                        .query(String.class)
                        .single())
                .isEqualTo("PHOTO");
    }

    @Test
    void anAnswerOlderThanAnEditPutsNothingRight() {
        Lines.mended = true;
        read("satu-%1$s|Versi pertama|1", now);
        read("satu-%1$s|Versi kedua|1", now.plusSeconds(60));
        database.sql("delete from collection.raw_answer where stored_at > :at")
                .param("at", Timestamp.from(now.plusSeconds(30)))
                .update();
        Lines.moved = "satu-" + key;
        assertThat(again().corrected()).isZero();
    }

    @Test
    void oneRunThatCannotBeReadDoesNotStopTheOthers() {
        read("satu-%1$s|Teks|1", now);
        Lines.broken = true;
        Progress failed = again();
        assertThat(failed.failed()).isEqualTo(1);
        assertThat(failed.finished()).isTrue();
        assertThat(rereads.changes(failed.id()).get(0).kind()).isEqualTo(Kind.FAULT);
    }

    @Test
    void staffAskOnAPageAndSeeWhatChanged() throws Exception {
        read("satu-%1$s|Jalan & <b>jembatan</b>|5", now);
        Lines.mended = true;
        String handle = accounts.find(account).orElseThrow().handle();
        String address = mvc.perform(post("/kolektor/baca-ulang")
                        .param("platform", "WHATSAPP")
                        .param("account", handle)
                        .param("from", today.minusDays(1).toString())
                        .param("to", today.toString())
                        .with(SignedInAs.role(Role.STAF))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(get(address + "/kemajuan").with(SignedInAs.role(Role.STAF)))
                .andExpect(content().string(allOf(containsString("Sedang dibaca ulang."), containsString("hx-get"))));
        rereads.work(now, 100);
        mvc.perform(get(address).with(SignedInAs.role(Role.STAF)))
                .andExpect(content()
                        .string(allOf(
                                containsString("Selesai."),
                                containsString("Jalan &amp; &lt;b&gt;jembatan&lt;/b&gt;"),
                                not(containsString("??")),
                                not(containsString("hx-get")))));
        mvc.perform(get("/kolektor/baca-ulang").with(SignedInAs.role(Role.STAF)))
                .andExpect(content().string(allOf(containsString(handle), not(containsString("??")))));
        for (Map.Entry<String, String> wrong : Map.of(
                        "from=2026-01-09&to=2026-01-01", "Hari terakhir mendahului hari pertama",
                        "from=2026-01-01&to=2026-01-02", "Tidak ada jawaban tersimpan dari hari-hari itu.",
                        "from=x&to=2026-01-02", "Isi hari pertama dengan tanggal yang benar.")
                .entrySet()) {
            mvc.perform(post("/kolektor/baca-ulang?platform=WHATSAPP&" + wrong.getKey())
                            .with(SignedInAs.role(Role.STAF))
                            .with(csrf()))
                    .andExpect(content().string(allOf(containsString(wrong.getValue()), not(containsString("??")))));
        }
        mvc.perform(get("/kolektor/baca-ulang").with(SignedInAs.role(Role.PIC))).andExpect(status().isForbidden());
        mvc.perform(post("/kolektor/baca-ulang").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isForbidden());
    }

    @Test
    void aRunShowsItsMaskedAnswersToStaffOnly() throws Exception {
        CollectionRun good = read("satu-%1$s|Teks|1", now);
        String page = "/kolektor/pengumpulan/" + good.id();
        mvc.perform(get(page + "?jawaban=0").with(SignedInAs.role(Role.STAF)))
                .andExpect(content()
                        .string(allOf(
                                containsString("satu-" + key + "|Teks|1"),
                                containsString("•••"),
                                not(containsString("SECRET123abc")),
                                not(containsString("??")))));
        Lines.answer = "";
        CollectionRun bad = runs.collect(account, now.plusSeconds(300)).orElseThrow();
        mvc.perform(get("/kolektor/pengumpulan/" + bad.id()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content()
                        .string(allOf(
                                containsString("Jawaban platform yang tidak dapat dipakai"),
                                containsString("&quot;data&quot;:["),
                                containsString("Oleh pengembang bila berulang."),
                                not(containsString("SECRET123abc")),
                                not(containsString("??")))));
        for (Role role : List.of(Role.PIC, Role.PIMPINAN, Role.VERIFIKATOR)) {
            mvc.perform(get(page).with(SignedInAs.role(role))).andExpect(status().isForbidden());
        }
        for (String missing : List.of("/kolektor/pengumpulan/999999", page + "?jawaban=7")) {
            mvc.perform(get(missing).with(SignedInAs.role(Role.STAF))).andExpect(status().isNotFound());
        }
        database.sql("update collection.run set subject = 'COMMENTS' where id = ?")
                .param(good.id())
                .update();
        mvc.perform(get(page).with(SignedInAs.role(Role.STAF)))
                .andExpect(content()
                        .string(allOf(
                                containsString("memuat nama dan tulisan warga"), not(containsString("jawaban=0")))));
        mvc.perform(get(page + "?jawaban=0").with(SignedInAs.role(Role.STAF))).andExpect(status().isNotFound());
    }

    private CollectionRun read(String answer, Instant at) {
        Lines.answer = answer.formatted(key);
        CollectionRun run = runs.collect(account, at).orElseThrow();
        assertThat(run.outcome()).isEqualTo(RunOutcome.DONE);
        return run;
    }

    private Progress again() {
        long request = rereads.ask(Platform.WHATSAPP, account, today.minusDays(1), today.plusDays(1), "staf", now)
                .orElseThrow();
        while (rereads.work(now, 1) > 0) {
            assertThat(rereads.progress(request)).isPresent();
        }
        return rereads.progress(request).orElseThrow();
    }

    private Map<String, String> texts() {
        return database
                .sql("select native_id, text from post.post_fact where account_id = ?")
                .param(account.value())
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long snapshots() {
        return database.sql("""
                        select count(*) from post.metric_fact m join post.post_fact p using (post_id)
                         where p.account_id = ?
                        """).param(account.value()).query(Long.class).single();
    }
}
