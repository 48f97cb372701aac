package id.pantas.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLinksTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://www.instagram.com/p/abc/", "http://desa.example/berita?id=1#atas", "HTTPS://x.com/a"})
    void webPagesAreShownAsLinks(String link) {
        assertThat(WebLinks.safe(link)).isEqualTo(link);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "javascript:alert(1)",
                "JaVaScRiPt://x/%0aalert(1)",
                "data:text/html,hai",
                "//x.com/a",
                "/masuk",
                "https:x",
                "ftp://x.com/a",
                "https://x y"
            })
    void nothingElseIs(String link) {
        assertThat(WebLinks.safe(link)).isNull();
    }
}
