package id.pantas.collection.internal;

import id.pantas.collection.CollectionRun;
import id.pantas.collection.RunEvidence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads what is kept of runs; whatever leaves it has its credentials masked, also what was stored before a mask was known. */
@Service
class KeptRuns implements RunEvidence {

    private final JdbcClient database;
    private final RunLog log;

    KeptRuns(JdbcClient database, RunLog log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public Optional<CollectionRun> run(long id) {
        return log.find(id);
    }

    @Override
    public List<Answer> answers(long run) {
        return database.sql("""
                        select sequence, address, content_type, stored_at, length from collection.raw_answer
                         where run_id = :run order by sequence
                        """)
                .param("run", run)
                .query((row, number) -> new Answer(
                        row.getInt("sequence"),
                        row.getString("address"),
                        row.getString("content_type"),
                        Sql.instant(row, "stored_at"),
                        row.getInt("length")))
                .list();
    }

    @Override
    public Optional<String> text(long run, int sequence, int longest) {
        return database.sql("""
                        select a.body from collection.raw_answer a join collection.run r on r.id = a.run_id
                         where a.run_id = :run and a.sequence = :sequence and r.subject = 'POSTS'
                        """)
                .param("run", run)
                .param("sequence", sequence)
                .query((row, number) -> row.getBytes("body"))
                .optional()
                // a character has at most four bytes; masking may shorten the text
                .map(body ->
                        Objects.requireNonNullElse(Secrets.mask(Compressed.gunzip(body, 4 * longest), longest), ""));
    }
}
