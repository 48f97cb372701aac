package id.pantas.registry;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identity of an appointment. */
@Embeddable
public record AppointmentId(UUID value) implements Serializable {

    public static AppointmentId of(String uuid) {
        return new AppointmentId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
