package id.pantas.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An official account to be registered.
 *
 * @param handle as people type it: with or without {@code @}, or a link to the account
 * @param nativeId the platform's own identifier if it is known already, else null
 * @param since when it counts as registered; null = now
 * @param lookAlikesConfirmed a person has seen {@link Registry#lookAlikes} and says it is right; then they are not
 *     looked for again
 */
public record NewAccount(
        UnitId unit,
        Platform platform,
        String handle,
        @Nullable String nativeId,
        @Nullable Instant since,
        boolean lookAlikesConfirmed) {}
