package id.pantas.database.internal;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Decides what kind of run this is: without {@code spring.datasource.url} a newcomer is trying the product, so the
 * embedded PostgreSQL and the demo regency are switched on, unless a setting says otherwise. Such a run answers only on
 * loopback, because everybody knows its passwords.
 */
class DefaultRun implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean embedded = environment.getProperty("spring.datasource.url", "").isBlank();
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("pantas.database.embedded", embedded);
        defaults.put("pantas.demo", embedded);
        if (embedded) {
            defaults.put("server.address", "127.0.0.1");
        }
        environment.getPropertySources().addLast(new MapPropertySource("defaultRun", defaults));
    }

    /** After the configuration files were read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
