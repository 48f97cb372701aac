package id.pantas.intake;

import id.pantas.post.Counts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of an uploaded file, as far as it could be read.
 *
 * @param number its number in the file, from 1, the header included
 * @param nativeId the post's identifier on its platform
 * @param text the beginning of its text
 * @param approximate whether the file's numbers were rounded, such as 18.4K
 * @param post the stored post, null before it is stored
 * @param cells the row as the file has it; only of rejected rows
 */
public record FileRow(
        int number,
        FileVerdict verdict,
        @Nullable String nativeId,
        @Nullable String address,
        String text,
        @Nullable Instant publishedAt,
        Counts counts,
        boolean approximate,
        @Nullable Long post,
        List<Remark> remarks,
        List<String> cells) {

    /**
     * What was found.
     *
     * @param column heading of the column; empty if the row as a whole
     * @param text what is wrong and how to mend it, in Indonesian
     */
    public record Remark(String column, String text) {}
}
