package id.pantas.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.identity.ActingUnit;
import id.pantas.identity.NewUser;
import id.pantas.identity.Role;
import id.pantas.identity.User;
import id.pantas.identity.UserRejected;
import id.pantas.identity.UserRejected.Rule;
import id.pantas.identity.Users;
import id.pantas.registry.UnitId;
import id.pantas.testing.PostgresForTests;
import id.pantas.testing.SignedInAs;
import jakarta.servlet.http.Cookie;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest
@AutoConfigureMockMvc
@Import({PostgresForTests.class, SignInTests.Pages.class})
class SignInTests {

    private static final String PASSWORD = "lampu jalan menyala";
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final UnitId DINKES = new UnitId(UUID.randomUUID());

    @Autowired
    MockMvc mvc;

    @Autowired
    Users users;

    @Autowired
    JdbcClient database;

    @Autowired
    UserAccountRepository accounts;

    /** Pages of every kind of right, so that these tests do not depend on other modules' screens. */
    @TestConfiguration(proxyBeanMethods = false)
    @RestController
    static class Pages {
        @GetMapping("/uji/umum")
        @PreAuthorize("permitAll()")
        String open() {
            return "umum";
        }

        @GetMapping("/uji/staf")
        @PreAuthorize("hasAnyRole('ADMIN', 'STAF')")
        String staff() {
            return "staf";
        }

        @GetMapping("/uji/unit")
        @PreAuthorize("hasRole('PIC')")
        String unit(ActingUnit acting) {
            return acting.unit() + " " + acting.username();
        }

        @GetMapping("/uji/unit-tanpa-peran")
        @PreAuthorize("permitAll()")
        String unitForAnybody(ActingUnit acting) {
            return acting.unit().toString();
        }

        @PostMapping("/uji/kirim")
        @PreAuthorize("permitAll()")
        String send() {
            return "terkirim";
        }
    }

    // rights

    @ParameterizedTest
    @CsvSource({
        "/uji/umum,            200, 200, 200, 200, 200, 200",
        "/uji/staf,            302, 200, 200, 403, 403, 403",
        "/uji/unit,            302, 403, 403, 403, 200, 403",
        "/uji/unit-tanpa-peran,302, 403, 403, 403, 200, 403",
        "/masuk,               200, 302, 302, 302, 302, 302",
        "/akun/sandi,          302, 200, 200, 200, 200, 200",
        "/admin/tidak-ada,     302, 404, 404, 404, 404, 404",
        "/tidak-ada,           404, 404, 404, 404, 404, 404",
        "/actuator/health,     200, 200, 200, 200, 200, 200",
        "/actuator/env,        302, 403, 403, 403, 403, 403",
        "/css/pantas.css,      200, 200, 200, 200, 200, 200",
        "/webjars/htmx.org/dist/htmx.min.js, 200, 200, 200, 200, 200, 200",
    })
    void everyRoleReachesItsOwnPagesOnly(
            String address, int nobody, int admin, int staff, int leader, int pic, int verifier) throws Exception {
        mvc.perform(get(address)).andExpect(status().is(nobody));
        mvc.perform(get(address).with(SignedInAs.role(Role.ADMIN))).andExpect(status().is(admin));
        mvc.perform(get(address).with(SignedInAs.role(Role.STAF))).andExpect(status().is(staff));
        mvc.perform(get(address).with(SignedInAs.role(Role.PIMPINAN))).andExpect(status().is(leader));
        mvc.perform(get(address).with(SignedInAs.pic(DINKES))).andExpect(status().is(pic));
        mvc.perform(get(address).with(SignedInAs.role(Role.VERIFIKATOR))).andExpect(status().is(verifier));
    }

    @Test
    void theActingUnitComesFromTheSessionAndNeverFromTheRequest() throws Exception {
        String other = UUID.randomUUID().toString();
        mvc.perform(get("/uji/unit")
                        .with(SignedInAs.pic(DINKES))
                        .param("unit", other)
                        .param("acting.unit", other)
                        .header("X-Unit", other))
                .andExpect(content().string(DINKES + " pic"));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        mvc.perform(post("/uji/kirim")).andExpect(status().isForbidden());
        mvc.perform(post("/uji/kirim").with(csrf().useInvalidToken())).andExpect(status().isForbidden());
        mvc.perform(post("/keluar").with(SignedInAs.role(Role.STAF))).andExpect(status().isForbidden());
        mvc.perform(post("/masuk").param("pengguna", "a").param("sandi", "b")).andExpect(status().isForbidden());
        mvc.perform(post("/uji/kirim").with(csrf())).andExpect(status().isOk());
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        mvc.perform(get("/masuk").secure(true))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
                                        + "font-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
                                        + "frame-ancestors 'none'"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().exists("Permissions-Policy"))
                .andExpect(header().string("Strict-Transport-Security", "max-age=31536000"));
        mvc.perform(get("/masuk")).andExpect(header().doesNotExist("Strict-Transport-Security"));
    }

    @Test
    void htmxIsToldToLoadTheSignInPageAsAWhole() throws Exception {
        mvc.perform(get("/uji/staf").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Redirect", "/masuk"));
    }

    // signing in and out

    @Test
    void leadsThroughTheSignInPageBackToThePageThatWasWanted() throws Exception {
        User staff = newUser(Role.STAF);
        MvcResult refused = mvc.perform(get("/uji/staf?urut=skor").accept(MediaType.TEXT_HTML))
                .andExpect(redirectedUrl("/masuk"))
                .andReturn();
        Cookie before = cookie(refused);
        MvcResult entered = mvc.perform(post("/masuk")
                        .with(csrf())
                        .cookie(before)
                        .param("pengguna", " " + staff.username().toUpperCase(java.util.Locale.ROOT))
                        .param("sandi", PASSWORD))
                .andExpect(redirectedUrl("http://localhost/uji/staf?urut=skor&lanjut"))
                .andReturn();
        Cookie after = cookie(entered);
        assertThat(after.getValue()).as("a new session id").isNotEqualTo(before.getValue());
        mvc.perform(get("/uji/staf").cookie(after)).andExpect(status().isOk());
        mvc.perform(get("/uji/staf").cookie(before)).andExpect(status().isFound());
        assertThat(users.find(staff.id()).orElseThrow().lastSignIn()).isNotNull();
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        Cookie session = cookie(signIn(newUser(Role.STAF).username(), PASSWORD, "10.0.0.1"));
        mvc.perform(post("/keluar").with(csrf()).cookie(session)).andExpect(redirectedUrl("/masuk?keluar"));
        mvc.perform(get("/uji/staf").cookie(session)).andExpect(redirectedUrl("/masuk"));
    }

    @Test
    void wrongUnknownAndDeactivatedLookTheSame() throws Exception {
        User gone = newUser(Role.STAF);
        users.deactivate(gone.id());
        User staff = newUser(Role.STAF);
        for (String[] attempt : new String[][] {
            {staff.username(), "bukan kata sandinya"}, {"tidak.ada", PASSWORD}, {gone.username(), PASSWORD}, {"\0", "x"}
        }) {
            MvcResult answer = signIn(attempt[0], attempt[1], "10.0.0.2");
            assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/masuk?gagal");
        }
        mvc.perform(get("/masuk?gagal"))
                .andExpect(content().string(containsString("Nama pengguna atau kata sandi salah")));
    }

    @Test
    void guessingOnePersonsPasswordIsSlowedDownEvenWithTheRightOneAndFromElsewhere() throws Exception {
        User staff = newUser(Role.STAF);
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(staff.username(), "tebakan ke " + i, "10.0.1." + i)
                            .getResponse()
                            .getRedirectedUrl())
                    .isEqualTo("/masuk?gagal");
        }
        String refused =
                signIn(staff.username(), PASSWORD, "10.0.1.99").getResponse().getRedirectedUrl();
        assertThat(refused).matches("/masuk\\?tunggu=(30|2\\d)");
        mvc.perform(get("/masuk?tunggu=90")).andExpect(content().string(containsString("1 menit 30 detik")));
    }

    @Test
    void guessingManyNamesFromOneAddressIsSlowedDown() throws Exception {
        for (int i = 0; i < 20; i++) {
            signIn("nama" + i, "tebakan yang salah", "10.0.2.1");
        }
        String sameAddress =
                signIn("nama.lain", PASSWORD, "10.0.2.1").getResponse().getRedirectedUrl();
        assertThat(sameAddress).startsWith("/masuk?tunggu=");
        Cookie elsewhere = cookie(signIn(newUser(Role.STAF).username(), PASSWORD, "10.0.2.2"));
        mvc.perform(get("/uji/staf").cookie(elsewhere)).andExpect(status().isOk());
    }

    @Test
    void neitherNamesNorAddressesAreKeptInClearByTheThrottle() throws Exception {
        signIn("nama.rahasia", "salah sekali", "10.0.3.1");
        assertThat(database.sql("select string_agg(digest, ' ') from identity.sign_in_pause")
                        .query(String.class)
                        .single())
                .doesNotContain("nama.rahasia")
                .doesNotContain("10.0.3.1");
    }

    // passwords

    @Test
    void aPasswordThatSomebodyElseChoseMustBeChangedFirst() throws Exception {
        User staff = newUser(Role.STAF);
        String handedOut = users.resetPassword(staff.id());
        Cookie session = cookie(signIn(staff.username(), handedOut, "10.0.4.1"));
        Cookie elsewhere = cookie(signIn(staff.username(), handedOut, "10.0.4.2"));
        mvc.perform(get("/uji/staf").cookie(session)).andExpect(redirectedUrl("/akun/sandi"));
        mvc.perform(post("/uji/kirim").with(csrf()).cookie(session)).andExpect(redirectedUrl("/akun/sandi"));
        mvc.perform(changePassword(session, "salah salah salah", "kebun teh di lereng"))
                .andExpect(content().string(containsString("Kata sandi sekarang salah.")));
        mvc.perform(changePassword(session, handedOut, "pendek"))
                .andExpect(content().string(containsString("terlalu pendek")));
        MvcResult changed = mvc.perform(changePassword(session, handedOut, "kebun teh di lereng"))
                .andExpect(redirectedUrl("/"))
                .andReturn();
        mvc.perform(get("/uji/staf").cookie(cookie(changed))).andExpect(status().isOk());
        mvc.perform(get("/uji/staf").cookie(elsewhere)).andExpect(redirectedUrl("/masuk"));
        assertThat(signIn(staff.username(), handedOut, "10.0.4.1").getResponse().getRedirectedUrl())
                .isEqualTo("/masuk?gagal");
    }

    @Test
    void passwordsAreKeptAsBcryptHashesWithTheirMethodNamed() {
        User staff = newUser(Role.STAF);
        assertThat(accounts.findById(staff.id()).orElseThrow().passwordHash()).startsWith("{bcrypt}$2a$1");
    }

    // people

    @Test
    void whoLosesARightIsSignedOutAtOnce() throws Exception {
        User pic = users.create(new NewUser(newName(), "Ibu Sari", PASSWORD, Set.of(Role.PIC), DINKES, false));
        Cookie session = cookie(signIn(pic.username(), PASSWORD, "10.0.5.1"));
        mvc.perform(get("/uji/unit").cookie(session)).andExpect(content().string(DINKES + " " + pic.username()));
        UnitId other = new UnitId(UUID.randomUUID());
        users.assign(pic.id(), other);
        mvc.perform(get("/uji/unit").cookie(session)).andExpect(redirectedUrl("/masuk"));
        Cookie again = cookie(signIn(pic.username(), PASSWORD, "10.0.5.1"));
        mvc.perform(get("/uji/unit").cookie(again)).andExpect(content().string(other + " " + pic.username()));
        users.deactivate(pic.id());
        mvc.perform(get("/uji/unit").cookie(again)).andExpect(redirectedUrl("/masuk"));
    }

    @Test
    void aPicNeedsAUnitAndNobodyElseHasOne() {
        assertRejected(Rule.PIC_NEEDS_UNIT, Set.of(Role.PIC), null);
        assertRejected(Rule.UNIT_NEEDS_PIC, Set.of(Role.STAF), DINKES);
        assertRejected(Rule.ROLE_MISSING, Set.of(), null);
    }

    @Test
    void usernamesAreUniqueInAnyCase() {
        User staff = newUser(Role.STAF);
        NewUser twin = new NewUser(
                staff.username().toUpperCase(java.util.Locale.ROOT),
                "Kembar",
                PASSWORD,
                Set.of(Role.STAF),
                null,
                false);
        assertThatThrownBy(() -> users.create(twin))
                .isInstanceOfSatisfying(
                        UserRejected.class, e -> assertThat(e.rule()).isEqualTo(Rule.USERNAME_TAKEN));
    }

    @Test
    void theLastAdministratorStays() throws Exception {
        User first = newUser(Role.ADMIN);
        User second = newUser(Role.ADMIN);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            pool.invokeAll(Stream.of(first, second)
                    .map(user -> (Callable<Void>) () -> {
                        users.deactivate(user.id());
                        return null;
                    })
                    .toList());
        } finally {
            pool.shutdown();
        }
        assertThat(accounts.countActiveAdmins()).isEqualTo(1);
    }

    private void assertRejected(Rule rule, Set<Role> roles, @org.jspecify.annotations.Nullable UnitId unit) {
        NewUser user = new NewUser(newName(), "Seseorang", PASSWORD, roles, unit, false);
        assertThatThrownBy(() -> users.create(user))
                .isInstanceOfSatisfying(
                        UserRejected.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }

    private User newUser(Role role) {
        return users.create(new NewUser(newName(), "Seseorang", PASSWORD, Set.of(role), null, false));
    }

    private static String newName() {
        return "orang" + COUNTER.incrementAndGet();
    }

    private MvcResult signIn(String username, String password, String address) throws Exception {
        return mvc.perform(post("/masuk")
                        .with(csrf())
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        })
                        .param("pengguna", username)
                        .param("sandi", password))
                .andExpect(status().isFound())
                .andReturn();
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder changePassword(
            Cookie session, String current, String replacement) {
        return post("/akun/sandi")
                .with(csrf())
                .cookie(session)
                .param("current", current)
                .param("replacement", replacement)
                .param("repeated", replacement);
    }

    private static Cookie cookie(MvcResult result) {
        Cookie cookie = result.getResponse().getCookie("PANTAS");
        assertThat(cookie).as("session cookie").isNotNull();
        return cookie;
    }
}
