package id.pantas.review.web;

import id.pantas.classification.DecidedBy;
import id.pantas.classification.Label;
import id.pantas.classification.LabelReason;
import id.pantas.classification.LabelledPost;
import id.pantas.classifier.ContentClass;
import id.pantas.classifier.DecidingWord;
import id.pantas.registry.Unit;
import id.pantas.web.WebLinks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A post as people read it to decide what it is.
 *
 * @param address where it stands, null unless it is a plain http or https address
 * @param duplicate message key of its mark, null for an original
 * @param label null while it has none
 * @param words the words that decided in quotation marks, null if there are none
 */
record PostView(
        long id,
        String unitName,
        @Nullable String unitSlug,
        String platform,
        Instant publishedAt,
        String text,
        @Nullable String address,
        @Nullable String duplicate,
        @Nullable Long duplicateOf,
        boolean repost,
        @Nullable Instant goneAt,
        @Nullable Chip label,
        @Nullable String words) {

    private static final int EXCERPT = 140;

    static PostView of(LabelledPost post, @Nullable Unit unit, @Nullable LabelReason reason) {
        Label label = reason == null ? post.label() : reason.label();
        return new PostView(
                post.postId(),
                unit == null ? "–" : unit.name(),
                unit == null ? null : unit.slug(),
                post.platform().name(),
                post.publishedAt(),
                post.text(),
                WebLinks.safe(post.permalink()),
                post.duplicate() == null ? null : "classification.duplicate." + post.duplicate(),
                post.duplicateOf(),
                post.repost(),
                post.goneAt(),
                label == null ? null : Chip.of(label),
                reason == null || reason.words().isEmpty() ? null : quoted(reason.words()));
    }

    public String excerpt() {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= EXCERPT ? line : cut(line) + " …";
    }

    /** Never through the middle of a picture sign. */
    private static String cut(String line) {
        int end = Character.isHighSurrogate(line.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
        return line.substring(0, end);
    }

    private static String quoted(List<DecidingWord> words) {
        return words.stream().map(word -> "“" + word.word() + "”").collect(Collectors.joining(", "));
    }

    /**
     * A label.
     *
     * @param probability with two decimals and a comma, null beside a person's decision
     * @param mark stands for exactly this label
     */
    record Chip(
            ContentClass code,
            @Nullable String probability,
            ContentClass alternative,
            @Nullable String alternativeProbability,
            boolean doubt,
            boolean byPerson,
            String mark) {

        static Chip of(Label label) {
            boolean byPerson = label.decidedBy() == DecidedBy.PERSON;
            return new Chip(
                    label.contentClass(),
                    byPerson ? null : decimals(label.probability()),
                    label.alternative(),
                    byPerson ? null : decimals(label.alternativeProbability()),
                    label.needsReview(),
                    byPerson,
                    label.mark());
        }

        /** Cut, not rounded: only what is certain reads 1,00. */
        private static String decimals(BigDecimal probability) {
            return probability.setScale(2, RoundingMode.DOWN).toPlainString().replace('.', ',');
        }
    }
}
