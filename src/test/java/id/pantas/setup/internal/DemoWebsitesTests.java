package id.pantas.setup.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoWebsitesTests {

    private final DemoWebsites websites = new DemoWebsites("http://127.0.0.1:4711");

    @ParameterizedTest
    @CsvSource({
        "https://dinkes.nusajayakab.example,        http://127.0.0.1:4711/website/dinkes.nusajayakab.example/",
        "https://A.desa.example/feed?a=%20b&c=1, http://127.0.0.1:4711/website/a.desa.example/feed?a=%20b&c=1",
        "http://a.example/x%2Fy,                  http://127.0.0.1:4711/website/a.example/x%2Fy",
        "https://example.com/,                    https://example.com/",
        "https://a.example.go.id/,                https://a.example.go.id/",
        "http://127.0.0.1:4711/youtube/,          http://127.0.0.1:4711/youtube/",
    })
    void onlyInventedHostsAreSentToTheSimulator(URI asked, URI sent) {
        assertThat(websites.way(asked)).isEqualTo(sent);
    }
}
