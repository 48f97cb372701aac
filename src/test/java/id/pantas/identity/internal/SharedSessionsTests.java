package id.pantas.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.PantasApplication;
import id.pantas.identity.NewUser;
import id.pantas.identity.Role;
import id.pantas.identity.Users;
import id.pantas.testing.PostgresForTests;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class SharedSessionsTests {

    private static final String PASSWORD = "lampu jalan menyala";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @Test
    void everyInstanceKnowsTheSessionAndARestartKeepsIt() throws IOException, InterruptedException {
        String url = PostgresForTests.newDatabase();
        ConfigurableApplicationContext first = start(url);
        try (ConfigurableApplicationContext second = start(url)) {
            first.getBean(Users.class).create(new NewUser("staf", "Staf", PASSWORD, Set.of(Role.STAF), null, false));
            signIn(first);
            assertThat(get(second, "/akun/sandi").statusCode()).isEqualTo(200);
            assertThat(get(second, "/akun/sandi").body()).contains(">staf<");
            first.close();
            assertThat(get(second, "/akun/sandi").statusCode()).isEqualTo(200);

            second.getBean(JdbcClient.class)
                    .sql("""
                            update foundation.spring_session_attributes set attribute_bytes = :forged
                            where attribute_name = 'SPRING_SECURITY_CONTEXT'""")
                    .param("forged", serialized(new File("/etc/passwd")))
                    .update();
            assertThat(get(second, "/akun/sandi").statusCode())
                    .as("what cannot be read counts as not signed in")
                    .isEqualTo(302);
        } finally {
            first.close();
        }
    }

    private void signIn(ConfigurableApplicationContext instance) throws IOException, InterruptedException {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(get(instance, "/masuk").body());
        assertThat(token.find()).isTrue();
        String form = "pengguna=staf&sandi=" + encode(PASSWORD) + "&_csrf=" + encode(token.group(1));
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(address(instance, "/masuk"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).doesNotContain("gagal"));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .contains("PANTAS=")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax"));
    }

    private HttpResponse<String> get(ConfigurableApplicationContext instance, String path)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(address(instance, path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(ConfigurableApplicationContext instance, String path) {
        return URI.create("http://127.0.0.1:" + instance.getEnvironment().getProperty("local.server.port") + path);
    }

    private static ConfigurableApplicationContext start(String url) {
        return new SpringApplicationBuilder(PantasApplication.class)
                .run(Map.of(
                                "spring.datasource.url", url,
                                "spring.datasource.username", "postgres",
                                "server.port", "0",
                                "server.shutdown", "immediate",
                                "spring.jmx.enabled", "false")
                        .entrySet()
                        .stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private static byte[] serialized(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(value);
        }
        return bytes.toByteArray();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
