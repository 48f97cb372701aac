package id.pantas.collection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.collection.AccountStatus;
import id.pantas.collection.CollectionHealth;
import id.pantas.collection.CollectionRun;
import id.pantas.collection.CollectionRuns;
import id.pantas.collection.Coverage;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.RunTrigger;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.identity.Role;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.registry.AccountId;
import id.pantas.registry.League;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.testing.PostgresForTests;
import id.pantas.testing.SignedInAs;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The whole way with the real registry and posts: a scripted platform is read, the board tells about it. */
@SpringBootTest
@AutoConfigureMockMvc
@Import({PostgresForTests.class, CollectorsPageTests.Scripted.class})
class CollectorsPageTests {

    /** An account named "rusak" fails, every other one has two posts. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Scripted {
        static final AtomicInteger REFRESHED = new AtomicInteger();
        static final Instant PUBLISHED = Instant.now().minusSeconds(60);

        @Bean
        PlatformCollector scripted() {
            return new PlatformCollector() {
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
                    String handle = request.account().handle();
                    if (handle.contains("rusak")) {
                        throw new CollectionFailure(
                                FailureKind.PERMISSION,
                                "403 access_token=SECRET123abc",
                                null,
                                "<b>hostile</b> {\"access_token\":\"SECRET123abc\"}",
                                null);
                    }
                    return new Page(
                            List.of(post(handle + 2), post(handle + 1)),
                            null,
                            "2",
                            null,
                            List.of(new RawAnswer("https://whatsapp.example/", "application/json", "{}")),
                            Set.of(),
                            List.of("<i>3</i>: no date"),
                            1);
                }

                @Override
                public Page refresh(Request request, List<String> nativeIds) {
                    REFRESHED.addAndGet(nativeIds.size());
                    return new Page(List.of(), null, null, null, List.of(), Set.of(), List.of(), 1);
                }

                private ObservedPost post(String id) {
                    return new ObservedPost(
                            id,
                            PUBLISHED,
                            PostForm.TEXT,
                            "Puskesmas buka 24 jam",
                            "https://whatsapp.example/" + id,
                            null,
                            null,
                            null,
                            Counts.NONE);
                }
            };
        }
    }

    private static @Nullable UnitId unit;
    private static @Nullable AccountId good;
    private static @Nullable AccountId bad;

    @Autowired
    MockMvc mvc;

    @Autowired
    Registry registry;

    @Autowired
    CollectionRuns runs;

    @Autowired
    CollectionHealth health;

    @Autowired
    Coverage coverage;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void someAccounts() {
        if (unit == null) {
            unit = registry.addUnit(
                    new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, "Dinas Kesehatan", "Dinkes", null, null));
            good = registry.addAccount(
                    new NewAccount(unit, Platform.WHATSAPP, "dinkesContoh0000000001", null, null, false));
            bad = registry.addAccount(
                    new NewAccount(unit, Platform.WHATSAPP, "dinkesrusak00000000001", null, null, true));
            registry.addAccount(new NewAccount(unit, Platform.INSTAGRAM, "dinkes.foto", null, null, false));
            runs.enrol(Instant.now());
            // asked anew, because a listener may have taken the accounts over a moment later
            assertThat(runs.collectDue(Instant.now(), 10)).isEqualTo(2);
        }
    }

    @Test
    void everyScreenIsForStaffOnly() throws Exception {
        for (String address : List.of("/kolektor", "/kolektor/" + good, "/kolektor/kemajuan/1")) {
            for (Role role : List.of(Role.PIC, Role.PIMPINAN, Role.VERIFIKATOR)) {
                mvc.perform(get(address).with(SignedInAs.role(role))).andExpect(status().isForbidden());
            }
            mvc.perform(get(address)).andExpect(status().is3xxRedirection());
        }
        for (String address : List.of("/kolektor/kumpulkan", "/kolektor/" + good + "/kumpulkan")) {
            mvc.perform(post(address).with(SignedInAs.role(Role.PIC)).with(csrf()))
                    .andExpect(status().isForbidden());
            mvc.perform(post(address).with(SignedInAs.role(Role.STAF))).andExpect(status().isForbidden());
        }
    }

    @Test
    void theBoardAnswersInASentenceAndExplainsEachAccount() throws Exception {
        mvc.perform(get("/kolektor").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(
                                        "1 dari 2 akun terbaca hari ini; 1 perlu tindakan. 1 akun belum terhubung."),
                                containsString("Terganggu"),
                                containsString("Minta instansi memberi akses mitra kepada Diskominfo."),
                                containsString("Belum terhubung"))))
                .andExpect(content().string(not(containsString("??"))))
                .andExpect(content().string(not(containsString("SECRET123abc"))));
    }

    @Test
    void filtersAndSortsByTheAddress() throws Exception {
        mvc.perform(get("/kolektor?keadaan=tindakan&urut=-akun&q=DINKES").with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content()
                        .string(allOf(
                                containsString("/kolektor/" + bad),
                                not(containsString("\"/kolektor/" + good + "\"")))));
        mvc.perform(get("/kolektor?q={q}&urut=-terakhir", "<script>").with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("Tidak ada akun yang cocok"), not(containsString("q=<script>")))));
        for (String address : List.of("/kolektor?platform=MARS", "/kolektor?hal=x", "/kolektor/bukan-akun")) {
            mvc.perform(get(address).with(SignedInAs.role(Role.ADMIN))).andExpect(status().is4xxClientError());
        }
        mvc.perform(get("/kolektor/" + UUID.randomUUID()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isNotFound());
    }

    @Test
    void theHistoryShowsTheMaskedAnswerAsText() throws Exception {
        mvc.perform(get("/kolektor/" + bad).with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Gagal"),
                                containsString("&lt;b&gt;hostile&lt;/b&gt;"),
                                not(containsString("SECRET123abc")),
                                not(containsString("??")))));
        mvc.perform(get("/kolektor/" + good).with(SignedInAs.role(Role.STAF)))
                .andExpect(content()
                        .string(allOf(
                                containsString("Lengkap"),
                                containsString("&lt;i&gt;3&lt;/i&gt;: no date"),
                                not(containsString("??")))));
    }

    @Test
    void aRequestIsAskedForMadeAndFollowed() throws Exception {
        String address = mvc.perform(post("/kolektor/" + good + "/kumpulkan")
                        .with(SignedInAs.role(Role.STAF))
                        .with(csrf()))
                .andExpect(redirectedUrlPattern("/kolektor/" + good + "?permintaan=*"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        String request = address.substring(address.indexOf('=') + 1);
        mvc.perform(get(address).with(SignedInAs.role(Role.STAF)))
                .andExpect(content().string(containsString("id=\"kemajuan\"")));
        long waited = System.nanoTime();
        while (!runs.progress(Long.parseLong(request)).finished()) {
            assertThat(System.nanoTime() - waited).isLessThan(60_000_000_000L);
            Thread.onSpinWait();
        }
        mvc.perform(get("/kolektor/kemajuan/" + request).with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("1 akun dibaca, 0 gagal."),
                                not(containsString("hx-get")),
                                not(containsString("<html")),
                                not(containsString("??")))));
        CollectionRun run = health.runs(good, 1, 0).get(0);
        assertThat(run.trigger()).isEqualTo(RunTrigger.MANUAL);
        assertThat(run.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(run.knownPosts()).isEqualTo(2);
        mvc.perform(get("/kolektor/kemajuan/999999").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isNotFound());
    }

    @Test
    void storesThePostsInTheRealStore() {
        assertThat(database.sql("select count(*) from post.post_fact where account_id = :account")
                        .param("account", good.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        var today = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Jakarta"));
        Coverage.UnitCoverage covered = coverage.ofUnit(unit, today, today, Instant.now());
        assertThat(covered.accounts()).isEqualTo(2);
        assertThat(covered.notConnected()).isEqualTo(1);
        assertThat(covered.done()).isEqualTo(1);
    }

    @Test
    void countsAreReadAgainAtOneAndThreeDays() {
        AccountId account = registry.addAccount(
                new NewAccount(unit, Platform.WHATSAPP, "dinkeshitung0000000001", null, null, true));
        Instant now = Instant.now();
        runs.enrol(now);
        runs.collect(account, now).orElseThrow();
        Instant[] later = {
            now.plusSeconds(3_600),
            now.plusSeconds(25 * 3_600),
            now.plusSeconds(30 * 3_600),
            now.plusSeconds(73 * 3_600)
        };
        int[] refreshed = {0, 2, 0, 2};
        for (int i = 0; i < later.length; i++) {
            Scripted.REFRESHED.set(0);
            runs.collect(account, later[i]).orElseThrow();
            assertThat(Scripted.REFRESHED.get()).as("after step " + i).isEqualTo(refreshed[i]);
        }
        registry.retireAccount(account);
        runs.enrol(now);
    }

    @Test
    void everyStateHasItsWords() {
        Locale indonesian = new Locale("id", "ID");
        for (AccountStatus status : AccountStatus.values()) {
            assertThat(messages.getMessage("collection.status." + status, null, indonesian))
                    .isNotBlank();
        }
        for (FailureKind kind : FailureKind.values()) {
            assertThat(messages.getMessage("collection.cause." + kind, null, indonesian))
                    .isNotBlank();
            assertThat(messages.getMessage("collection.advice." + kind, null, indonesian))
                    .isNotBlank();
        }
        for (RunOutcome outcome : RunOutcome.values()) {
            assertThat(messages.getMessage("collection.outcome." + outcome, null, indonesian))
                    .isNotBlank();
        }
    }
}
