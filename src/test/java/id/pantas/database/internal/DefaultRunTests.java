package id.pantas.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class DefaultRunTests {

    @Test
    void withoutADatabaseItIsADemoThatOnlyThisMachineReaches() {
        StandardEnvironment run = run(Map.of());
        assertThat(run.getProperty("pantas.database.embedded")).isEqualTo("true");
        assertThat(run.getProperty("pantas.demo")).isEqualTo("true");
        assertThat(run.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void anAddressGivenByTheOperatorComesFirst() {
        assertThat(run(Map.of("server.address", "0.0.0.0")).getProperty("server.address"))
                .isEqualTo("0.0.0.0");
    }

    @Test
    void withADatabaseItServesEverybodyAndIsNoDemo() {
        StandardEnvironment run = run(Map.of("spring.datasource.url", "jdbc:postgresql://db/pantas"));
        assertThat(run.getProperty("pantas.database.embedded")).isEqualTo("false");
        assertThat(run.getProperty("pantas.demo")).isEqualTo("false");
        assertThat(run.getProperty("server.address")).isNull();
    }

    private static StandardEnvironment run(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new DefaultRun().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
