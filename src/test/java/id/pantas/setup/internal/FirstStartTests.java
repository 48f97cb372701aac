package id.pantas.setup.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.identity.Role;
import id.pantas.identity.UserFilter;
import id.pantas.identity.Users;
import id.pantas.registry.Areas;
import id.pantas.registry.League;
import id.pantas.registry.Units;
import id.pantas.setup.FirstStart;
import id.pantas.testing.PostgresForTests;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest(properties = "pantas.setup.assistant=true")
@AutoConfigureMockMvc
@Import(PostgresForTests.class)
class FirstStartTests {

    private static final String PASSWORD = "lampu jalan menyala";

    @Autowired
    MockMvc mvc;

    @Autowired
    FirstStart start;

    @Autowired
    FirstStartNotice notice;

    @Autowired
    Users users;

    @Autowired
    Units units;

    @Autowired
    Areas areas;

    @Test
    void aFreshServerIsSetUpOnceByWhoeverCanReadItsLog() throws Exception {
        everyPageLeadsToTheAssistant();
        theRegencyIsFoundAmongAll514();
        nothingHappensWithoutTheCodeOrWithAWeakPassword();
        ofTwoAtOnceOneWins();
        afterwardsTheAssistantIsGone();
    }

    private void everyPageLeadsToTheAssistant() throws Exception {
        for (String address : List.of("/", "/masuk", "/peringkat", "/tidak-ada")) {
            mvc.perform(get(address)).andExpect(redirectedUrl("/mulai"));
        }
        mvc.perform(get("/css/pantas.css")).andExpect(status().isOk());
        mvc.perform(get("/actuator/health")).andExpect(status().isOk());
        mvc.perform(get("/masuk")).andExpect(content().string(not(containsString("Masuk sebagai"))));
    }

    private void theRegencyIsFoundAmongAll514() throws Exception {
        assertThat(areas.regencies()).hasSize(514);
        mvc.perform(get("/mulai").param("q", "SERANG kabupaten"))
                .andExpect(content().string(allOf(containsString("36.04"), containsString("Banten"))));
        mvc.perform(get("/mulai").param("q", "zzz")).andExpect(content().string(containsString("Tidak ditemukan")));
        mvc.perform(get("/mulai/admin").param("kabupaten", "00.00")).andExpect(redirectedUrl("/mulai"));
        mvc.perform(get("/mulai/admin").param("kabupaten", "36.04"))
                .andExpect(content()
                        .string(allOf(
                                containsString("29 kecamatan"), containsString("326 desa"), containsString("Serang"))));
    }

    private void nothingHappensWithoutTheCodeOrWithAWeakPassword() throws Exception {
        mvc.perform(finish("abcd-efgh-jkmn-pqrs", "admin.satu", PASSWORD))
                .andExpect(content().string(containsString("Kode penyiapan salah.")));
        mvc.perform(finish(notice.newCode(), "admin.satu", "pendek"))
                .andExpect(content()
                        .string(allOf(
                                containsString("Kata sandi terlalu pendek"), containsString("value=\"admin.satu\""))));
        mvc.perform(post("/mulai").param("regency", "36.04")).andExpect(status().isForbidden());
        assertThat(users.isEmpty()).isTrue();
        assertThat(units.all()).isEmpty();
        assertThat(areas.regency()).isEmpty();
        assertThat(start.isDone()).isFalse();
    }

    private void ofTwoAtOnceOneWins() throws Exception {
        String code = notice.newCode().toUpperCase(java.util.Locale.ROOT);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Integer> answers;
        try {
            answers = pool
                    .invokeAll(Stream.of("admin.satu", "admin.dua")
                            .map(name -> (Callable<Integer>) () -> mvc.perform(finish(" " + code, name, PASSWORD))
                                    .andReturn()
                                    .getResponse()
                                    .getStatus())
                            .toList())
                    .stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        } finally {
            pool.shutdown();
        }
        assertThat(answers).containsExactlyInAnyOrder(302, 404);
        assertThat(users.search(new UserFilter("", Role.ADMIN, null, UserFilter.Order.NAME, 0))
                        .total())
                .isEqualTo(1);
        assertThat(units.inLeague(League.KECAMATAN)).hasSize(29);
        assertThat(units.inLeague(League.DESA)).hasSize(326);
        assertThat(areas.regency().orElseThrow().demo()).isFalse();
    }

    private void afterwardsTheAssistantIsGone() throws Exception {
        mvc.perform(get("/mulai")).andExpect(status().isNotFound());
        mvc.perform(get("/mulai/admin").param("kabupaten", "36.04")).andExpect(status().isNotFound());
        mvc.perform(finish(notice.newCode(), "penyusup", PASSWORD)).andExpect(status().isNotFound());
        assertThat(users.findByUsername("penyusup")).isEmpty();
        mvc.perform(get("/masuk")).andExpect(status().isOk());
        String admin = users.search(new UserFilter("", Role.ADMIN, null, UserFilter.Order.NAME, 0))
                .users()
                .get(0)
                .username();
        mvc.perform(post("/masuk").with(csrf()).param("pengguna", admin).param("sandi", PASSWORD))
                .andExpect(redirectedUrl("/peringkat"));
    }

    private static MockHttpServletRequestBuilder finish(String code, String username, String password) {
        return post("/mulai")
                .with(csrf())
                .param("regency", "36.04")
                .param("code", code)
                .param("displayName", "Ibu Admin")
                .param("username", username)
                .param("password", password)
                .param("repeated", password);
    }
}
