package id.pantas.intake.links;

import id.pantas.intake.Confirmation;
import id.pantas.intake.PostLink;
import id.pantas.intake.SubmissionState;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a pasted link.
 *
 * @param official the account it is proven to belong to, null unless it can be stored at once
 */
record Judgement(
        PostLink link,
        SubmissionState state,
        @Nullable String reason,
        List<String> arguments,
        Confirmation confirmation,
        @Nullable AccountId account,
        @Nullable OfficialAccount official,
        @Nullable Instant publishedAt,
        String text,
        @Nullable Long post) {

    static Judgement away(PostLink link, Confirmation confirmation, String reason, String... arguments) {
        return new Judgement(
                link,
                SubmissionState.TURNED_AWAY,
                reason,
                List.of(arguments),
                confirmation,
                null,
                null,
                null,
                "",
                null);
    }

    Judgement as(SubmissionState other, String otherReason, @Nullable Long stored) {
        return new Judgement(
                link, other, otherReason, List.of(), confirmation, account, official, publishedAt, text, stored);
    }
}
