package id.pantas.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import id.pantas.testing.PostgresForTests;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class DatabaseFaultTests {

    private static final String URL = "jdbc:postgresql://db:5432/pantas?user=u&password=rahasia";

    @ParameterizedTest
    @CsvSource({
        "28P01, kata sandi",
        "28000, kata sandi",
        "3D000, belum ada",
        "42501, kurang hak",
        "53300, penuh sambungan",
        "57P03, sedang dinyalakan",
        "08001, tidak dapat dihubungi",
    })
    void saysWhatKeepsItFromTheDatabaseAndWhichSettingToLookAt(String state, String words) {
        FailureAnalysis told = told(URL, new SQLException("driver's words", state));
        assertThat(told.getDescription())
                .contains(words)
                .contains("jdbc:postgresql://db:5432/pantas")
                .doesNotContain("rahasia");
        assertThat(told.getAction()).isNotBlank();
    }

    @Test
    void leavesOtherDatabaseErrorsToTheirStackTrace() {
        assertThat(told(URL, new SQLException("syntax", "42601"))).isNull();
        assertThat(told(URL, new SQLException("no state"))).isNull();
    }

    @Test
    void knowsTheErrorsThatTheRealServerAndThePoolGive() {
        String url = PostgresForTests.newDatabase().replaceFirst("/test_\\d+", "/tiada");
        SQLException missing = catchThrowableOfType(
                SQLException.class, () -> DriverManager.getConnection(url).close());
        assertThat(told(url, missing).getDescription()).contains("belum ada").contains("/tiada");

        Throwable refused = catchThrowable(() -> {
            try (HikariDataSource pool = new HikariDataSource()) {
                pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/pantas");
                pool.getConnection().close();
            }
        });
        assertThat(told(URL, refused).getDescription()).contains("tidak dapat dihubungi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"postgres://pantas:rahasia@db/pantas?sslmode=require", "jdbc:mysql://db/pantas?password=rahasia"
            })
    void refusesAnotherKindOfAddressWithoutShowingItsPassword(String url) {
        assertThatExceptionOfType(DatabaseUnusable.class)
                .isThrownBy(() -> initialize(url))
                .withMessageContaining("db/pantas")
                .withMessageNotContaining("rahasia")
                .satisfies(refusal -> assertThat(refusal.remedy()).contains("jdbc:postgresql://"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:postgresql://db/pantas", "jdbc:postgresql:pantas"})
    void takesAddressesOfPostgreSqlOrNone(String url) {
        assertThatNoException().isThrownBy(() -> initialize(url));
    }

    @Test
    void leavesAServerThatIsTooOldAsItWas() throws SQLException {
        Flyway flyway = flyway(server(14));
        assertThatExceptionOfType(DatabaseUnusable.class)
                .isThrownBy(() -> new SupportedServer().migrate(flyway))
                .withMessageContaining("PostgreSQL 14.9 terlalu lama");
        verify(flyway, never()).migrate();
    }

    @Test
    void migratesTheOldestSupportedServer() throws SQLException {
        Flyway flyway = flyway(server(SupportedServer.OLDEST));
        new SupportedServer().migrate(flyway);
        verify(flyway).migrate();
    }

    private static FailureAnalysis told(String url, Throwable failure) {
        MockEnvironment environment = new MockEnvironment().withProperty("spring.datasource.url", url);
        return new DatabaseRefusalAnalyzer(environment).analyze(new IllegalStateException("start failed", failure));
    }

    private static void initialize(String url) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.setEnvironment(new MockEnvironment().withProperty("spring.datasource.url", url));
            new DatabaseAddress().initialize(context);
        }
    }

    private static Flyway flyway(DataSource database) {
        Flyway flyway = mock();
        Configuration configuration = mock();
        when(flyway.getConfiguration()).thenReturn(configuration);
        when(configuration.getDataSource()).thenReturn(database);
        return flyway;
    }

    private static DataSource server(int major) throws SQLException {
        DataSource database = mock();
        Connection connection = mock();
        DatabaseMetaData server = mock();
        when(database.getConnection()).thenReturn(connection);
        when(connection.getMetaData()).thenReturn(server);
        when(server.getDatabaseMajorVersion()).thenReturn(major);
        when(server.getDatabaseProductVersion()).thenReturn(major + ".9");
        return database;
    }
}
