package id.pantas.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.credential.ConsentScheme.Grant;
import id.pantas.credential.CredentialScheme.Finding;
import id.pantas.credential.CredentialScheme.Refused;
import id.pantas.identity.Role;
import id.pantas.identity.SignedIn;
import id.pantas.identity.UserId;
import id.pantas.registry.AccountId;
import id.pantas.registry.League;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewUnit;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.testing.PostgresForTests;
import id.pantas.testing.SignedInAs;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What people see and do about connections, and how consents come and fail. */
@SpringBootTest(
        properties =
                "pantas.credential.key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=,ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({PostgresForTests.class, ScriptedPlatform.class})
@ExtendWith(OutputCaptureExtension.class)
class ConnectionScreensTests {

    private static final String SECRET = "rahasia-sekali-4711";
    private static final Pattern STATE = Pattern.compile("state=([A-Za-z0-9_-]{43})");
    private static final Pattern CHALLENGE = Pattern.compile("challenge=([A-Za-z0-9_-]{43})");

    @Autowired
    MockMvc mvc;

    @Autowired
    Connections connections;

    @Autowired
    Credentials credentials;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    Registry registry;

    @Autowired
    OfficialAccounts accounts;

    @Autowired
    JdbcClient database;

    UnitId unit;
    AccountId account;
    String handle;
    /** The session's cookie, once the person has one. */
    Cookie cookie;

    RequestPostProcessor pic;

    @BeforeEach
    void start() {
        platform.calm();
        database.sql("delete from credential.credential").update();
        database.sql("delete from credential.consent").update();
        String name = "Dinas " + UUID.randomUUID().toString().substring(0, 8);
        unit = registry.addUnit(new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, name, name, null, null));
        account = registry.addAccount(
                new NewAccount(unit, Platform.WHATSAPP, CredentialModuleTests.handle(), null, Instant.now(), true));
        handle = accounts.find(account).orElseThrow().handle();
        cookie = null;
        pic = person(Role.PIC, unit, "pic.coba");
    }

    static RequestPostProcessor person(Role role, UnitId unit, String username) {
        SignedIn person = new SignedIn(new UserId(UUID.randomUUID()), username, username, Set.of(role), unit, false);
        return SecurityMockMvcRequestPostProcessors.authentication(UsernamePasswordAuthenticationToken.authenticated(
                person, null, Set.of(new SimpleGrantedAuthority(role.authority()))));
    }

    @Test
    void onlyAdministratorsSeeAllConnections() throws Exception {
        for (Role role : List.of(Role.STAF, Role.PIC, Role.PIMPINAN, Role.VERIFIKATOR)) {
            mvc.perform(get("/admin/sambungan").with(SignedInAs.role(role))).andExpect(status().isForbidden());
        }
        mvc.perform(get("/admin/sambungan").with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Belum terhubung")));
    }

    @Test
    void aSecretGoesInAndNeverComesOut(CapturedOutput output) throws Exception {
        String page = "/admin/sambungan/whatsapp/akun/" + account;
        mvc.perform(post(page).param("token", SECRET).with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(redirectedUrl(page))
                .andExpect(flash().attribute("notice", "credential.entered"));
        for (String each : List.of(page, "/admin/sambungan", "/admin/sambungan/whatsapp", "/admin/jejak")) {
            mvc.perform(get(each).with(SignedInAs.role(Role.ADMIN)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString(SECRET))));
        }
        mvc.perform(get(page).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(containsString("Tersambung")))
                .andExpect(content().string(containsString("Membaca unggahan")))
                .andExpect(content().string(containsString("type=\"password\"")));
        assertThat(output).doesNotContain(SECRET);
    }

    @Test
    void whatThePlatformRefusesIsSaidAndNotEchoed(CapturedOutput output) throws Exception {
        platform.finding = Finding.unusable(Finding.REFUSED);
        mvc.perform(post("/admin/sambungan/whatsapp")
                        .param("token", SECRET)
                        .with(csrf())
                        .with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Platform menolaknya")))
                .andExpect(content().string(not(containsString(SECRET))));
        platform.stumble = new IllegalStateException(SECRET);
        mvc.perform(post("/admin/sambungan/whatsapp")
                        .param("token", SECRET)
                        .with(csrf())
                        .with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(SECRET))));
        assertThat(connections.all()).isEmpty();
        assertThat(output).doesNotContain(SECRET);
    }

    @Test
    void aConnectionCanBeCheckedAndRemoved() throws Exception {
        connections.enter(Platform.WHATSAPP, account, Map.of("token", SECRET), Instant.now());
        CredentialId id = connections.ofAccount(account).orElseThrow().id();
        String page = "/admin/sambungan/whatsapp/akun/" + account;
        mvc.perform(post("/admin/sambungan/periksa/" + id).with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(redirectedUrl(page))
                .andExpect(flash().attribute("notice", "credential.checked"));
        mvc.perform(post("/admin/sambungan/hapus/" + id).with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(redirectedUrl(page));
        assertThat(connections.all()).isEmpty();
        mvc.perform(post("/admin/sambungan/hapus/" + id).with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isNotFound());
    }

    @Test
    void theEndIsAnnouncedWeeksBefore() throws Exception {
        Instant now = Instant.now();
        connections.keep(account, grant(now.plus(Duration.ofDays(12)).plusSeconds(60)), now);
        mvc.perform(get("/admin/sambungan").param("keadaan", "PERLU").with(SignedInAs.role(Role.ADMIN)))
                .andExpect(content().string(containsString("Akan berakhir")))
                .andExpect(content().string(containsString("12 hari lagi")))
                .andExpect(content().string(containsString("1 sambungan perlu ditangani")));
        assertThat(connections.needingAttention(now)).isEqualTo(1);
    }

    @Test
    void aPicConnectsTheOwnAccountByConsent(CapturedOutput output) throws Exception {
        String state = ask(account);
        platform.grants = List.of(grant(Instant.now().plus(Duration.ofDays(365))));
        answer("state", state, "code", "kode-" + SECRET)
                .andExpect(redirectedUrl("/saya/sambungan"))
                .andExpect(flash().attribute("notice", "credential.consent.connected"));
        assertThat(credentials
                        .forAccount(Platform.WHATSAPP, account)
                        .orElseThrow()
                        .token())
                .isEqualTo(SECRET);
        assertThat(output).doesNotContain(SECRET);
        mvc.perform(get("/saya/sambungan").with(pic))
                .andExpect(content().string(containsString("Tersambung")))
                .andExpect(content().string(not(containsString(SECRET))));
        mvc.perform(post("/saya/sambungan/putus/" + account).with(csrf()).with(pic))
                .andExpect(redirectedUrl("/saya/sambungan"));
        assertThat(connections.ofAccount(account)).isEmpty();
    }

    @Test
    void theCodeIsGuardedByAVerifierThatFitsTheChallenge() throws Exception {
        application();
        String html = askedPage(account);
        Matcher challenge = CHALLENGE.matcher(html);
        assertThat(challenge.find()).isTrue();
        platform.grants = List.of(grant(null));
        answer("state", find(STATE, html), "code", "kode");
        ConsentScheme.Code code = platform.lastCode;
        assertThat(code).isNotNull();
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                .digest(code.verifier().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
                .isEqualTo(challenge.group(1));
        assertThat(code.redirect()).hasToString("http://localhost/sambungan/kembali/whatsapp");
    }

    @Test
    void anAnswerCountsOnce() throws Exception {
        String state = ask(account);
        platform.grants = List.of(grant(null));
        answer("state", state, "code", "kode").andExpect(flash().attributeExists("notice"));
        connections.remove(connections.ofAccount(account).orElseThrow().id(), Instant.now());
        answer("state", state, "code", "kode").andExpect(flash().attribute("problem", "credential.consent.stale"));
        assertThat(connections.ofAccount(account)).isEmpty();
    }

    @Test
    void anAnswerOfAnotherSessionPersonOrPlatformCountsForNothingAndUsesTheQuestionUp() throws Exception {
        platform.grants = List.of(grant(null));
        String state = ask(account);
        mvc.perform(get("/sambungan/kembali/whatsapp")
                        .param("state", state)
                        .param("code", "kode")
                        .with(pic))
                .andExpect(flash().attribute("problem", "credential.consent.stale"));
        answer("state", state, "code", "kode").andExpect(flash().attribute("problem", "credential.consent.stale"));
        state = ask(account);
        mvc.perform(get("/sambungan/kembali/whatsapp")
                        .param("state", state)
                        .param("code", "kode")
                        .cookie(cookie)
                        .with(person(Role.PIC, unit, "lain")))
                .andExpect(flash().attribute("problem", "credential.consent.stale"));
        state = ask(account);
        mvc.perform(get("/sambungan/kembali/tiktok")
                        .param("state", state)
                        .param("code", "kode")
                        .cookie(cookie)
                        .with(pic))
                .andExpect(flash().attribute("problem", "credential.consent.stale"));
        assertThat(connections.ofAccount(account)).isEmpty();
    }

    @Test
    void aQuestionIsForgottenAfterTenMinutes() throws Exception {
        platform.grants = List.of(grant(null));
        String state = ask(account);
        database.sql("update credential.consent set expires_at = expires_at - interval '10 minutes'")
                .update();
        answer("state", state, "code", "kode").andExpect(flash().attribute("problem", "credential.consent.stale"));
        ask(account);
        assertThat(database.sql("select count(*) from credential.consent")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void everythingThatCanComeBackIsAnswered() throws Exception {
        answer("x", "y").andExpect(flash().attribute("problem", "credential.consent.stale"));
        answer("state", "'; drop table", "code", "kode")
                .andExpect(flash().attribute("problem", "credential.consent.stale"));
        answer("state", ask(account), "error", "access_denied")
                .andExpect(flash().attribute("problem", "credential.consent.denied"));
        answer("state", ask(account), "error", "<script>")
                .andExpect(flash().attribute("problem", "credential.consent.failed"));
        answer("state", ask(account)).andExpect(flash().attribute("problem", "credential.consent.failed"));
        platform.exchangeFails = new Refused("invalid_grant", false, null);
        answer("state", ask(account), "code", "kedaluwarsa")
                .andExpect(flash().attribute("problem", "credential.consent.notExchanged"));
        platform.exchangeFails = new Refused("502", true, null);
        answer("state", ask(account), "code", "kode")
                .andExpect(flash().attribute("problem", "credential.consent.later"));
        platform.exchangeFails = null;
        platform.grants = List.of(new Grant(
                Platform.WHATSAPP, "orangLain0000000000000", "orangLain", SECRET, Map.of(), List.of(), null, null));
        answer("state", ask(account), "code", "kode")
                .andExpect(flash().attribute("problem", "credential.consent.otherAccount"));
        assertThat(connections.all()).allMatch(each -> each.account() == null);
    }

    @Test
    void aPicConnectsNoOtherUnitsAccount() throws Exception {
        application();
        RequestPostProcessor other = person(Role.PIC, new UnitId(UUID.randomUUID()), "pic.lain");
        mvc.perform(post("/sambungan/hubungkan/whatsapp")
                        .param("akun", account.toString())
                        .with(csrf())
                        .with(other))
                .andExpect(flash().attribute("problem", "credential.rejected.gone"));
        connections.keep(account, grant(null), Instant.now());
        mvc.perform(post("/saya/sambungan/putus/" + account).with(csrf()).with(other))
                .andExpect(status().isNotFound());
        for (Role role : List.of(Role.STAF, Role.PIMPINAN, Role.VERIFIKATOR)) {
            mvc.perform(post("/sambungan/hubungkan/whatsapp").with(csrf()).with(SignedInAs.role(role)))
                    .andExpect(status().isForbidden());
        }
    }

    @Test
    void withoutARegistrationNobodyIsAsked() throws Exception {
        mvc.perform(post("/sambungan/hubungkan/whatsapp")
                        .param("akun", account.toString())
                        .with(csrf())
                        .with(pic))
                .andExpect(flash().attribute("problem", "credential.rejected.noApplication"));
    }

    private void application() throws Exception {
        mvc.perform(post("/admin/sambungan/whatsapp/aplikasi")
                        .param("client-key", "kunci")
                        .param("client-secret", SECRET)
                        .with(csrf())
                        .with(SignedInAs.role(Role.ADMIN)))
                .andExpect(redirectedUrl("/admin/sambungan/whatsapp"));
    }

    private String ask(AccountId wanted) throws Exception {
        application();
        return find(STATE, askedPage(wanted));
    }

    private String askedPage(AccountId wanted) throws Exception {
        var request = post("/sambungan/hubungkan/whatsapp")
                .param("akun", wanted.toString())
                .with(csrf())
                .with(pic);
        MockHttpServletResponse response = mvc.perform(cookie == null ? request : request.cookie(cookie))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("scripted.example")))
                .andExpect(content().string(not(containsString(SECRET))))
                .andReturn()
                .getResponse();
        if (response.getCookies().length > 0) {
            cookie = response.getCookies()[0];
        }
        return response.getContentAsString();
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private org.springframework.test.web.servlet.ResultActions answer(String... parameters) throws Exception {
        var request = get("/sambungan/kembali/whatsapp").with(pic);
        if (cookie != null) {
            request.cookie(cookie);
        }
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(request).andExpect(status().is3xxRedirection());
    }

    private Grant grant(Instant connectBy) {
        return new Grant(
                Platform.WHATSAPP,
                handle,
                handle,
                SECRET,
                Map.of("refresh-token", SECRET),
                List.of(),
                Instant.now().plus(Duration.ofDays(1)),
                connectBy);
    }
}
