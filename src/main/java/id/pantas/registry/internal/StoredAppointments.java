package id.pantas.registry.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.Appointment;
import id.pantas.registry.AppointmentRole;
import id.pantas.registry.Appointments;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading appointments. */
@Service
@Transactional(readOnly = true)
class StoredAppointments implements Appointments {

    private final AppointmentRepository appointments;
    private final Units units;
    private final PeriodCalendar calendar;

    StoredAppointments(AppointmentRepository appointments, Units units, PeriodCalendar calendar) {
        this.appointments = appointments;
        this.units = units;
        this.calendar = calendar;
    }

    @Override
    public Optional<Appointment> picOf(UnitId unit, Instant at) {
        return holding(unit, AppointmentRole.PIC, at).stream().findFirst();
    }

    @Override
    public List<Appointment> deputiesOf(UnitId unit, Instant at) {
        return holding(unit, AppointmentRole.WAKIL, at);
    }

    @Override
    public Map<UnitId, Appointment> picsOf(Collection<UnitId> wanted, Instant at) {
        Set<UnitId> ids = new HashSet<>(wanted);
        Map<UnitId, Appointment> found = new HashMap<>();
        for (KeptAppointment kept : appointments.holding(AppointmentRole.PIC, day(at))) {
            Appointment appointment = kept.toAppointment();
            if (ids.contains(appointment.unit())) {
                found.put(appointment.unit(), appointment);
            }
        }
        return found;
    }

    @Override
    public List<Appointment> ofUnit(UnitId unit) {
        return appointments.ofUnit(unit).stream()
                .map(KeptAppointment::toAppointment)
                .toList();
    }

    @Override
    public List<Appointment> all() {
        return appointments.all().stream().map(KeptAppointment::toAppointment).toList();
    }

    @Override
    public List<Unit> vacant(Instant at) {
        List<Unit> active = units.active().stream()
                .filter(unit -> unit.kind() != UnitKind.PIMPINAN)
                .toList();
        Map<UnitId, Appointment> pics = picsOf(active.stream().map(Unit::id).toList(), at);
        return active.stream().filter(unit -> !pics.containsKey(unit.id())).toList();
    }

    private List<Appointment> holding(UnitId unit, AppointmentRole role, Instant at) {
        LocalDate day = day(at);
        return ofUnit(unit).stream()
                .filter(appointment -> appointment.role() == role && appointment.holdsOn(day))
                .sorted(Comparator.comparing(Appointment::firstDay))
                .toList();
    }

    private LocalDate day(Instant at) {
        return at.atZone(calendar.zone()).toLocalDate();
    }
}
