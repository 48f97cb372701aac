package id.pantas.learning.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.pantas.identity.Role;
import id.pantas.learning.Dictionary;
import id.pantas.learning.Retraining;
import id.pantas.testing.PostgresForTests;
import id.pantas.testing.SignedInAs;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Who may read and who may decide, and what the pages say. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(PostgresForTests.class)
class LearningPagesTests {

    private static final String PATH = "/admin/pembelajaran";

    @Autowired
    MockMvc mvc;

    @Autowired
    Retraining retraining;

    @Autowired
    Dictionary dictionary;

    @Test
    void staffReadAndOnlyAnAdminDecides() throws Exception {
        mvc.perform(get(PATH).with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Hanya administrator")))
                .andExpect(content().string(not(containsString("Latih ulang</span>"))));
        mvc.perform(get(PATH).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Latih ulang")));
        for (String action : new String[] {"/mulai?pekerjaan=TRAINING", "/aktifkan?versi=x", "/kembali"}) {
            mvc.perform(post(PATH + action).with(csrf()).with(SignedInAs.role(Role.STAF)))
                    .andExpect(status().isForbidden());
            mvc.perform(post(PATH + action).with(SignedInAs.role(Role.ADMIN))).andExpect(status().isForbidden());
        }
        mvc.perform(get(PATH).with(SignedInAs.role(Role.PIMPINAN))).andExpect(status().isForbidden());
        mvc.perform(get(PATH + "/baris.csv").with(SignedInAs.role(Role.STAF))).andExpect(status().isForbidden());
        mvc.perform(get("/admin/kamus").with(SignedInAs.role(Role.PIC))).andExpect(status().isForbidden());
    }

    @Test
    void whatCannotBeDoneSaysWhyAndChangesNothing() throws Exception {
        String before = retraining.inForce();
        mvc.perform(post(PATH + "/mulai?pekerjaan=RELABEL").with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(flash().attribute("problem", "learning.refused.unseen"));
        mvc.perform(post(PATH + "/aktifkan?versi=tidak-ada").with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(flash().attribute("problem", "learning.refused.damaged"));
        mvc.perform(post(PATH + "/kembali").with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(flash().attribute("problem", "learning.refused.noEarlier"));
        mvc.perform(post(PATH + "/mulai?pekerjaan=APA").with(csrf()).with(SignedInAs.role(Role.ADMIN)))
                .andExpect(status().isBadRequest());
        mvc.perform(get(PATH + "/pelatihan/999999").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isNotFound());
        assertThat(retraining.inForce()).isEqualTo(before);
    }

    @Test
    void wordsWithErrorsAreNamedByRowAndField() throws Exception {
        MockMultipartFile file = new MockMultipartFile(
                "berkas",
                "kamus.csv",
                "text/csv",
                "kelompok,kata,bahasa\r\nposts:ucapan,<b>,Jawa\r\n".getBytes(StandardCharsets.UTF_8));
        mvc.perform(multipart("/admin/kamus/impor").file(file).with(csrf()).with(SignedInAs.role(Role.STAF)))
                .andExpect(flash().attribute("problem", "learning.words.unusable"))
                .andExpect(flash().attributeExists("problems"));
        mvc.perform(post("/admin/kamus")
                        .param("kelompok", "posts:ucapan")
                        .param("kata", "satu dua tiga")
                        .param("bahasa", "Jawa")
                        .with(csrf())
                        .with(SignedInAs.role(Role.STAF)))
                .andExpect(flash().attribute("problem", "learning.word.noWord"));
        assertThat(dictionary.added()).isEmpty();
        mvc.perform(post("/admin/kamus")
                        .param("kelompok", "posts:ucapan")
                        .param("kata", "rampakmulya")
                        .param("bahasa", "Sunda")
                        .with(csrf())
                        .with(SignedInAs.role(Role.STAF)))
                .andExpect(flash().attribute("notice", "learning.words.added"));
        assertThat(dictionary.added()).hasSize(1);
        mvc.perform(get("/admin/kamus").with(SignedInAs.role(Role.STAF)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Kata bawaan")));
    }
}
