package id.pantas.complaint.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OfficeNamesTests {

    /** Its short name is its whole name, so all that people call it is one word. */
    @Test
    void anOfficeMayHaveASingleName() {
        Unit single = office("Satpol PP", "Satpol PP");
        Unit social = office("Dinas Sosial", "Dinsos");
        OfficeNames names = new OfficeNames(List.of(single, social));
        assertThat(names.holding("satpol")).isEqualTo(single);
        assertThat(names.holding("rumah sakit|dinas sosial")).isEqualTo(social);
        assertThat(names.holding("pemadam")).isNull();
    }

    private static Unit office(String name, String shortName) {
        return new Unit(
                new UnitId(UUID.randomUUID()), UnitKind.OPD, null, name, shortName, shortName, null, null, true);
    }
}
