package id.pantas.draft.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.identity.Role;
import id.pantas.testing.PostgresForTests;
import id.pantas.testing.SignedInAs;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@Import(PostgresForTests.class)
class DraftPageTests {

    @Autowired
    MockMvc mvc;

    @Test
    void saysWhatAGreetingLacks() throws Exception {
        assertThat(check("Selamat Hari Guru Nasional, terima kasih para pendidik", false))
                .contains("Ucapan", "Yang belum terbaca", "Angka</strong>", "Tempat</strong>", "PANTAS")
                .doesNotContain("??");
    }

    @Test
    void answersALiveQuestionWithTheResultAlone() throws Exception {
        assertThat(check("Perbaikan jalan 350 meter di Desa Sukamaju selesai, 120 warga terbantu", true))
                .contains("350 meter", "Hasil, angka, tempat, dan penerima sudah terbaca")
                .doesNotContain("<html", "??");
    }

    @Test
    void takesHostileTextAndNoneAtAll() throws Exception {
        assertThat(check("", true)).doesNotContain("Penilaian");
        assertThat(check("<script>alert(1)</script>\u202e" + "a\u200b".repeat(30_000), true))
                .contains("Penilaian")
                .doesNotContain("<script>alert");
    }

    @Test
    void isNotForEverybody() throws Exception {
        mvc.perform(get("/periksa-draf").with(SignedInAs.role(Role.VERIFIKATOR)))
                .andExpect(status().isForbidden());
    }

    private String check(String text, boolean live) throws Exception {
        var request = post("/periksa-draf")
                .with(SignedInAs.role(Role.STAF))
                .with(csrf())
                .param("teks", text);
        if (live) {
            request.header("HX-Request", "true");
        }
        return mvc.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
