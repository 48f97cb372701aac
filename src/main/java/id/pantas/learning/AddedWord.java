package id.pantas.learning;

import java.time.Instant;

/**
 * A word that staff added to a group of meaning.
 *
 * @param group code of the group, e.g. {@code posts:ucapan}
 * @param word as typed
 * @param folded as it is compared
 * @param language which language it is of, e.g. Sunda
 */
public record AddedWord(
        long id,
        String group,
        String word,
        String folded,
        String language,
        String note,
        String addedBy,
        Instant addedAt) {}
