package id.pantas.registry;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identity of a unit, the same for ever, whatever its name becomes. */
@Embeddable
public record UnitId(UUID value) implements Serializable {

    public static UnitId of(String uuid) {
        return new UnitId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
