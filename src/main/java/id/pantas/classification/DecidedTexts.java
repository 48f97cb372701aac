package id.pantas.classification;

import id.pantas.classifier.ContentClass;
import java.time.Instant;
import java.util.List;

/** The texts about which people decided, as long as the posts are kept. */
public interface DecidedTexts {

    /** The newest decisions in force, the oldest of them first; the judged text as it is kept, personal data included. */
    List<DecidedText> newest(int limit);

    /** How many decisions in force were made after {@code instant}. */
    long countAfter(Instant instant);

    /** One decision in force. */
    record DecidedText(long post, String text, ContentClass contentClass, Instant decidedAt) {}
}
