package id.pantas.collection;

import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When each kind of an account's data was last read without a fault. */
public interface LastGoodReads {

    /** Of those accounts that collection knows. */
    Map<AccountId, Kinds> of(Collection<AccountId> accounts);

    /**
     * @param posts the last good run of its posts; null if there was none
     * @param counts the last time the reactions to its earlier posts were asked for again (at the age of 24 or 72 hours); null
     *     if that was never due yet, or longer than 30 days ago
     * @param comments the last good round of its comments; null if there was none
     * @param commentsWatched whether its comments are read at all: those of leaders' accounts are
     * @param commentsFault why the last round of comments failed; null if it did not
     */
    record Kinds(
            @Nullable Instant posts,
            @Nullable Instant counts,
            @Nullable Instant comments,
            boolean commentsWatched,
            @Nullable FailureKind commentsFault) {}
}
