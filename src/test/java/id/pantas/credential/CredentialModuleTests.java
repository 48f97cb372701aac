package id.pantas.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.credential.Connections.State;
import id.pantas.credential.CredentialScheme.Finding;
import id.pantas.credential.CredentialScheme.Refused;
import id.pantas.registry.AccountId;
import id.pantas.registry.League;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.testing.PostgresForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the store promises, on PostgreSQL. */
@SpringBootTest(
        properties =
                "pantas.credential.key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=,ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({PostgresForTests.class, ScriptedPlatform.class})
@ExtendWith(OutputCaptureExtension.class)
class CredentialModuleTests {

    private static final Platform PLATFORM = Platform.WHATSAPP;

    @Autowired
    Credentials credentials;

    @Autowired
    Connections connections;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    JdbcClient database;

    @Autowired
    Registry registry;

    AccountId account;

    @BeforeEach
    void start() {
        platform.calm();
        database.sql("delete from credential.credential").update();
        String name = "Dinas " + UUID.randomUUID().toString().substring(0, 8);
        UnitId unit = registry.addUnit(new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, name, name, null, null));
        account = registry.addAccount(new NewAccount(unit, PLATFORM, handle(), null, Instant.now(), true));
    }

    static String handle() {
        return "https://whatsapp.com/channel/0029Va"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    @Test
    void whatIsEnteredComesBackAndIsNowhereReadableInTheDatabase() {
        connections.enter(PLATFORM, account, Map.of("token", "rahasia-sekali", "extra", "bagian"), Instant.now());
        Credential credential = credentials.forAccount(PLATFORM, account).orElseThrow();
        assertThat(credential.token()).isEqualTo("rahasia-sekali");
        assertThat(credential.part("extra")).isEqualTo("bagian");
        assertThat(credential.account()).isEqualTo(account);
        String row = database.sql("select c::text || encode(sealed, 'escape') from credential.credential c")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("rahasia").doesNotContain("bagian");
        assertThat(database.sql("select string_agg(a::text, ' ') from audit.entry a")
                        .query(String.class)
                        .single())
                .contains("credential.audit.entered")
                .doesNotContain("rahasia-sekali");
    }

    @Test
    void theOwnCredentialComesBeforeThePlatforms() {
        connections.enter(PLATFORM, null, Map.of("token", "semua"), Instant.now());
        assertThat(token()).isEqualTo("semua");
        connections.enter(PLATFORM, account, Map.of("token", "sendiri"), Instant.now());
        assertThat(token()).isEqualTo("sendiri");
        connections.remove(connections.ofAccount(account).orElseThrow().id(), Instant.now());
        assertThat(token()).isEqualTo("semua");
        assertThat(credentials.forPlatform(PLATFORM)).isPresent();
    }

    @Test
    void aCredentialThePlatformDoesNotTakeIsNotKept() {
        platform.finding = Finding.unusable(Finding.REFUSED);
        assertThat(connections
                        .enter(PLATFORM, account, Map.of("token", "salah"), Instant.now())
                        .usable())
                .isFalse();
        assertThat(credentials.forAccount(PLATFORM, account)).isEmpty();
    }

    @Test
    void anAdapterThatStumblesTellsNobodyTheSecret(CapturedOutput output) {
        platform.stumble = new IllegalStateException("parsing failed near rahasia-sekali");
        Finding finding = connections.enter(PLATFORM, account, Map.of("token", "rahasia-sekali"), Instant.now());
        assertThat(finding.problem()).isEqualTo(Finding.UNREADABLE);
        assertThat(output).doesNotContain("rahasia-sekali");
    }

    @Test
    void ofTwoThatComeAtOnceOneRenewsAndTheOtherSeesTheNewOne() throws Exception {
        keep(Duration.ofMinutes(10));
        CountDownLatch slow = new CountDownLatch(1);
        platform.slow = slow;
        CompletableFuture<String> one = CompletableFuture.supplyAsync(this::token);
        CompletableFuture<String> other = CompletableFuture.supplyAsync(this::token);
        awaitWaiting();
        slow.countDown();
        assertThat(List.of(one.get(30, TimeUnit.SECONDS), other.get(30, TimeUnit.SECONDS)))
                .containsOnly("renewed-1");
        assertThat(platform.renewals).hasValue(1);
        assertThat(credentials.forAccount(PLATFORM, account).orElseThrow().part("refresh-token"))
                .isEqualTo("rotated-1");
    }

    /** Until the second transaction waits for the row that the first one holds. */
    private void awaitWaiting() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            int waiting = database.sql("""
                            select count(*) from pg_stat_activity
                             where datname = current_database() and wait_event_type = 'Lock'
                            """).query(Integer.class).single();
            if (waiting > 0) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("nobody waited for the row");
    }

    @Test
    void aPassingFaultWhileRenewingKeepsTheOldOneAsLongAsItLasts() {
        keep(Duration.ofMinutes(10));
        platform.renewFails = new Refused("502 from the token address", true, null);
        assertThat(token()).isEqualTo("granted");
        assertThat(token()).isEqualTo("granted");
        assertThat(platform.renewals).as("not asked again at once").hasValue(1);
        keep(Duration.ofMinutes(-1));
        assertThat(credentials.forAccount(PLATFORM, account)).isEmpty();
        assertThat(connections.ofAccount(account).orElseThrow().state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void aRefusalToRenewEndsIt(CapturedOutput output) {
        keep(Duration.ofMinutes(10));
        platform.renewFails = new Refused("invalid_grant", false, null);
        assertThat(credentials.forAccount(PLATFORM, account)).isEmpty();
        assertThat(connections.ofAccount(account).orElseThrow().state()).isEqualTo(State.REFUSED);
        assertThat(output).contains("invalid_grant").doesNotContain("granted").doesNotContain("refresh-0");
    }

    @Test
    void aRefusedTokenIsRenewedOnceBeforeAPersonIsAsked() {
        keep(Duration.ofHours(20));
        Credential credential = credentials.forAccount(PLATFORM, account).orElseThrow();
        Instant now = Instant.now();
        credentials.refused(credential.id(), now, "401");
        assertThat(token()).isEqualTo("renewed-1");
        credentials.refused(credential.id(), now.plusSeconds(2), "401 that crossed the renewal");
        assertThat(token()).isEqualTo("renewed-1");
        credentials.refused(credential.id(), now.plus(Duration.ofMinutes(10)), "401 again");
        assertThat(credentials.forAccount(PLATFORM, account)).isEmpty();
        assertThat(connections.needingAttention(now)).isEqualTo(1);
    }

    @Test
    void aGoodCheckTakesARefusalBackAndAnUnansweredOneDoesNot() {
        connections.enter(PLATFORM, account, Map.of("token", "abadi"), Instant.now());
        CredentialId id = connections.ofAccount(account).orElseThrow().id();
        credentials.refused(id, Instant.now(), "401");
        assertThat(credentials.forAccount(PLATFORM, account)).isEmpty();
        platform.finding = Finding.unusable(Finding.UNREACHABLE);
        connections.check(id, Instant.now());
        assertThat(connections.ofAccount(account).orElseThrow().state()).isEqualTo(State.REFUSED);
        platform.calm();
        connections.check(id, Instant.now());
        assertThat(token()).isEqualTo("abadi");
    }

    @Test
    void aSecretChangedOrMovedInTheDatabaseIsNotUsed(CapturedOutput output) {
        connections.enter(PLATFORM, account, Map.of("token", "asli"), Instant.now());
        database.sql("update credential.credential set account_id = null").update();
        assertThat(credentials.forPlatform(PLATFORM)).isEmpty();
        database.sql(
                        "update credential.credential set account_id = :a, sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20))")
                .param("a", account.value())
                .update();
        assertThat(credentials.forAccount(PLATFORM, account)).isEmpty();
        Connections.Connection shown = connections.ofAccount(account).orElseThrow();
        assertThat(shown.state()).isEqualTo(State.UNREADABLE);
        assertThatThrownBy(() -> connections.check(shown.id(), Instant.now()))
                .isInstanceOf(CredentialRejected.class)
                .hasMessage("credential.rejected.unreadable");
        assertThat(output).contains("cannot be read").doesNotContain("asli");
    }

    @Test
    void aKeyThatIsLostMakesSecretsUnreadableAndNothingElse() {
        connections.enter(PLATFORM, account, Map.of("token", "asli"), Instant.now());
        database.sql("update credential.credential set key_id = 'cafecafecafe'").update();
        assertThat(credentials.forAccount(PLATFORM, account)).isEmpty();
        assertThat(connections.needingAttention(Instant.now())).isEqualTo(1);
        assertThat(connections.reseal()).isZero();
        connections.enter(PLATFORM, account, Map.of("token", "baru"), Instant.now());
        assertThat(token()).isEqualTo("baru");
    }

    @Test
    void theWholePlatformIsAskedForAFieldThatIsNotThere() {
        assertThatThrownBy(() -> connections.enter(PLATFORM, account, Map.of("extra", "x"), Instant.now()))
                .hasMessage("credential.rejected.missing");
        assertThatThrownBy(() -> connections.enter(PLATFORM, account, Map.of("token", "a\nb"), Instant.now()))
                .hasMessage("credential.rejected.form");
        assertThatThrownBy(() -> connections.enter(Platform.WEBSITE, null, Map.of("token", "x"), Instant.now()))
                .hasMessage("credential.rejected.notTaken");
    }

    private void keep(Duration lasts) {
        Instant now = Instant.now();
        connections.keep(
                account,
                new ConsentScheme.Grant(
                        PLATFORM,
                        null,
                        null,
                        "granted",
                        Map.of("refresh-token", "refresh-0"),
                        List.of(),
                        now.plus(lasts),
                        now.plus(Duration.ofDays(365))),
                now);
    }

    private @Nullable String token() {
        Optional<Credential> credential = credentials.forAccount(PLATFORM, account);
        return credential.map(Credential::token).orElse(null);
    }
}
