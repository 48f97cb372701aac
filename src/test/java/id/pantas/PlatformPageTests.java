package id.pantas;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlatformPageTests {

    private final JavaClasses tests = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("id.pantas");

    /** Run with {@code -Dpantas.docs=write} after a proof was added or taken away. */
    @Test
    void thePageShowsTheProofsThereAre() throws IOException {
        Path page = Path.of("docs", "platforms.md");
        String real = PlatformPage.of(tests);
        if ("write".equals(System.getProperty("pantas.docs"))) {
            Files.writeString(page, real);
        }
        assertThat(page)
                .content()
                .as("docs/platforms.md; write it anew with -Dpantas.docs=write")
                .isEqualTo(real);
    }
}
