package id.pantas.registry;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identity of an official account in this application; the platform's own identifier is {@code nativeId}. */
@Embeddable
public record AccountId(UUID value) implements Serializable {

    public static AccountId of(String uuid) {
        return new AccountId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
