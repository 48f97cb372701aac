package id.pantas.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.testing.PostgresForTests;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@SpringBootTest
@Import(PostgresForTests.class)
class AuditLogTests {

    @Autowired
    AuditLog log;

    @Autowired
    JdbcClient database;

    private final String entity = "thing-" + UUID.randomUUID();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void namesWhoeverIsSignedIn() {
        log.record(change("1", "Satu"));
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("sari", "", "ROLE_STAF"));
        log.record(change("2", "Dua"));
        assertThat(log.search(filter(null), 1, 10).entries())
                .extracting(AuditEntry::actor)
                .containsExactly("sari", AuditLog.SYSTEM);
        assertThat(log.entities()).contains(entity);
    }

    @Test
    void cannotBeChangedOrEmptied() {
        log.record(change("1", "Satu"));
        for (String statement : List.of(
                "update audit.entry set actor = 'orang lain'", "delete from audit.entry", "truncate audit.entry")) {
            assertThatThrownBy(() -> database.sql(statement).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append only");
        }
        assertThat(log.search(filter(null), 1, 10).total()).isEqualTo(1);
    }

    @Test
    void isFoundByTextWithoutWildcardsAndPageByPage() {
        log.recordAll(List.of(change("1", "Naik 100%"), change("2", "Naik 1000"), change("3", "Turun_\\")));
        assertThat(log.search(filter("100%"), 1, 10).total()).isEqualTo(1);
        assertThat(log.search(filter("NAIK"), 1, 10).total()).isEqualTo(2);
        assertThat(log.search(filter("_\\"), 1, 10).total()).isEqualTo(1);
        AuditPage last = log.search(filter(null), 99, 2);
        assertThat(last.page()).isEqualTo(2);
        assertThat(last.entries()).hasSize(1);
        Instant now = Instant.now();
        assertThat(log.search(new AuditFilter(null, entity, null, now.plusSeconds(60), null), 1, 10)
                        .total())
                .isZero();
        assertThat(log.search(new AuditFilter(null, entity, null, null, now.plusSeconds(60)), 1, 10)
                        .total())
                .isEqualTo(3);
    }

    private Change change(String id, String label) {
        return new Change("audit.test", entity, id, label, null, "nilai");
    }

    private AuditFilter filter(String text) {
        return new AuditFilter(null, entity, text, null, null);
    }
}
