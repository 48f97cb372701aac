package id.pantas.learning.internal;

import id.pantas.classifier.ModelUnreadable;
import id.pantas.classifier.PostModel;
import id.pantas.classifier.PostModels;
import id.pantas.learning.Activation;
import id.pantas.learning.KeptModel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Trained models, and which of them were put in use. */
@Repository
class ModelRows {

    private final JdbcClient database;
    private final PostModels models;

    ModelRows(JdbcClient database, PostModels models) {
        this.database = database;
        this.models = models;
    }

    /** Keeps a model; one of the same version is the same model and stays. */
    void keep(PostModel model, long job, int decisions, Instant decidedUntil, Instant now) {
        byte[] file = model.file();
        database.sql("""
                        insert into learning.model (version, kept_at, job_id, file, sha256, decisions, decided_until)
                        values (:version, :now, :job, :file, :sum, :decisions, :until) on conflict do nothing""")
                .param("version", model.version())
                .param("now", JobRows.utc(now))
                .param("job", job)
                .param("file", file)
                .param("sum", sha256(file))
                .param("decisions", decisions)
                .param("until", JobRows.utc(decidedUntil))
                .update();
    }

    /**
     * The model of a version.
     *
     * @param version null = the one inside the application
     * @throws ModelUnreadable if it is not kept, or what is kept is damaged
     */
    PostModel load(@Nullable String version) {
        if (version == null || version.equals(models.shipped().version())) {
            return models.shipped();
        }
        Stored stored = database.sql("select file, sha256 from learning.model where version = :version")
                .param("version", version)
                .query((row, n) -> new Stored(row.getBytes("file"), row.getString("sha256")))
                .optional()
                .orElseThrow(() -> new ModelUnreadable("Model " + version + " tidak tersimpan."));
        if (!sha256(stored.file()).equals(stored.sum())) {
            throw new ModelUnreadable("Model " + version + " di basis data rusak: jumlah periksanya tidak cocok.");
        }
        PostModel model = models.read(stored.file(), version);
        if (!model.version().equals(version)) {
            throw new ModelUnreadable("Model " + version + " di basis data ternyata " + model.version() + ".");
        }
        return model;
    }

    List<KeptModel> newest(int limit) {
        return database.sql("""
                        select version, kept_at, job_id, decisions, decided_until
                          from learning.model order by kept_at desc, version limit :limit""")
                .param("limit", limit)
                .query((row, n) -> new KeptModel(
                        row.getString("version"),
                        JobRows.instant(row, "kept_at"),
                        row.getLong("job_id"),
                        row.getInt("decisions"),
                        JobRows.instant(row, "decided_until")))
                .list();
    }

    /** When the newest decision was made that the model learned from; the epoch for one that learned from none. */
    Instant decidedUntil(@Nullable String version) {
        return version == null
                ? Instant.EPOCH
                : database.sql("select decided_until from learning.model where version = :version")
                        .param("version", version)
                        .query(OffsetDateTime.class)
                        .optional()
                        .map(OffsetDateTime::toInstant)
                        .orElse(Instant.EPOCH);
    }

    void activate(@Nullable String version, String person, boolean rolledBack, Instant now) {
        database.sql("""
                        insert into learning.activation (at, person, version, rolled_back)
                        values (:now, :person, :version, :back)""")
                .param("now", JobRows.utc(now))
                .param("person", person)
                .param("version", version)
                .param("back", rolledBack)
                .update();
    }

    /** The newest first. */
    List<Activation> activations(int limit) {
        return database.sql(
                        "select at, person, version, rolled_back from learning.activation order by id desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> new Activation(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("person"),
                        row.getString("version"),
                        row.getBoolean("rolled_back")))
                .list();
    }

    /** The activation in force, empty while the model inside the application was never replaced. */
    Optional<Activation> inForce() {
        return activations(1).stream().findFirst();
    }

    @SuppressWarnings("ArrayRecordComponent") // lives for one reading
    private record Stored(byte[] file, String sum) {}

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
