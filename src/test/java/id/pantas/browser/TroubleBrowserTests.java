package id.pantas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.AccountStatus;
import id.pantas.collection.CollectionHealth;
import id.pantas.collection.CollectionHealth.AccountHealth;
import id.pantas.collection.CollectionRun;
import id.pantas.collection.CollectionRuns;
import id.pantas.collection.HandleWatch;
import id.pantas.collection.Outages;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.registry.AccountId;
import id.pantas.registry.NewAccount;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import id.pantas.scoring.Recounts;
import id.pantas.simulator.Failure;
import id.pantas.simulator.SimulatedAccount;
import id.pantas.simulator.SimulatedPlatform;
import id.pantas.simulator.Simulator;
import id.pantas.testing.PostgresForTests;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Every kind of trouble at once, brought about by the simulator's switches, and what staff see of it. Nothing runs by itself
 * here, so the same things happen in the same order every time. The pictures are in {@code target/screenshots}.
 */
@Tag("browser")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "pantas.demo=true",
            "db-scheduler.enabled=false",
            "server.shutdown=immediate",
            "pantas.collection.interval=4h",
            "pantas.collection.first-run-days=20",
            "pantas.collection.platforms.YOUTUBE.daily-limit=16"
        })
@Import({PostgresForTests.class, TroubleBrowserTests.Scripted.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleBrowserTests {

    private static final String PASSWORD = "cobalah-pantas-2026";
    private static final Locale INDONESIAN = new Locale("id", "ID");

    /** Two kinds that no simulated platform gives: a permission that is missing, and a request of ours that is wrong. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Scripted {
        @Bean
        PlatformCollector whatsAppInTrouble() {
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
                    boolean permission = request.account().handle().contains("izin");
                    throw new CollectionFailure(
                            permission ? FailureKind.PERMISSION : FailureKind.BAD_REQUEST,
                            permission ? "403 (#200) requires page access" : "400 unknown field 'shares_count'",
                            null,
                            "{\"error\":{\"message\":\"contoh\"},\"access_token\":\"SECRET123abc\"}",
                            null);
                }
            };
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Simulator simulator;

    @Autowired
    CollectionRuns runs;

    @Autowired
    CollectionHealth health;

    @Autowired
    HandleWatch handles;

    @Autowired
    Outages outages;

    @Autowired
    OfficialAccounts accounts;

    @Autowired
    Registry registry;

    @Autowired
    Units units;

    @Autowired
    Recounts recounts;

    @Autowired
    MessageSource messages;

    private Site desktop;
    private Site phone;
    private final List<AccountId> troubled = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private AccountId permission;

    @BeforeAll
    void bringEverythingAbout() {
        desktop = Site.onDesktop(port);
        phone = Site.onPhone(port);
        now = Instant.now().plusSeconds(1);
        accountsOfWhatsApp();
        runs.enrol(now);
        Iterator<SimulatedAccount> onX = on(SimulatedPlatform.X).iterator();
        Iterator<SimulatedAccount> sites = on(SimulatedPlatform.WEBSITE).iterator();
        fail(onX.next(), Failure.SUSPENDED, 1);
        fail(onX.next(), Failure.PRIVATE, 1);
        fail(onX.next(), Failure.HTML_INSTEAD, 3);
        SimulatedAccount gone = onX.next();
        simulator.failures().fail(gone, Failure.DELETED);
        collect(gone, now.minus(Duration.ofDays(2)));
        collect(gone, now.minusSeconds(60));
        fail(sites.next(), Failure.SERVER_ERROR, 5);
        SimulatedAccount renamed = onX.next();
        collect(renamed, now.minus(Duration.ofHours(5)));
        handles.check(now);
        simulator.failures().fail(renamed, Failure.RENAMED);
        handles.check(now.plus(Duration.ofDays(31)));
        // platforms as a whole: one account meets the trouble, the others wait
        simulator.failures().fail(SimulatedPlatform.INSTAGRAM, Failure.TOKEN_EXPIRED);
        collect(on(SimulatedPlatform.INSTAGRAM).get(0), now);
        simulator.failures().fail(SimulatedPlatform.X, Failure.RATE_LIMITED);
        collect(onX.next(), now);
        for (AccountId one : List.of(permission, troubled.get(1))) {
            for (int i = 3; i >= 0; i--) {
                runs.collect(one, now.minus(Duration.ofHours(i)));
            }
        }
        // enough that YouTube's few units are spent, whichever accounts come first
        runs.collectDue(now, 300);
        outages.record(
                new Outages.Entry(
                        Platform.FACEBOOK,
                        LocalDate.ofInstant(now, ZoneId.of("Asia/Jakarta")),
                        LocalDate.ofInstant(now, ZoneId.of("Asia/Jakarta")),
                        "Facebook tumbang di seluruh Indonesia sejak pagi",
                        Set.of()),
                "staf",
                now);
        recounts.enrol(now);
        recounts.recountStale(now);
        desktop.signedOut().dark(false).signInAs("staf", PASSWORD);
        phone.signedOut().dark(false).signInAs("staf", PASSWORD);
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
    void theBoardSaysOfEachTroubleWhyAndWhoIsToDoWhat() {
        List<AccountHealth> all = health.accounts(Instant.now());
        Set<FailureKind> met = all.stream()
                .map(AccountHealth::failure)
                .filter(kind -> kind != null)
                .collect(Collectors.toSet());
        assertThat(met)
                .contains(
                        FailureKind.AUTH,
                        FailureKind.PERMISSION,
                        FailureKind.ACCOUNT_GONE,
                        FailureKind.ACCOUNT_PRIVATE,
                        FailureKind.ACCOUNT_SUSPENDED,
                        FailureKind.RATE_LIMITED,
                        FailureKind.BUDGET_SPENT,
                        FailureKind.TRANSIENT,
                        FailureKind.BAD_REQUEST,
                        FailureKind.MALFORMED);
        assertThat(all.stream().map(AccountHealth::status))
                .contains(
                        AccountStatus.GONE,
                        AccountStatus.PRIVATE,
                        AccountStatus.SUSPENDED,
                        AccountStatus.BROKEN,
                        AccountStatus.OK);
        for (Site site : List.of(desktop, phone)) {
            site.open("/kolektor")
                    .picture("gangguan-papan")
                    .fitsTheScreen()
                    .isAccessible()
                    .hasNoConsoleErrors();
            String shown = site.text();
            for (FailureKind kind : FailureKind.values()) {
                if (all.stream()
                        .anyMatch(one -> one.failure() == kind && one.status().needsAction())) {
                    assertThat(shown).contains(text("cause." + kind), text("advice." + kind), text("who." + kind));
                }
            }
            assertThat(shown)
                    .contains(
                            text("status.GONE"),
                            text("status.PRIVATE"),
                            text("status.SUSPENDED"),
                            text("status.BROKEN"),
                            "perlu tindakan",
                            "Nama akun X berubah: @",
                            "Yang perlu dilakukan: tanyakan kepada PIC",
                            "Jeda sampai",
                            "Antrean:",
                            "Kuota: yang paling terpakai",
                            text("cause.BUDGET_SPENT"),
                            text("cause.AUTH"),
                            text("cause.RATE_LIMITED"))
                    .doesNotContain("SECRET123abc", "??");
        }
    }

    @Test
    void aFailedRunShowsItsMaskedAnswer() {
        CollectionRun run = health.runs(permission, 1, 0).get(0);
        for (Site site : List.of(desktop, phone)) {
            site.open("/kolektor/" + permission)
                    .picture("gangguan-akun")
                    .fitsTheScreen()
                    .isAccessible();
            site.open("/kolektor/pengumpulan/" + run.id())
                    .picture("gangguan-pengumpulan")
                    .fitsTheScreen()
                    .isAccessible()
                    .hasNoConsoleErrors();
            assertThat(site.text()).contains("kunci akses ditutupi", "•••").doesNotContain("SECRET123abc");
        }
    }

    @Test
    void aRecordedOutageIsSeenOnTheListTheUnitAndTheExplorer() {
        Unit unit = units.find(accounts.active().stream()
                        .filter(one -> one.platform() == Platform.FACEBOOK)
                        .findFirst()
                        .orElseThrow()
                        .unit())
                .orElseThrow();
        for (Site site : List.of(desktop, phone)) {
            site.open("/kolektor/gangguan")
                    .picture("gangguan-daftar")
                    .fitsTheScreen()
                    .isAccessible();
            assertThat(site.text()).contains("1 gangguan berlaku", "Facebook tumbang di seluruh Indonesia");
            site.open("/kolektor/gangguan/baru")
                    .picture("gangguan-catat")
                    .fitsTheScreen()
                    .isAccessible();
            site.press("Catat gangguan")
                    .waitUntil("objections", () -> !site.all(".error-summary").isEmpty());
            assertThat(site.text()).contains("Pilih platform yang terganggu.", "Tulis alasannya");
            site.open("/instansi/" + unit.slug() + "#kelengkapan")
                    .picture("gangguan-instansi")
                    .fitsTheScreen()
                    .isAccessible();
            assertThat(site.text()).contains("Gangguan tercatat: Facebook tumbang di seluruh Indonesia");
            site.open("/peringkat")
                    .picture("gangguan-peringkat")
                    .fitsTheScreen()
                    .isAccessible();
            site.open("/unggahan").waitUntil("the note", () -> !site.all(".why").isEmpty());
            site.first(".why > summary").click();
            site.picture("gangguan-unggahan").fitsTheScreen().isAccessible().hasNoConsoleErrors();
            assertThat(site.first(".why").getText()).contains("kelengkapan", "Facebook tumbang");
            site.open("/").picture("gangguan-beranda").fitsTheScreen().isAccessible();
        }
    }

    private void accountsOfWhatsApp() {
        List<Unit> some = units.active().stream()
                .filter(unit -> unit.league() != null)
                .limit(2)
                .toList();
        permission = registry.addAccount(
                new NewAccount(some.get(0).id(), Platform.WHATSAPP, "izinContoh00000000001", null, null, true));
        troubled.add(permission);
        troubled.add(registry.addAccount(
                new NewAccount(some.get(1).id(), Platform.WHATSAPP, "salahContoh0000000001", null, null, true)));
    }

    private List<SimulatedAccount> on(SimulatedPlatform platform) {
        return simulator.regency().accountsOn(platform).stream()
                .filter(account -> account.state() == SimulatedAccount.State.ACTIVE)
                .filter(account -> known(account) != null)
                .toList();
    }

    /** Switches a failure on for an account and reads it, an hour apart each time. */
    private void fail(SimulatedAccount account, Failure failure, int times) {
        simulator.failures().fail(account, failure);
        for (int i = times - 1; i >= 0; i--) {
            collect(account, now.minus(Duration.ofHours(i)));
        }
    }

    private void collect(SimulatedAccount account, Instant at) {
        runs.collect(known(account).id(), at);
    }

    private OfficialAccount known(SimulatedAccount account) {
        Platform platform = Platform.valueOf(account.platform().name());
        return accounts.findByHandle(platform, account.handle()).orElse(null);
    }

    private String text(String key) {
        return messages.getMessage("collection." + key, null, INDONESIAN);
    }
}
