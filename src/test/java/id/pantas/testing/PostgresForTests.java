package id.pantas.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** One real PostgreSQL for the whole test run; every application context gets an empty database of its own on it. */
@TestConfiguration(proxyBeanMethods = false)
public class PostgresForTests {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static volatile boolean usedByContexts;

    @Bean
    JdbcConnectionDetails testDatabase() {
        usedByContexts = true;
        String url = newDatabase();
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
                return url;
            }
        };
    }

    /** Creates an empty database and returns its JDBC address; its sessions are in a zone that is neither UTC nor Jakarta. */
    public static String newDatabase() {
        EmbeddedPostgres server = Server.INSTANCE;
        String name = "test_" + DATABASES.incrementAndGet();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            statement.execute("alter database " + name + " set timezone to 'America/St_Johns'");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the test database " + name, e);
        }
        return server.getJdbcUrl("postgres", name);
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            TestServerFolders.sweep();
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(TestServerFolders.ofThisProcess())
                        .setRegisterShutdownHook(false)
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
                // After every application context: one that closes later would wait half a minute for a database gone.
                SpringApplication.getShutdownHandlers().add(() -> close(server));
                // Spring runs those only where an application was started; a test without one stops the server itself.
                Runtime.getRuntime().addShutdownHook(new Thread(() -> closeWithoutContexts(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void closeWithoutContexts(EmbeddedPostgres server) {
            if (!usedByContexts) {
                close(server);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
