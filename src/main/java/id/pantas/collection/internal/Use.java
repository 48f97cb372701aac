package id.pantas.collection.internal;

import id.pantas.credential.Credential;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;

/**
 * Who is about to use a platform, for what, and with which credential.
 *
 * @param credential identifier of an owner's own credential; empty for the one that accounts share
 */
record Use(Platform platform, AccountId account, Purpose purpose, String credential) {

    static Use of(Platform platform, AccountId account, Purpose purpose, AccountAccess.Means means) {
        Credential own = means.own() ? means.credential() : null;
        return new Use(
                platform, account, purpose, own == null ? "" : own.id().value().toString());
    }

    /** Whose count {@code meter} keeps. */
    String subject(Meter meter) {
        return switch (meter.whose()) {
            case PLATFORM, APP -> "";
            case CREDENTIAL -> credential;
            case ACCOUNT, COMMENTS -> account.value().toString();
        };
    }
}
