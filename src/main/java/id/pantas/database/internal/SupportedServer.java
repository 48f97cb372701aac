package id.pantas.database.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Migrates only on a server that is new enough, so that an old one is left as it was. */
@Component
class SupportedServer implements FlywayMigrationStrategy {

    /** The oldest major version that the README promises. */
    static final int OLDEST = 15;

    @Override
    public void migrate(Flyway flyway) {
        check(flyway.getConfiguration().getDataSource());
        flyway.migrate();
    }

    /** @throws DatabaseUnusable if the server is older than {@link #OLDEST} */
    static void check(DataSource database) {
        try (Connection connection = database.getConnection()) {
            DatabaseMetaData server = connection.getMetaData();
            if (server.getDatabaseMajorVersion() < OLDEST) {
                throw new DatabaseUnusable(
                        "PostgreSQL " + server.getDatabaseProductVersion()
                                + " terlalu lama; PANTAS memerlukan PostgreSQL " + OLDEST + " atau lebih baru.",
                        "Naikkan versi PostgreSQL, atau arahkan SPRING_DATASOURCE_URL ke server yang lebih baru. Basis"
                                + " data tidak diubah.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the version of the server cannot be read", e);
        }
    }
}
