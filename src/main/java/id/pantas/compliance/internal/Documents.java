package id.pantas.compliance.internal;

import id.pantas.compliance.ComplianceRefused;
import id.pantas.compliance.DecisionDocument;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Documents of decisions. What a file is its first bytes tell, never its name or what a browser says. */
@Repository
class Documents {

    private static final int LONGEST_NAME = 120;

    private final JdbcClient database;

    Documents(JdbcClient database) {
        this.database = database;
    }

    /** @throws ComplianceRefused if it is empty, too large, or neither PDF, PNG nor JPEG */
    static DecisionDocument checked(String fileName, byte[] content) {
        if (content.length == 0) {
            throw new ComplianceRefused("file", "compliance.refused.fileEmpty");
        }
        if (content.length > DecisionDocument.MOST_BYTES) {
            throw new ComplianceRefused("file", "compliance.refused.fileTooLarge");
        }
        String type = type(content);
        if (type.isEmpty()) {
            throw new ComplianceRefused("file", "compliance.refused.fileKind");
        }
        return new DecisionDocument(name(fileName, type), type, content);
    }

    private static String type(byte[] content) {
        if (startsWith(content, '%', 'P', 'D', 'F', '-')) {
            return "application/pdf";
        }
        if (startsWith(content, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return "image/png";
        }
        return startsWith(content, 0xff, 0xd8, 0xff) ? "image/jpeg" : "";
    }

    private static boolean startsWith(byte[] content, int... start) {
        if (content.length <= start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((content[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** The last part of what a browser called it, with the ending that its content has. */
    private static String name(String fileName, String type) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String ending = type.equals("application/pdf") ? ".pdf" : type.equals("image/png") ? ".png" : ".jpg";
        String stem = last.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
                .replaceAll("[^\\p{L}\\p{N} ._()-]", "_")
                .strip();
        if (stem.isEmpty() || stem.chars().allMatch(c -> c == '.' || c == '_')) {
            stem = "dokumen";
        }
        return stem.substring(0, Math.min(stem.length(), LONGEST_NAME - ending.length())) + ending;
    }

    void add(long decision, DecisionDocument document) {
        database.sql("""
                        insert into compliance.document (decision_id, name, media_type, sha256, content)
                        values (:decision, :name, :type, :hash, :content)
                        """)
                .param("decision", decision)
                .param("name", document.name())
                .param("type", document.mediaType())
                .param("hash", sha256(document.content()))
                .param("content", document.content())
                .update();
    }

    Optional<DecisionDocument> of(long decision) {
        return database.sql("select name, media_type, content from compliance.document where decision_id = :decision")
                .param("decision", decision)
                .query((row, number) -> new DecisionDocument(
                        row.getString("name"), row.getString("media_type"), row.getBytes("content")))
                .optional();
    }

    /** Which of all decisions have one. */
    Set<Long> known() {
        return database.sql("select decision_id from compliance.document").query(Long.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
