package id.pantas.intake;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a person answered about a file; null = not asked.
 *
 * @param zone in which the file's times are
 * @param dayFirst whether 03/04/2026 is 3 April
 * @param lifetime whether its numbers are totals since publication; otherwise they are left out
 * @param accountConfirmed whether the account that the file names is the unit's
 */
public record FileAnswers(
        @Nullable ZoneId zone,
        @Nullable Boolean dayFirst,
        @Nullable Boolean lifetime,
        boolean accountConfirmed) {

    public static final FileAnswers NONE = new FileAnswers(null, null, null, false);
}
