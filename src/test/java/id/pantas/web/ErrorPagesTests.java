package id.pantas.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.testing.PostgresForTests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(PostgresForTests.class)
class ErrorPagesTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Test
    void aWrongAddressIsAnsweredInIndonesianInsideTheSite() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/tidak-ada");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Halaman tidak ditemukan").contains("<nav class=\"site-menu\"");
    }

    @Test
    void pagesUseOnlyWhatTheJarServesAndNothingInline() throws IOException, InterruptedException {
        String page = get("/tidak-ada").body();
        assertThat(page).doesNotContain(" style=\"").doesNotContain("onclick=").doesNotContain("//cdn");
        assertThat(page).containsPattern("/css/pantas-[0-9a-f]{32}\\.css").containsPattern("tabler__core/1\\.4\\.0");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
