package id.pantas.credential.internal;

import id.pantas.credential.ConsentScheme;
import id.pantas.credential.CredentialScheme;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the adapters say of their platforms' credentials. Asked for late, because adapters ask for credentials themselves. */
@Component
class Schemes {

    private final ObjectProvider<CredentialScheme> schemes;
    private final ObjectProvider<ConsentScheme> consents;

    Schemes(ObjectProvider<CredentialScheme> schemes, ObjectProvider<ConsentScheme> consents) {
        this.schemes = schemes;
        this.consents = consents;
    }

    Optional<CredentialScheme> of(Platform platform) {
        return schemes.stream().filter(each -> each.platform() == platform).findFirst();
    }

    Optional<ConsentScheme> consentOf(Platform platform) {
        return consents.stream().filter(each -> each.platform() == platform).findFirst();
    }

    /** Where the owner of an account on {@code platform} is asked. */
    Optional<ConsentScheme> consentServing(Platform platform) {
        return consents.stream()
                .filter(each -> each.serves().contains(platform))
                .findFirst();
    }

    @Nullable
    Duration renewBefore(Platform platform) {
        CredentialScheme scheme = of(platform).orElse(null);
        return scheme == null ? null : scheme.renewBefore();
    }
}
