package id.pantas.identity;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identity of a person who signs in; stays when the name shown changes. */
@Embeddable
public record UserId(UUID value) implements Serializable {

    public static UserId of(String uuid) {
        return new UserId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
