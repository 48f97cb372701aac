package id.pantas.collection;

import id.pantas.collection.spi.PlatformCollector;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.UUID;

/** Official accounts for tests of the adapters, and requests about them. */
public final class Accounts {

    /** The present in tests whose recorded answers end on 20 November 2026. */
    public static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");

    private Accounts() {}

    public static OfficialAccount of(Platform platform, String handle, String nativeId) {
        return new OfficialAccount(
                new AccountId(UUID.randomUUID()),
                new UnitId(UUID.randomUUID()),
                platform,
                handle,
                nativeId,
                true,
                Instant.parse("2026-11-01T00:00:00Z"));
    }

    /** The first page since {@code watermark}, reaching back 30 days where there is none. */
    public static PlatformCollector.Request page(OfficialAccount account, String watermark) {
        return page(account, watermark, null);
    }

    public static PlatformCollector.Request page(OfficialAccount account, String watermark, String cursor) {
        return new PlatformCollector.Request(account, watermark, cursor, NOW.minusSeconds(30 * 86_400L), NOW);
    }
}
