package id.pantas.setup;

import java.util.UUID;

/** Identity of an uploaded table. */
public record ImportId(UUID value) {

    public static ImportId of(String uuid) {
        return new ImportId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
