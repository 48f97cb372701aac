package id.pantas.classification.web;

import id.pantas.classification.DecidedBy;
import id.pantas.classification.Label;
import id.pantas.classification.LabelledPost;
import id.pantas.classifier.ContentClass;
import id.pantas.registry.Unit;
import id.pantas.web.WebLinks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post as a card shows it.
 *
 * @param address its address on its platform, null unless it is a plain http or https address
 * @param words the words that decided, the heaviest first; empty when a person decided
 * @param duplicate message key of its duplicate mark, null for an original
 * @param note whose post it repeats, null if that is not known
 */
record PostCard(
        long id,
        String unitName,
        @Nullable String unitSlug,
        String platform,
        Instant publishedAt,
        String text,
        @Nullable String address,
        @Nullable Chip label,
        List<String> words,
        @Nullable Long likes,
        @Nullable Long comments,
        @Nullable Long shares,
        @Nullable Long views,
        @Nullable Instant countedAt,
        @Nullable String duplicate,
        @Nullable Long duplicateOf,
        boolean repost,
        @Nullable RepostNote note,
        @Nullable Instant goneAt) {

    /** @param probability with two decimals and a comma, null beside a person's decision */
    record Chip(
            String code,
            String text,
            @Nullable String probability,
            boolean doubt,
            String alternative,
            boolean byPerson,
            String modelVersion) {

        static Chip of(Label label) {
            boolean byPerson = label.decidedBy() == DecidedBy.PERSON;
            return new Chip(
                    label.contentClass().name(),
                    label.contentClass().displayName(),
                    byPerson ? null : decimals(label.probability()),
                    label.needsReview(),
                    label.alternative().displayName(),
                    byPerson,
                    label.modelVersion());
        }
    }

    static PostCard of(LabelledPost post, @Nullable Unit unit, List<String> words, @Nullable RepostNote note) {
        Label label = post.label();
        return new PostCard(
                post.postId(),
                unit == null ? "–" : unit.name(),
                unit == null ? null : unit.slug(),
                post.platform().name(),
                post.publishedAt(),
                post.text(),
                WebLinks.safe(post.permalink()),
                label == null ? null : Chip.of(label),
                label != null && label.decidedBy() == DecidedBy.MODEL ? words : List.of(),
                post.counts().likes(),
                post.counts().comments(),
                post.counts().shares(),
                post.counts().views(),
                post.countedAt(),
                isMarked(post, note) ? "classification.duplicate." + post.duplicate() : null,
                post.duplicateOf(),
                post.repost(),
                note,
                post.goneAt());
    }

    /** A copy that repeats its source openly is a repost, and called so only. */
    private static boolean isMarked(LabelledPost post, @Nullable RepostNote note) {
        boolean openly = note != null && post.repost() && "COPY".equals(post.duplicate());
        return post.duplicate() != null && !openly;
    }

    /** What a person may choose. */
    static List<ContentClass> choices() {
        return List.of(ContentClass.values());
    }

    /** Cut, not rounded: only what is certain reads 1,00. */
    static String decimals(BigDecimal probability) {
        return probability.setScale(2, RoundingMode.DOWN).toPlainString().replace('.', ',');
    }
}
