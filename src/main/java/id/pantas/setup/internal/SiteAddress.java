package id.pantas.setup.internal;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** Where this instance answers, as seen from its own machine. */
final class SiteAddress {

    private SiteAddress() {}

    /** Without a slash at the end. */
    static String of(ApplicationContext context) {
        Environment environment = context.getEnvironment();
        String scheme = environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return scheme + "://localhost:" + port + environment.getProperty("server.servlet.context-path", "");
    }
}
