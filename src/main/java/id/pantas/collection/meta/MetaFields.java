package id.pantas.collection.meta;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.credential.CredentialScheme.Field;
import id.pantas.credential.CredentialScheme.Finding;
import java.util.HashMap;
import java.util.Map;

/** What goes into a credential of Meta, and what a refusal says of one. */
final class MetaFields {

    static final String TOKEN = "token";
    static final String APP_SECRET = "app-secret";
    static final String INSTAGRAM_ID = "instagram-id";

    private MetaFields() {}

    static Field field(String name, boolean secret, boolean required) {
        return new Field(name, "collection.meta.field." + name, secret, required);
    }

    /** Empty if the settings hold no token. */
    static Map<String, String> ofSettings(MetaProperties settings) {
        Map<String, String> entered = new HashMap<>();
        if (settings.token() != null) {
            entered.put(TOKEN, settings.token());
            if (settings.appSecret() != null) {
                entered.put(APP_SECRET, settings.appSecret());
            }
        }
        return entered;
    }

    static Finding finding(CollectionFailure failure) {
        return Finding.unusable(
                switch (failure.kind()) {
                    case AUTH -> Finding.REFUSED;
                    case PERMISSION, BAD_REQUEST -> Finding.PERMISSION;
                    case ACCOUNT_GONE, ACCOUNT_CHANGED -> Finding.OTHER_ACCOUNT;
                    case RATE_LIMITED, BUDGET_SPENT -> Finding.LIMITED;
                    case MALFORMED -> Finding.UNREADABLE;
                    default -> Finding.UNREACHABLE;
                });
    }
}
