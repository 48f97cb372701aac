package id.pantas;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.testing.PostgresForTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@Import(PostgresForTests.class)
class ApplicationStartTests {

    @Autowired
    JdbcClient database;

    @Test
    void startsOnAnEmptyDatabaseAndMigratesIt() {
        Long applied = database.sql("select count(*) from flyway_schema_history where success")
                .query(Long.class)
                .single();
        assertThat(applied).isPositive();
    }
}
