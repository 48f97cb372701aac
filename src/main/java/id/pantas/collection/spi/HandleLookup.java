package id.pantas.collection.spi;

import id.pantas.credential.Credential;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which handles known accounts have now. Platforms keep an account's identifier when its owner changes the handle; a
 * collector that reads by identifier goes on and would never notice. A port of its own, because not every platform tells it;
 * rules as for {@link PlatformCollector}.
 */
public interface HandleLookup {

    Platform platform();

    /** Accounts that share a credential and are asked about with one visit, at least 1. */
    default int handlesAtOnce() {
        return 1;
    }

    /** The most a visit about so many accounts can cost, in units of the platform's budget. */
    default int handlesCost(int accounts) {
        return 1;
    }

    /** How long one answer is good enough; what it costs decides. */
    default Duration handlesEvery() {
        return Duration.ofDays(1);
    }

    /**
     * Asks for the present handles.
     *
     * @param accounts at most {@link #handlesAtOnce()}
     * @param credential what to ask with; null if the platform needs none, or as long as it stands in the settings
     * @throws CollectionFailure if nothing usable came back
     */
    Handles handles(List<OfficialAccount> accounts, @Nullable Credential credential, Instant now)
            throws CollectionFailure;

    /**
     * What a platform told.
     *
     * @param present handles as the platform writes them, only of accounts whose identity is certain: asked for by the
     *     identifier that the registry keeps, or with the very consent that their owner gave
     * @param spent units of the platform's budget the visit cost
     */
    record Handles(Map<AccountId, String> present, int spent) {}
}
