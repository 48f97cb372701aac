package id.pantas.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.audit.AuditFilter;
import id.pantas.audit.AuditLog;
import id.pantas.identity.NewUser;
import id.pantas.identity.Role;
import id.pantas.identity.User;
import id.pantas.identity.Users;
import id.pantas.registry.League;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.testing.PostgresForTests;
import id.pantas.testing.SignedInAs;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest
@AutoConfigureMockMvc
@Import(PostgresForTests.class)
class UserAdminTests {

    private static final String PASSWORD = "lampu jalan menyala";

    @Autowired
    MockMvc mvc;

    @Autowired
    Users users;

    @Autowired
    Registry registry;

    @Autowired
    AuditLog audit;

    @Test
    void everyScreenIsForAdministratorsOnly() throws Exception {
        for (String address : new String[] {"/admin/pengguna", "/admin/pengguna/baru"}) {
            mvc.perform(get(address)).andExpect(redirectedUrl("/masuk"));
            mvc.perform(get(address).with(SignedInAs.role(Role.STAF))).andExpect(status().isForbidden());
            mvc.perform(get(address).with(SignedInAs.role(Role.ADMIN))).andExpect(status().isOk());
        }
        mvc.perform(post("/admin/pengguna").with(csrf()).with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isForbidden());
    }

    @Test
    void admitsAPicWhoseFirstPasswordIsShownOnceAndMustBeChanged() throws Exception {
        UnitId unit = registry.addUnit(
                new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, "Dinas Kesehatan", "Dinkes", null, null));
        String page = mvc.perform(asAdmin(post("/admin/pengguna"))
                        .param("username", "pic.dinkes")
                        .param("displayName", "Ibu <b>Sari</b>")
                        .param("roles", "PIC")
                        .param("unit", unit.toString()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Ibu &lt;b&gt;Sari&lt;/b&gt;")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher password = Pattern.compile(">((?:[a-z2-9]{4}-){3}[a-z2-9]{4})<").matcher(page);
        assertThat(password.find()).isTrue();
        User created = users.findByUsername("pic.dinkes").orElseThrow();
        assertThat(created.unit()).isEqualTo(unit);
        assertThat(created.mustChangePassword()).isTrue();
        users.changeOwnPassword(created.id(), password.group(1), "kebun teh di lereng");
        mvc.perform(asAdmin(get("/admin/pengguna").param("q", "SARI").param("peran", "PIC")))
                .andExpect(content().string(allOf(containsString("pic.dinkes"), containsString("Dinas Kesehatan"))))
                .andExpect(content().string(not(containsString(password.group(1)))));
    }

    @Test
    void saysInIndonesianWhatIsWrongAndKeepsTheRest() throws Exception {
        mvc.perform(asAdmin(post("/admin/pengguna"))
                        .param("username", "Tidak Boleh")
                        .param("displayName", "Budi")
                        .param("roles", "STAF"))
                .andExpect(content()
                        .string(allOf(
                                containsString("Nama pengguna harus 3 sampai 60 karakter"),
                                containsString("value=\"Budi\""))));
        mvc.perform(asAdmin(post("/admin/pengguna"))
                        .param("username", "budi")
                        .param("displayName", "Budi")
                        .param("roles", "PIC"))
                .andExpect(content().string(containsString("PIC harus punya instansi")));
        mvc.perform(asAdmin(post("/admin/pengguna"))
                        .param("username", "budi")
                        .param("displayName", "Budi")
                        .param("roles", "PIC")
                        .param("unit", "bukan-id"))
                .andExpect(content().string(containsString("Instansi ini tidak ada")));
        mvc.perform(asAdmin(post("/admin/pengguna"))
                        .param("username", "budi")
                        .param("displayName", "Budi")
                        .param("roles", "RAJA"))
                .andExpect(content().string(containsString("Pilih sedikitnya satu peran")));
        assertThat(users.findByUsername("budi")).isEmpty();
    }

    @Test
    void changesRolesResetsPasswordsAndDeactivatesAndWritesItDown() throws Exception {
        User user = users.create(new NewUser("staf.satu", "Staf Satu", PASSWORD, Set.of(Role.STAF), null, false));
        String address = "/admin/pengguna/" + user.id();
        mvc.perform(asAdmin(get(address))).andExpect(content().string(containsString("Staf Satu")));
        mvc.perform(asAdmin(post(address))
                        .param("displayName", "Verifikator Satu")
                        .param("roles", "VERIFIKATOR"))
                .andExpect(flash().attribute("notice", "identity.users.saved"));
        assertThat(users.find(user.id()).orElseThrow().roles()).containsExactly(Role.VERIFIKATOR);
        mvc.perform(asAdmin(post(address + "/sandi"))).andExpect(status().isOk());
        assertThat(users.find(user.id()).orElseThrow().mustChangePassword()).isTrue();
        mvc.perform(asAdmin(post(address + "/nonaktif"))).andExpect(redirectedUrl("/admin/pengguna"));
        assertThat(users.find(user.id()).orElseThrow().active()).isFalse();
        mvc.perform(asAdmin(post(address + "/aktif"))).andExpect(redirectedUrl("/admin/pengguna"));
        assertThat(users.find(user.id()).orElseThrow().active()).isTrue();
        assertThat(audit.search(new AuditFilter(null, null, "staf.satu", null, null), 1, 50)
                        .entries())
                .extracting(entry -> entry.change().action())
                .containsExactly(
                        "identity.audit.activated",
                        "identity.audit.deactivated",
                        "identity.audit.passwordSet",
                        "identity.audit.changed",
                        "identity.audit.created");
    }

    @Test
    void theListIsSortedSearchedAndPagedByItsAddress() throws Exception {
        for (int i = 0; i < 60; i++) {
            users.create(new NewUser(
                    "orang%02d".formatted(i), "Orang 100% _" + i, PASSWORD, Set.of(Role.STAF), null, false));
        }
        mvc.perform(asAdmin(get("/admin/pengguna?q=orang&urut=NAME&halaman=2")))
                .andExpect(content().string(allOf(containsString("51–60 dari 60"), containsString("urut=NAME"))));
        mvc.perform(asAdmin(get("/admin/pengguna").param("q", "100% _59")))
                .andExpect(content().string(containsString("orang59")));
        mvc.perform(asAdmin(get("/admin/pengguna").param("q", "%%%")))
                .andExpect(content().string(containsString("Tidak ada pengguna yang cocok")));
        mvc.perform(asAdmin(get("/admin/pengguna?halaman=-5"))).andExpect(status().isOk());
        mvc.perform(asAdmin(get("/admin/pengguna/00000000-0000-0000-0000-000000000000")))
                .andExpect(status().isNotFound());
    }

    private static MockHttpServletRequestBuilder asAdmin(MockHttpServletRequestBuilder request) {
        return request.with(SignedInAs.role(Role.ADMIN)).with(csrf());
    }
}
