package id.pantas.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** No container engine is needed to see that the compose file says what the README promises. */
class ComposeFileTests {

    private static final Path FILE = Path.of("docker-compose.yml");

    private final Map<String, Object> compose = read();

    @Test
    void startsTheApplicationAfterAHealthyDatabase() {
        assertThat(service("app")).containsKey("healthcheck");
        assertThat(service("database")).containsKey("healthcheck");
        assertThat(service("app").get("depends_on"))
                .isEqualTo(Map.of("database", Map.of("condition", "service_healthy")));
    }

    @Test
    void keepsTheDataInAVolumeOfTheDatabase() {
        assertThat(compose.get("volumes"))
                .isInstanceOf(Map.class)
                .extracting("database")
                .isNull();
        assertThat(service("database").get("volumes")).isEqualTo(List.of("database:/var/lib/postgresql"));
    }

    @Test
    void pointsTheApplicationAtThatDatabase() {
        Map<?, ?> settings = (Map<?, ?>) service("app").get("environment");
        assertThat(settings.get("SPRING_DATASOURCE_URL")).isEqualTo("jdbc:postgresql://database:5432/pantas");
        assertThat(settings.get("SPRING_DATASOURCE_USERNAME"))
                .isEqualTo(((Map<?, ?>) service("database").get("environment")).get("POSTGRES_USER"));
    }

    @Test
    void containsNoSecretAndExplainsEverySetting() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        var setting = Pattern.compile("\\$\\{([A-Z_]+)(:[-?][^}]*)?}").matcher(Files.readString(FILE));
        int found = 0;
        while (setting.find()) {
            found++;
            assertThat(readme).contains("`" + setting.group(1) + "`");
        }
        assertThat(found).isGreaterThan(3);
        assertThat(Files.readString(FILE)).doesNotContainPattern("PASSWORD: [^$\\s]");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> service(String name) {
        return (Map<String, Object>) ((Map<?, ?>) compose.get("services")).get(name);
    }

    private static Map<String, Object> read() {
        try {
            return new Yaml().load(Files.readString(FILE));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
