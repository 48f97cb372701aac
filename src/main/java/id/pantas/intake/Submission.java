package id.pantas.intake;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that somebody pasted for a unit.
 *
 * @param batch what was pasted at once
 * @param broughtBy sign-in name
 * @param pasted the canonical address, or what was pasted where there is none
 * @param reason last part of the message key {@code intake.reason.<reason>} that says why, null if there is nothing to say
 * @param arguments of that message
 * @param account the account it is attributed to, or probably belongs to
 * @param publishedAt null while nobody knows
 * @param postId the stored post, null if there is none
 * @param note what staff wrote when they decided
 */
public record Submission(
        long id,
        UUID batch,
        UnitId unit,
        String broughtBy,
        Instant broughtAt,
        String pasted,
        PostLink link,
        SubmissionState state,
        @Nullable String reason,
        List<String> arguments,
        Confirmation confirmation,
        @Nullable AccountId account,
        @Nullable Instant publishedAt,
        String text,
        @Nullable Long postId,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        boolean hasPicture) {

    /** The platform of the link, if it is known. */
    public @Nullable Platform platform() {
        return link.platform();
    }
}
