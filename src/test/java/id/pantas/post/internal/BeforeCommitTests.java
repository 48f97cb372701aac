package id.pantas.post.internal;

import static id.pantas.post.internal.Observed.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What others have to wait for comes last in a transaction, and with all of it or not at all. */
class BeforeCommitTests {

    private static final PostsOnPostgres STORE = new PostsOnPostgres();
    private static final Instant NOON = Instant.parse("2026-11-09T05:00:00Z");
    private static final String VACCINE =
            "Puskesmas Anyar melayani imunisasi campak untuk 240 balita di tiga posyandu Desa Cikoneng hari ini";
    private static final OfficialAccount DINKES =
            PostsOnPostgres.account("dinkes", PostsOnPostgres.unit("Dinkes"), Platform.X);
    private static final OfficialAccount CAMAT =
            PostsOnPostgres.account("camat", PostsOnPostgres.unit("Camat"), Platform.X);

    private final List<String> done = new ArrayList<>();

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void empty() {
        STORE.clear();
    }

    @Test
    void nobodyWaitsForWhatTheCallerDoesAfterStoring() {
        store(DINKES, post("1", NOON, VACCINE));
        STORE.inTransaction(() -> {
            store(CAMAT, post("2", NOON.plusSeconds(60), VACCINE));

            assertThat(locksHeld()).isZero();
            assertThat(STORE.events()).hasSize(2);
        });

        assertThat(duplicates()).containsExactly("2 COPY");
    }

    @Test
    void anotherTransactionMayStoreMeanwhile() {
        TransactionTemplate another = new TransactionTemplate(new DataSourceTransactionManager(STORE.pool()));
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        STORE.inTransaction(() -> {
            store(CAMAT, post("2", NOON.plusSeconds(60), VACCINE));
            another.executeWithoutResult(status -> store(DINKES, post("1", NOON, VACCINE)));
        });

        assertThat(duplicates()).containsExactly("2 COPY");
    }

    @Test
    void aSecondPageOfTheSameTransactionComesAfterTheFirstIsFinished() {
        STORE.inTransaction(() -> {
            store(DINKES, post("1", NOON, VACCINE));
            store(CAMAT, post("2", NOON.plusSeconds(60), VACCINE));
            STORE.posts().markGone(CAMAT, NOON.plusSeconds(90), List.of("2"));

            assertThat(locksHeld()).isOne();
            assertThat(duplicates()).containsExactly("2 COPY");
        });
    }

    @Test
    void aStepThatFailsTakesTheWholeTransactionBack() {
        BeforeCommit beforeCommit = new BeforeCommit();

        assertThatThrownBy(() -> STORE.inTransaction(() -> {
                    store(DINKES, post("1", NOON, VACCINE));
                    beforeCommit.run(() -> {
                        throw new IllegalStateException("the database went away");
                    });
                }))
                .hasMessage("the database went away");
        assertThat(STORE.database()
                        .sql("select count(*) from post.post")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void stepsAreDoneOnceAndForgottenWithATransactionThatFails() {
        BeforeCommit beforeCommit = new BeforeCommit();
        STORE.inTransaction(() -> {
            beforeCommit.run(() -> done.add("first"));
            beforeCommit.runNow();
            beforeCommit.run(() -> done.add("second"));
            done.add("caller");
        });
        assertThatThrownBy(() -> STORE.inTransaction(() -> {
                    beforeCommit.run(() -> done.add("never"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        STORE.inTransaction(() -> beforeCommit.run(() -> done.add("third")));

        assertThat(done).containsExactly("first", "caller", "second", "third");
    }

    private static void store(OfficialAccount account, Observed post) {
        STORE.posts().store(account, NOON.plusSeconds(600), List.of(post.seen()));
    }

    /** Of this transaction's session. */
    private static int locksHeld() {
        return STORE.database()
                .sql("select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()")
                .query(Integer.class)
                .single();
    }

    private static List<String> duplicates() {
        return STORE.database()
                .sql("select native_id || ' ' || duplicate from post.post where duplicate is not null order by 1")
                .query(String.class)
                .list();
    }
}
