package id.pantas.registry.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets writers of the registry take turns, over all nodes: what a verb checks stays true until it commits, and the
 * second of two people who enter the same gets a clear refusal instead of a database error. People type seldom enough.
 */
@Component
class WriteTurn {

    private static final long REGISTRY = 0x5245_4749L;

    private final JdbcClient database;

    WriteTurn(JdbcClient database) {
        this.database = database;
    }

    /** Waits for the turn and keeps it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void take() {
        database.sql("select pg_advisory_xact_lock(?)")
                .param(REGISTRY)
                .query((row, number) -> true)
                .single();
    }
}
