package id.pantas.collection.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.collection.Accounts;
import id.pantas.collection.Loopback;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.credential.Credential;
import id.pantas.credential.CredentialId;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Adapters of Meta's platforms against a server on loopback. */
final class Meta {

    static final String TOKEN = "EAABsystemUserOfTests";
    static final String SECRET = "app-secret-of-tests";
    /** HMAC-SHA256 of the token under the secret, from another tool. */
    static final String PROOF = "155d8b1cac3c40e4273a60e65a598b23627bcbf6bba7ea738ffac2023532480d";

    static final String ASKING = "17841400000000001";

    private Meta() {}

    static MetaProperties settings(URI address, String token) {
        return new MetaProperties(
                address, "v26.0", token, token == null ? null : SECRET, token == null ? null : ASKING);
    }

    static GraphClient client(URI address) {
        return new GraphClient(GraphClient.folder(address, "address"), "v26.0", Loopback.http(GraphClient.LIMITS));
    }

    static GraphClient threads(URI address) {
        return new GraphClient(GraphClient.folder(address, "address"), "v1.0", Loopback.http(GraphClient.LIMITS));
    }

    /** A credential of one account, or of the whole platform if {@code own} is null. */
    static Credential credential(OfficialAccount account, boolean own, String token, Map<String, String> parts) {
        AccountId id = own ? account.id() : null;
        return new Credential(new CredentialId(UUID.randomUUID()), account.platform(), id, token, parts, null);
    }

    static Request page(OfficialAccount account, String watermark, String cursor, Credential credential) {
        return new Request(
                account, watermark, cursor, Accounts.NOW.minusSeconds(30 * 86_400L), Accounts.NOW, credential);
    }

    static CollectionFailure failure(ThrowingCallable call, FailureKind kind, Instant retryAt) {
        CollectionFailure failure = catchThrowableOfType(CollectionFailure.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryAt()).isEqualTo(retryAt);
        assertThat(failure).hasMessageNotContaining(TOKEN).hasMessageNotContaining(SECRET);
        assertThat(String.valueOf(failure.answer())).doesNotContain(TOKEN).doesNotContain("EAAB");
        return failure;
    }
}
