package id.pantas.intake;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file and what became of it.
 *
 * @param kind null while nobody explained its columns
 * @param platform of its rows, null if unknown or several
 * @param header its headings as written
 * @param ignored headings that mean nothing here
 * @param remarks what a person should know about the file as a whole
 * @param questions what is still to be answered
 * @param account the unit's account, null if the file has several or it is not known yet
 * @param fileAccount what the file calls its account, null if it does not say
 * @param countedAt of when its numbers are
 * @param counts rows by verdict; a verdict that does not occur is missing
 * @param hidden posts that disappeared when it was taken back, null if it was not
 */
public record FileImport(
        UUID id,
        UnitId unit,
        String fileName,
        State state,
        @Nullable FileKind kind,
        @Nullable Platform platform,
        String uploadedBy,
        Instant uploadedAt,
        List<String> header,
        List<String> ignored,
        List<String> remarks,
        List<FileQuestion> questions,
        FileAnswers answers,
        @Nullable AccountId account,
        @Nullable String fileAccount,
        @Nullable Instant countedAt,
        Map<FileVerdict, Long> counts,
        @Nullable String storedBy,
        @Nullable Instant storedAt,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt,
        @Nullable Integer hidden) {

    /** How far it is; the names are the codes in the database. */
    public enum State {
        /** Its headings are not known; a person has to explain them. */
        MAPPING,
        /** It leaves something open. */
        ASKING,
        PREVIEW,
        DONE,
        UNDONE
    }

    /** How many rows have this verdict. */
    public long count(FileVerdict verdict) {
        return counts.getOrDefault(verdict, 0L);
    }

    /** Rows in all. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Rows that storing it takes. */
    public long usable() {
        return count(FileVerdict.NEW) + count(FileVerdict.UPDATED);
    }
}
