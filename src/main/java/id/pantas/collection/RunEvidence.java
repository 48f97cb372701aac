package id.pantas.collection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept of a run: its record and the platform's own answers, for people who look after collection. */
public interface RunEvidence {

    Optional<CollectionRun> run(long id);

    /** The answers that were kept of a run, in the order in which they came; none after the retention time. */
    List<Answer> answers(long run);

    /**
     * The beginning of a kept answer, credentials masked.
     *
     * @param longest at most so many characters
     * @return empty if there is no such answer, or it is one about comments: those carry citizens' names and words
     */
    Optional<String> text(long run, int sequence, int longest);

    /**
     * @param address what was asked, without credentials
     * @param length bytes of the answer, uncompressed
     */
    record Answer(int sequence, String address, String contentType, Instant storedAt, int length) {}
}
