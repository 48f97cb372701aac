package id.pantas.classification;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the model's labels may move ranks. While people themselves do not agree what a text is, no label of a model can
 * be right or wrong; then only labels that persons decided count (scoring method 3.4, classifier rules).
 */
public interface LabelTrust {

    /** The newest agreement measured until then, inclusive; empty before the first. */
    Optional<ReaderAgreement> at(Instant when);

    /** Whether the model's labels may move ranks at this instant: not while the newest agreement is insufficient. */
    default boolean holds(Instant when) {
        return at(when).map(ReaderAgreement::sufficient).orElse(true);
    }

    /** Keeps what was measured; publishes {@link LabelTrustChanged} if that changes whether labels may move ranks. */
    void record(ReaderAgreement agreement);
}
