package id.pantas.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who answers for which unit, and which units nobody answers for. Days are counted in the regency's zone. */
public interface Appointments {

    /** The PIC of a unit at an instant; empty = vacant. */
    Optional<Appointment> picOf(UnitId unit, Instant at);

    /** The deputies of a unit at an instant, by their first day. */
    List<Appointment> deputiesOf(UnitId unit, Instant at);

    /** The PICs of many units at an instant; a unit that is missing in the result is vacant. */
    Map<UnitId, Appointment> picsOf(Collection<UnitId> units, Instant at);

    /** All appointments of a unit, past and future ones too, the latest first. */
    List<Appointment> ofUnit(UnitId unit);

    /** Every appointment, by unit and first day; for exchange files. */
    List<Appointment> all();

    /** Active units other than leaders that have no PIC at an instant, by name. */
    List<Unit> vacant(Instant at);
}
