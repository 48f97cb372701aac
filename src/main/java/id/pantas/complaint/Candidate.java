package id.pantas.complaint;

import id.pantas.classifier.CommentClass;
import id.pantas.classifier.ComplaintTopic;
import id.pantas.classifier.TopicGuess;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A judged comment, without its author: nobody needs that before a case is opened.
 *
 * @param commentId of view {@code post.comment_fact}
 * @param account the unit under whose account it stands
 * @param publishedAt when it was written
 * @param reason APRESIASI or LAINNYA if it is no complaint, else null
 * @param classProbability of the class, 0 to 1; of the model, also where a person decided otherwise
 * @param complaintProbability that it is a complaint, 0 to 1
 * @param needsReview whether the class is in doubt and nobody decided it
 * @param topic null if there is none
 * @param topics the model's three likeliest, the likeliest first
 * @param unit who should act on it; null if nothing tells
 * @param place kecamatan, desa or kelurahan it is about; null if unknown
 * @param placeCandidates units that may be meant where the text leaves it open
 * @param urgency codes of what makes it urgent; not empty = DARURAT
 * @param secrecy codes of why the public must not see it; not empty = RAHASIA
 * @param byPerson what people decided
 * @param comment what the platform shows of it
 */
public record Candidate(
        long commentId,
        UnitId account,
        Platform platform,
        Instant publishedAt,
        CaseState state,
        @Nullable String reason,
        CommentClass commentClass,
        BigDecimal classProbability,
        BigDecimal complaintProbability,
        boolean needsReview,
        @Nullable ComplaintTopic topic,
        List<TopicGuess> topics,
        @Nullable UnitId unit,
        ProposedBy unitBy,
        @Nullable UnitId place,
        PlacedBy placeBy,
        List<UnitId> placeCandidates,
        List<String> urgency,
        List<String> secrecy,
        Set<CandidateField> byPerson,
        Comment comment) {

    /** How the unit was found. */
    public enum ProposedBy {
        /** A row of the remit table. */
        TUPOKSI,
        /** The comment names it. */
        DISEBUT,
        /** It stands under this unit's own account. */
        AKUN,
        ORANG,
        TIDAK_ADA
    }

    /** How the place was found. */
    public enum PlacedBy {
        TEKS,
        /** From the account it stands under. */
        AKUN,
        ORANG,
        TIDAK_ADA
    }

    /**
     * What module {@code post} gives at this moment; nothing of it is kept here.
     *
     * @param text empty once it was forgotten
     * @param forgotten whether its time is over, or somebody asked for its deletion
     * @param goneAt when it left its platform, null if it stands there
     * @param permalink null if the platform gives none
     * @param postId the post it stands under, null if we do not have it
     * @param postExcerpt beginning of that post's text, null without it
     */
    public record Comment(
            String text,
            boolean forgotten,
            @Nullable Instant goneAt,
            @Nullable String permalink,
            @Nullable Long postId,
            @Nullable String postExcerpt) {

        @Override
        public String toString() {
            return "Comment[forgotten=" + forgotten + "]";
        }
    }
}
