package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.classification.DecidedBy;
import id.pantas.classification.LabelTrust;
import id.pantas.classification.ReaderAgreement;
import id.pantas.classifier.ContentClass;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Labels as the score reads them. While the model's labels may move no rank, one that the model gave is read as the best
 * class there is, whatever it says, with the worst of its own readings as the lower end of the range: so it neither lifts
 * nor lowers anybody against others. A person's label always counts as it is.
 */
@Repository
class CountedLabels {

    static final Counted NONE = new Counted(null, null);

    /** A period is settled at its freeze, on the Friday after its end at 08.00; later agreement no longer touches it. */
    static final Duration SETTLED_AFTER = Duration.ofHours(4 * 24 + 8);

    private final JdbcClient database;
    private final LabelTrust trust;
    private final Clock clock;

    CountedLabels(JdbcClient database, LabelTrust trust, Clock clock) {
        this.database = database;
        this.trust = trust;
        this.clock = clock;
    }

    /** The labels of those posts that have one. */
    Map<Long, Counted> of(Collection<Long> posts, Period period, Formula formula) {
        boolean trusted = suspendedBy(period).isEmpty();
        Map<Long, Counted> labels = new HashMap<>();
        database.sql("""
                        select post_id, content_class, case when needs_review then alternative end, decided_by
                          from classification.current_label where post_id = any(:posts)
                        """)
                .param("posts", posts.stream().sorted().toArray(Long[]::new))
                .query(row -> {
                    Counted label = new Counted(kind(row.getString(2)), kind(row.getString(3)));
                    boolean byModel = DecidedBy.MODEL.name().equals(row.getString(4));
                    labels.put(row.getLong(1), byModel && !trusted ? open(label, formula.base()) : label);
                });
        return labels;
    }

    /** The agreement because of which the model's labels move no rank in this period; empty while they may. */
    Optional<ReaderAgreement> suspendedBy(Period period) {
        return trust.at(at(period)).filter(agreement -> !agreement.sufficient());
    }

    private Instant at(Period period) {
        Instant now = clock.instant();
        Instant settled = period.end().plus(SETTLED_AFTER);
        return now.isBefore(settled) ? now : settled;
    }

    private static Counted open(Counted label, Map<ContentKind, BigDecimal> base) {
        Comparator<ContentKind> byWorth = Comparator.comparing(kind -> Reading.worth(kind, base));
        ContentKind best = Stream.of(ContentClass.values())
                .map(ContentKind::of)
                .max(byWorth)
                .orElseThrow();
        ContentKind worst = Stream.of(label.kind(), label.alternative())
                .filter(kind -> kind != null)
                .min(byWorth)
                .orElse(best);
        return new Counted(best, worst);
    }

    private static @Nullable ContentKind kind(@Nullable String code) {
        return code == null ? null : ContentKind.of(ContentClass.valueOf(code));
    }

    /**
     * @param kind the label in force, null while there is none
     * @param alternative the other class it may be, null if it is not in doubt
     */
    record Counted(@Nullable ContentKind kind, @Nullable ContentKind alternative) {}
}
