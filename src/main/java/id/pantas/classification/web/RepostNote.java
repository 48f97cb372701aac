package id.pantas.classification.web;

import id.pantas.post.RepostEvidence;
import id.pantas.post.RepostGrade;
import id.pantas.post.RepostLink;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Unit;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose post a post repeats, as a card says it.
 *
 * @param source handle of the original's account, or its unit's name where the handle is an address
 * @param chip message key of the chip, with the source
 * @param tone of the chip: {@code info} if it is certain or confirmed, {@code warn} if probable, {@code quiet} if rejected
 * @param evidence message key of the sentence that says why: source, words of the caption, similarity in percent
 * @param original id of the original, null while it is not collected
 * @param toDecide whether it is probable, so that staff may say what it is
 */
record RepostNote(
        String source,
        String chip,
        String tone,
        String evidence,
        @Nullable String named,
        @Nullable Double similarity,
        @Nullable Long original,
        @Nullable Instant originalPublishedAt,
        boolean toDecide,
        @Nullable Boolean confirmed,
        @Nullable String decidedBy) {

    static RepostNote of(RepostLink link, @Nullable OfficialAccount account, @Nullable Unit unit) {
        return new RepostNote(
                source(account, unit),
                "post.repost." + chip(link),
                !link.stands()
                        ? "quiet"
                        : link.grade() == RepostGrade.CERTAIN || Boolean.TRUE.equals(link.confirmed())
                                ? "info"
                                : "warn",
                "post.repost.evidence." + link.evidence().name(),
                Objects.requireNonNullElse(link.named(), "–"),
                link.similarity(),
                link.originalPost() == null || link.originalPost() == link.post() ? null : link.originalPost(),
                link.originalPublishedAt(),
                link.grade() == RepostGrade.PROBABLE,
                link.confirmed(),
                link.decidedBy());
    }

    private static String chip(RepostLink link) {
        if (!link.stands()) {
            return "notFrom";
        }
        if (link.evidence() == RepostEvidence.QUOTE) {
            return "quotes";
        }
        if (link.evidence() == RepostEvidence.COLLABORATION) {
            return "with";
        }
        return link.grade() == RepostGrade.CERTAIN || Boolean.TRUE.equals(link.confirmed()) ? "from" : "probablyFrom";
    }

    private static String source(@Nullable OfficialAccount account, @Nullable Unit unit) {
        if (account == null || account.handle().contains("/")) {
            return unit == null ? "–" : unit.name();
        }
        return account.handle().startsWith("@") ? account.handle() : "@" + account.handle();
    }
}
