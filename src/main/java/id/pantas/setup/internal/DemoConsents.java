package id.pantas.setup.internal;

import id.pantas.credential.Connections;
import id.pantas.credential.Connections.KeyState;
import id.pantas.credential.ConsentScheme.Grant;
import id.pantas.credential.CredentialScheme.Ability;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.simulator.Failure;
import id.pantas.simulator.SimulatedAccount;
import id.pantas.simulator.SimulatedPlatform;
import id.pantas.simulator.Simulator;
import id.pantas.simulator.TikTokConsent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * The consents that owners of TikTok accounts gave before the demo began. One account is left to be connected by whoever
 * tries it, and one owner took the consent back afterwards.
 */
@Component
@ConditionalOnBooleanProperty("pantas.demo")
class DemoConsents {

    private static final String LEFT_OPEN = "dinkes";
    private static final String TAKEN_BACK = "disparpora";

    private final Simulator simulator;
    private final Connections connections;
    private final OfficialAccounts accounts;

    DemoConsents(Simulator simulator, Connections connections, OfficialAccounts accounts) {
        this.simulator = simulator;
        this.connections = connections;
        this.accounts = accounts;
    }

    /** What is there already stays, refused or not. */
    void give(Instant now) {
        for (SimulatedAccount account : simulator.regency().accountsOn(SimulatedPlatform.TIKTOK)) {
            if (account.unit().equals(TAKEN_BACK)) {
                simulator.failures().fail(account, Failure.TOKEN_EXPIRED);
            }
            if (!account.unit().equals(LEFT_OPEN) && connections.key() == KeyState.READY) {
                accounts.findByHandle(Platform.TIKTOK, account.handle())
                        .filter(known -> connections.ofAccount(known.id()).isEmpty())
                        .ifPresent(known -> keep(known, simulator.tikTokConsent(account), now));
            }
        }
    }

    private void keep(OfficialAccount account, TikTokConsent consent, Instant now) {
        connections.keep(
                account.id(),
                new Grant(
                        Platform.TIKTOK,
                        null,
                        account.handle(),
                        consent.accessToken(),
                        Map.of(
                                "refresh-token", consent.refreshToken(),
                                "scope", consent.scope(),
                                "open-id", consent.openId()),
                        List.of(
                                new Ability("credential.ability.posts", true),
                                new Ability("credential.ability.metrics", true),
                                new Ability("credential.ability.profile", true),
                                new Ability("credential.ability.comments", false)),
                        consent.expiresAt(),
                        consent.connectBy()),
                now);
    }
}
