package id.pantas.credential;

import java.util.UUID;

/** Identifies a credential; says nothing of its secret, so it may be logged. */
public record CredentialId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
