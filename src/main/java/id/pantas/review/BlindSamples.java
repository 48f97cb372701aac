package id.pantas.review;

import id.pantas.classifier.ContentClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Weekly samples of posts that two people label without seeing the model's label or each other's, to know how far people
 * agree; scoring method 3.4, classifier rules.
 */
public interface BlindSamples {

    /**
     * Draws the sample of the week that ended last, if it is Monday 06.00 or later, there is none yet, and there are two
     * people and enough posts for it. Repeatable.
     *
     * @return whether one was drawn
     */
    boolean drawDue(Instant now);

    /** Samples that are not completed, the oldest first. */
    List<Progress> open();

    /** What this person has to read of a sample, in the order drawn; empty unless the person is one of its readers. */
    Optional<Sheet> sheet(long sample, String reader);

    /**
     * Keeps a person's reading of one post, also instead of an earlier one. The last reading completes the sample, and
     * what it shows goes to {@link id.pantas.classification.LabelTrust}.
     *
     * @throws IllegalArgumentException if this is none of the person's posts, or the sample is complete
     */
    void read(long sample, int position, String reader, ContentClass contentClass);

    /**
     * Forgets a person's reading of one post, while the sample is not complete.
     *
     * @throws IllegalArgumentException as {@link #read}
     */
    void takeBack(long sample, int position, String reader);

    /**
     * Gives the place of a reader who has not read anything yet to another person.
     *
     * @return false if the reader has begun, or the person is the other reader
     */
    boolean takeOver(long sample, String from, String person);

    /** Completed samples, the newest first. */
    List<SampleResult> results(int most);

    /**
     * @param week the Monday the week began with, in the regency's zone
     * @param oneDone posts the first reader has read
     */
    record Progress(
            long sample, LocalDate week, int posts, String readerOne, int oneDone, String readerTwo, int twoDone) {}

    /** A person's part of a sample. */
    record Sheet(long sample, LocalDate week, List<Line> lines) {

        public long done() {
            return lines.stream().filter(line -> line.read() != null).count();
        }

        /** The next post to read after this place, else the first one unread; null if all are read. */
        public @Nullable Line nextAfter(int position) {
            return lines.stream()
                    .filter(line -> line.read() == null && line.position() > position)
                    .findFirst()
                    .orElseGet(() -> lines.stream()
                            .filter(line -> line.read() == null)
                            .findFirst()
                            .orElse(null));
        }
    }

    /** @param read the class this person read, null until then */
    record Line(int position, long post, @Nullable ContentClass read) {}
}
