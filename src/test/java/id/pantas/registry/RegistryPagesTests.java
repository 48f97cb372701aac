package id.pantas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.audit.AuditFilter;
import id.pantas.audit.AuditLog;
import id.pantas.testing.PostgresForTests;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@Import(PostgresForTests.class)
class RegistryPagesTests {

    @Autowired
    MockMvc web;

    @Autowired
    Registry registry;

    @Autowired
    Units units;

    @Autowired
    OfficialAccounts accounts;

    @Autowired
    Appointments appointments;

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void oneUnitWithAnAccount() {
        database.sql("truncate registry.unit, registry.regency, setup.pending_import cascade")
                .update();
        UnitId unit = registry.addUnit(
                new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, "Dinas Kesehatan", "Dinkes", null, null));
        registry.addAccount(new NewAccount(unit, Platform.INSTAGRAM, "dinkes_nusajaya", null, null, true));
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/instansi, ADMIN, 200",
        "/admin/instansi, STAF, 200",
        "/admin/instansi, PIC, 403",
        "/admin/instansi, VERIFIKATOR, 403",
        "/admin/instansi/baru, STAF, 200",
        "/admin/instansi/dinas-kesehatan, STAF, 200",
        "/admin/instansi/dinas-kesehatan, PIMPINAN, 403",
        "/admin/instansi/dinas-kesehatan/ubah, ADMIN, 200",
        "/admin/instansi/tidak-ada, ADMIN, 404",
        "/admin/impor, STAF, 200",
        "/admin/impor, PIC, 403",
        "/admin/impor/ekspor/akun.csv, PIC, 403",
        "/admin/impor/00000000-0000-0000-0000-000000000000, STAF, 404",
        "/admin/jejak, ADMIN, 200",
        "/admin/jejak, VERIFIKATOR, 200",
        "/admin/jejak, STAF, 403",
        "/akun-resmi, PIC, 200"
    })
    void opensToTheRolesThatMay(String path, String role, int status) throws Exception {
        web.perform(get(path).with(user("orang").roles(role))).andExpect(status().is(status));
    }

    @Test
    void sendsStrangersToTheSignInPageButAnswersThemAboutAccounts() throws Exception {
        web.perform(get("/admin/instansi")).andExpect(status().is3xxRedirection());
        web.perform(get("/akun-resmi").param("q", "https://instagram.com/Dinkes_Nusajaya"))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Dinas Kesehatan"), containsString("Ya, "))));
        web.perform(get("/akun-resmi").param("q", "@d1nkes_nusajaya"))
                .andExpect(content().string(allOf(containsString("Tidak, "), containsString("dinkes_nusajaya"))));
        web.perform(get("/akun-resmi").param("q", "<script>alert(1)</script>"))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("<script>alert"))));
    }

    @Test
    void onlyAnAdminMayDissolve() throws Exception {
        web.perform(post("/admin/instansi/dinas-kesehatan/bubar")
                        .with(user("staf").roles("STAF"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(post("/admin/instansi/dinas-kesehatan/bubar")
                        .with(user("admin").roles("ADMIN")))
                .andExpect(status().isForbidden());
        assertThat(units.findBySlug("dinas-kesehatan").orElseThrow().active()).isTrue();
        web.perform(post("/admin/instansi/dinas-kesehatan/bubar")
                        .with(user("admin").roles("ADMIN"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(units.findBySlug("dinas-kesehatan").orElseThrow().active()).isFalse();
        web.perform(get("/admin/instansi/dinas-kesehatan").with(user("admin").roles("ADMIN")))
                .andExpect(status().isOk());
    }

    @Test
    void addsAUnitAndNamesWhatIsWrongOnTop() throws Exception {
        web.perform(post("/admin/instansi")
                        .with(user("staf").roles("STAF"))
                        .with(csrf())
                        .param("kind", "OPD")
                        .param("name", "dinas kesehatan")
                        .param("shortName", "Dinkes")
                        .param("league", "OPD_LAYANAN"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Ada yang perlu diperbaiki"),
                                containsString("Sudah ada instansi aktif bernama dinas kesehatan"))));
        web.perform(post("/admin/instansi")
                        .with(user("staf").roles("STAF"))
                        .with(csrf())
                        .param("kind", "OPD")
                        .param("name", "Dinas Sosial")
                        .param("shortName", "Dinsos")
                        .param("league", "OPD_PENDUKUNG"))
                .andExpect(redirectedUrl("/admin/instansi/dinas-sosial"));
        assertThat(audit.search(new AuditFilter("staf", "unit", "Dinas Sosial", null, null), 1, 5)
                        .total())
                .isEqualTo(1);
        web.perform(get("/admin/jejak")
                        .param("q", "Dinas Sosial")
                        .with(user("v").roles("VERIFIKATOR")))
                .andExpect(content().string(allOf(containsString("Instansi dicatat"), containsString("staf"))));
        web.perform(post("/admin/instansi/dinas-sosial/ubah")
                        .with(user("staf").roles("STAF"))
                        .with(csrf())
                        .param("name", "Dinas Sosial dan PPA")
                        .param("shortName", "Dinsos")
                        .param("league", "OPD_LAYANAN"))
                .andExpect(status().is3xxRedirection());
        assertThat(units.findBySlug("dinas-sosial").orElseThrow().league()).isEqualTo(League.OPD_LAYANAN);
    }

    @Test
    void warnsOfALookAlikeUntilItIsConfirmed() throws Exception {
        UnitId social =
                registry.addUnit(new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, "Dinas Sosial", "Dinsos", null, null));
        var form = post("/admin/instansi/dinas-sosial/akun")
                .with(user("staf").roles("STAF"))
                .with(csrf())
                .param("platform", "INSTAGRAM")
                .param("handle", "@dinkes.nusajaya");
        web.perform(form)
                .andExpect(status().isOk())
                .andExpect(
                        content().string(allOf(containsString("Sudah saya periksa"), containsString("terbaca sama"))));
        assertThat(accounts.ofUnit(social)).isEmpty();
        web.perform(form.param("confirmed", "true")).andExpect(status().is3xxRedirection());
        assertThat(accounts.ofUnit(social)).hasSize(1);
        web.perform(post(
                                "/admin/instansi/dinas-kesehatan/akun/{id}/nonaktif",
                                accounts.ofUnit(social).get(0).id())
                        .with(user("staf").roles("STAF"))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void appointsAPicAndRefusesASecond() throws Exception {
        var form = post("/admin/instansi/dinas-kesehatan/pic")
                .with(user("staf").roles("STAF"))
                .with(csrf())
                .param("role", "PIC")
                .param("person", "Budi Santoso")
                .param("firstDay", "2026-01-01");
        web.perform(form).andExpect(status().is3xxRedirection());
        web.perform(form)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Instansi ini sudah punya PIC")));
        UnitId unit = units.findBySlug("dinas-kesehatan").orElseThrow().id();
        Appointment pic = appointments.ofUnit(unit).get(0);
        web.perform(post("/admin/instansi/dinas-kesehatan/pic/{id}/akhiri", pic.id())
                        .with(user("staf").roles("STAF"))
                        .with(csrf())
                        .param("lastDay", "2026-06-30"))
                .andExpect(status().is3xxRedirection());
        assertThat(appointments.ofUnit(unit).get(0).lastDay()).hasToString("2026-06-30");
        web.perform(get("/admin/instansi/dinas-kesehatan").with(user("staf").roles("STAF")))
                .andExpect(content().string(containsString("Budi Santoso")));
    }

    @Test
    void importsThroughTheScreens() throws Exception {
        String text = "nama instansi,platform,akun\nDinas Kesehatan,X,dinkes\nDinas Lain,X,lain\n";
        String address = upload(text);
        web.perform(get(address).with(user("staf").roles("STAF")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("1 baris siap disimpan"),
                                containsString("Tidak ada instansi bernama"))));
        web.perform(post(address + "/simpan").with(user("staf").roles("STAF")).with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(accounts.findByHandle(Platform.X, "dinkes")).isPresent();
        var download = web.perform(
                        get(address + "/perbaiki.csv").with(user("staf").roles("STAF")))
                .andExpect(status().isOk())
                .andReturn();
        assertThat(download.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("Dinas Lain")
                .contains("kesalahan")
                .doesNotContain("Dinas Kesehatan,X");
        web.perform(get("/admin/impor").with(user("staf").roles("STAF")))
                .andExpect(content().string(containsString("uji.csv")));
        web.perform(post(address + "/buang").with(user("staf").roles("STAF")).with(csrf()))
                .andExpect(status().is3xxRedirection());
        web.perform(get(address).with(user("staf").roles("STAF"))).andExpect(status().isNotFound());
    }

    @Test
    void offersTemplatesAndSaysWhatIsWrongWithAFile() throws Exception {
        var template = web.perform(
                        get("/admin/impor/templat/akun.csv").with(user("staf").roles("STAF")))
                .andExpect(status().isOk())
                .andReturn();
        assertThat(template.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("\ufeffkode instansi,nama instansi,platform,akun,pengenal,status\r\n");
        web.perform(multipart("/admin/impor")
                        .file(new MockMultipartFile("berkas", "a.html", "text/html", "<html>".getBytes()))
                        .param("jenis", "ACCOUNTS")
                        .with(user("staf").roles("STAF"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/admin/impor"))
                .andExpect(result -> assertThat(
                                Objects.toString(result.getFlashMap().get("problem")))
                        .contains("a.html")
                        .contains("halaman web"));
    }

    private String upload(String text) throws Exception {
        String address = web.perform(multipart("/admin/impor")
                        .file(new MockMultipartFile("berkas", "uji.csv", "text/csv", text.getBytes()))
                        .param("jenis", "ACCOUNTS")
                        .with(user("staf").roles("STAF"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        org.hamcrest.MatcherAssert.assertThat(address, startsWith("/admin/impor/"));
        return Objects.requireNonNull(address);
    }
}
