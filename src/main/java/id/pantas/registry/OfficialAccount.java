package id.pantas.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A social account or website that a unit declared as its own. One account belongs to one unit.
 *
 * @param handle the name people see: without {@code @} for X, {@code @name} or channel id for YouTube, the address for
 *     websites
 * @param nativeId the platform's own identifier, which survives a change of the handle; null until a collector or a
 *     person has found it
 * @param active false when the unit no longer uses it; nothing is collected then
 * @param registeredAt when it was entered here; the two introductory periods of scoring method 3.5 start then
 */
public record OfficialAccount(
        AccountId id,
        UnitId unit,
        Platform platform,
        String handle,
        @Nullable String nativeId,
        boolean active,
        Instant registeredAt) {}
