package id.pantas.setup.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database remembers of the first start. */
@Component
class FirstStartRecord {

    private final JdbcClient database;

    FirstStartRecord(JdbcClient database) {
        this.database = database;
    }

    /** What kind of installation this is. */
    enum Kind {
        PRODUKSI,
        PERAGAAN
    }

    /** Empty until the first start is complete. */
    Optional<Kind> kind() {
        return database.sql("select kind from setup.installation")
                .query(String.class)
                .optional()
                .map(Kind::valueOf);
    }

    void mark(Kind kind, Instant now) {
        database.sql("""
                insert into setup.installation (kind, since) values (:kind, :now)
                on conflict (only_one) do update set kind = excluded.kind, since = excluded.since
                where installation.kind <> excluded.kind""")
                .param("kind", kind.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void addCode(String code, Instant now) {
        database.sql("insert into setup.first_start_code (digest, printed_at) values (:digest, :now)")
                .param("digest", digest(code))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean knowsCode(String code) {
        return database.sql("select true from setup.first_start_code where digest = :digest")
                .param("digest", digest(code))
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    void forgetCodes() {
        database.sql("delete from setup.first_start_code").update();
    }

    private static String digest(String code) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
