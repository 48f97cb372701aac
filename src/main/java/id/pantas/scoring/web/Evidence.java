package id.pantas.scoring.web;

import id.pantas.scoring.Component;
import id.pantas.scoring.ScoreItem;
import id.pantas.scoring.ScoredPost;
import id.pantas.scoring.UnitScore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a score: a post and what it adds.
 *
 * @param post null if its row is not readable any more
 * @param rho its reactions against what is usual for the account; null if it is not among the compared ones
 */
record Evidence(
        ScoreItem item, @Nullable ScoredPost post, @Nullable BigDecimal rho) {

    /** What rows are shown together; the codes stand in addresses. */
    enum Section {
        /** Posts that add to the score, the newest first. */
        DIHITUNG(Component.WORK_CONTENT),
        /** Posts that do not, with their reasons. */
        LAINNYA(Component.WORK_CONTENT),
        /** What made its day an active one. */
        HARI(Component.CONSISTENCY),
        /** Contents by their reactions, from the quietest to the loudest. */
        GAUNG(Component.RESONANCE),
        /** First responses to citizens. */
        JAWABAN(Component.SPEED),
        /** What became of complaints. */
        TUNTAS(Component.COMPLETION),
        /** The hours at which the leaders' accounts are watched. */
        PATROLI(Component.PATROL),
        /** The leader's posts, and those of peers. */
        REPOST(Component.REPOST);

        private final Component component;

        Section(Component component) {
            this.component = component;
        }

        public Component component() {
            return component;
        }

        private boolean shows(ScoreItem item) {
            return switch (this) {
                case DIHITUNG -> item.value().signum() > 0;
                case LAINNYA -> item.value().signum() <= 0;
                case HARI, GAUNG -> item.post() != null;
                case JAWABAN, TUNTAS, PATROLI, REPOST -> true;
            };
        }
    }

    static List<Evidence> of(Section section, UnitScore score) {
        Map<Long, BigDecimal> measured = new HashMap<>();
        for (ScoreItem item : score.items(Component.RESONANCE)) {
            Long post = item.post();
            BigDecimal measure = item.measure();
            if (post != null && measure != null) {
                measured.put(post, measure);
            }
        }
        List<Evidence> rows = score.items(section.component()).stream()
                .filter(section::shows)
                .map(item -> of(item, score.posts(), measured))
                .toList();
        return section == Section.GAUNG
                ? rows
                : rows.stream()
                        .sorted(Comparator.comparing(Evidence::sortKey).reversed())
                        .toList();
    }

    private static Evidence of(ScoreItem item, Map<Long, ScoredPost> posts, Map<Long, BigDecimal> measured) {
        Long post = item.post();
        return post == null ? new Evidence(item, null, null) : new Evidence(item, posts.get(post), measured.get(post));
    }

    private String sortKey() {
        if (post != null) {
            return post.publishedAt().toString();
        }
        LocalDate day = item.day();
        return day == null ? "" : day + " " + item.subject();
    }

    /** Its value is a part of a median and says nothing by itself. */
    public boolean worth() {
        return item.component() != Component.RESONANCE;
    }
}
