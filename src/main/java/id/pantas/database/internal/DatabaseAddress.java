package id.pantas.database.internal;

import java.util.regex.Pattern;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Refuses an address of another kind of database before a driver is looked for, which would be told in its own words. */
class DatabaseAddress implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String WANTED = "jdbc:postgresql:";

    private static final Pattern PASSWORD_BEFORE_HOST = Pattern.compile("//[^/@]*@");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String url = context.getEnvironment().getProperty("spring.datasource.url", "");
        if (!url.isBlank() && !url.startsWith(WANTED)) {
            throw new DatabaseUnusable(
                    "Alamat basis data " + shown(url) + " bukan alamat PostgreSQL untuk Java.",
                    "Tulis SPRING_DATASOURCE_URL sebagai jdbc:postgresql://server:5432/basisdata; nama pengguna dan kata"
                            + " sandi masing-masing di SPRING_DATASOURCE_USERNAME dan SPRING_DATASOURCE_PASSWORD.");
        }
    }

    /** An address as a log may show it: without user, password and further settings. */
    static String shown(String url) {
        String address = url.replaceFirst("[?;].*", "");
        return PASSWORD_BEFORE_HOST.matcher(address).replaceFirst("//");
    }
}
