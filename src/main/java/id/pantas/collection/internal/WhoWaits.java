package id.pantas.collection.internal;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CollectionFailure.Scope;
import id.pantas.registry.Platform;

/** Who has to wait after a failure. The one place that decides it, for posts and for comments. */
enum WhoWaits {
    /** Only the account: its own credential, its own limit, its own trouble. */
    ACCOUNT,
    /** Every account without a credential of its own: the credential they share. */
    SHARED_CREDENTIAL,
    /** Every account of the platform: its app, or the platform itself. */
    PLATFORM;

    /** Websites share nothing, whatever is said. An owner's own credential is nobody else's. */
    static WhoWaits of(CollectionFailure failure, Platform platform, AccountAccess.Means means) {
        if (platform == Platform.WEBSITE || failure.scope() == Scope.ACCOUNT) {
            return ACCOUNT;
        }
        if (failure.scope() == Scope.PLATFORM) {
            return PLATFORM;
        }
        return means.own() ? ACCOUNT : SHARED_CREDENTIAL;
    }

    /** Whether it is an owner's own credential that the platform does not accept now. */
    static boolean ownCredential(CollectionFailure failure, AccountAccess.Means means) {
        return means.own() && failure.scope() == Scope.CREDENTIAL;
    }

    /** Whom a pause of the platform concerns. */
    Scope pauseScope() {
        return this == SHARED_CREDENTIAL ? Scope.CREDENTIAL : Scope.PLATFORM;
    }
}
