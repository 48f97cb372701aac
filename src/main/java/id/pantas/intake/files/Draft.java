package id.pantas.intake.files;

import id.pantas.intake.FileRow.Remark;
import id.pantas.intake.PostLink;
import id.pantas.post.Counts;
import id.pantas.post.PostForm;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as a post, before anybody looked at what is stored.
 *
 * @param fileId the identifier as the file has it, empty if it has none
 * @param nativeId as it is stored; null if the row is rejected or skipped
 * @param alias another identifier of the post that the file shows
 * @param account what the row calls its account: a handle, an identifier or a name; empty if it says nothing
 * @param repost whether it is somebody else's post shared
 * @param original what the row says about the original, empty if nothing
 * @param numbersMissing whether the tool had no numbers for it
 * @param problems why it cannot be used; empty if it can
 * @param remarks what a person should know though it can be used
 */
record Draft(
        int number,
        @Nullable Platform platform,
        String fileId,
        @Nullable String nativeId,
        @Nullable String alias,
        String account,
        @Nullable PostLink link,
        @Nullable Instant publishedAt,
        @Nullable PostForm form,
        String text,
        Counts counts,
        boolean approximate,
        boolean numbersMissing,
        boolean repost,
        String original,
        boolean skipped,
        List<Remark> problems,
        List<Remark> remarks,
        List<String> cells) {

    boolean usable() {
        return !skipped && problems.isEmpty();
    }
}
