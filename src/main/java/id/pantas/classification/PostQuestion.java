package id.pantas.classification;

import id.pantas.classifier.ContentClass;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which posts are asked for; null = does not matter.
 *
 * @param from first instant of publication, inclusive
 * @param to last instant of publication, exclusive
 * @param words posts whose text contains this, in any case; without {@code from} it looks at the whole history, slowly
 * @param inDoubt only posts whose label is in doubt
 * @param duplicates true = only duplicates, false = only originals
 * @param reposts true = only reposts, false = none
 */
public record PostQuestion(
        @Nullable UnitId unit,
        @Nullable Platform platform,
        @Nullable ContentClass contentClass,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String words,
        boolean inDoubt,
        @Nullable Boolean duplicates,
        @Nullable Boolean reposts) {}
