package id.pantas.scoring.internal;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a label in doubt is read; scoring method 3.4, classifier rules. */
enum Reading {
    /** As the better of the two classes: what counts provisionally. */
    FAVOURABLE,
    /** As the worse of the two: the lower end of the contested range. */
    UNFAVOURABLE;

    /** What the post is counted as; null while it has no label. */
    @Nullable
    ContentKind kindOf(PostFact post, Map<ContentKind, BigDecimal> base) {
        ContentKind label = post.label();
        ContentKind alternative = post.alternative();
        if (label == null || alternative == null) {
            return label;
        }
        int order = worth(alternative, base).compareTo(worth(label, base));
        boolean takeAlternative = this == FAVOURABLE ? order > 0 : order < 0;
        return takeAlternative ? alternative : label;
    }

    static BigDecimal worth(ContentKind kind, Map<ContentKind, BigDecimal> base) {
        return base.getOrDefault(kind, BigDecimal.ZERO);
    }
}
