package id.pantas.registry.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.registry.Appointment;
import id.pantas.registry.AppointmentId;
import id.pantas.registry.AppointmentRole;
import id.pantas.registry.NewAppointment;
import id.pantas.registry.Refusal;
import id.pantas.registry.UnitId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registers and ends appointments; called with the write turn taken, inside a transaction. */
@Component
class AppointmentDesk {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    private final AppointmentRepository appointments;
    private final UnitDesk units;
    private final AuditLog audit;

    AppointmentDesk(AppointmentRepository appointments, UnitDesk units, AuditLog audit) {
        this.appointments = appointments;
        this.units = units;
        this.audit = audit;
    }

    AppointmentId appoint(NewAppointment wanted) {
        units.required(wanted.unit());
        checkDays(wanted.firstDay(), wanted.lastDay());
        NewAppointment checked = new NewAppointment(
                wanted.unit(),
                wanted.role(),
                Words.line("person", wanted.person(), 3, 80),
                phone(wanted.phone()),
                Words.line("decree", wanted.decree(), 0, 120),
                wanted.firstDay(),
                wanted.lastDay());
        AppointmentId id = new AppointmentId(UUID.randomUUID());
        KeptAppointment kept = new KeptAppointment(id, checked);
        refuseSecondPic(kept.toAppointment());
        appointments.save(kept);
        audit.record(change("appointed", kept.toAppointment(), null, described(kept.toAppointment())));
        return id;
    }

    void end(AppointmentId id, LocalDate lastDay) {
        KeptAppointment kept = required(id);
        Appointment before = kept.toAppointment();
        checkDays(before.firstDay(), lastDay);
        if (lastDay.equals(before.lastDay())) {
            return;
        }
        // before the change: looking for others would write it, and the database would object first
        refuseSecondPic(new Appointment(
                before.id(),
                before.unit(),
                before.role(),
                before.person(),
                before.phone(),
                before.decree(),
                before.firstDay(),
                lastDay));
        kept.endOn(lastDay);
        appointments.save(kept);
        audit.record(change("appointmentEnded", before, described(before), described(kept.toAppointment())));
    }

    void correct(AppointmentId id, String person, @Nullable String phone, String decree) {
        KeptAppointment kept = required(id);
        Appointment before = kept.toAppointment();
        kept.correct(Words.line("person", person, 3, 80), phone(phone), Words.line("decree", decree, 0, 120));
        if (kept.toAppointment().equals(before)) {
            return;
        }
        appointments.save(kept);
        audit.record(change("appointmentCorrected", before, described(before), described(kept.toAppointment())));
    }

    /** Ends what holds on or after {@code today}; what has not begun by then is taken back. */
    void endAllOf(UnitId unit, LocalDate today) {
        for (KeptAppointment kept : appointments.ofUnit(unit)) {
            Appointment before = kept.toAppointment();
            if (!before.firstDay().isBefore(today)) {
                appointments.delete(kept);
                audit.record(change("appointmentEnded", before, described(before), null));
            } else if (before.lastDay() == null || !before.lastDay().isBefore(today)) {
                kept.endOn(today.minusDays(1));
                appointments.save(kept);
                audit.record(change("appointmentEnded", before, described(before), described(kept.toAppointment())));
            }
        }
    }

    private void refuseSecondPic(Appointment wanted) {
        if (wanted.role() != AppointmentRole.PIC) {
            return;
        }
        for (KeptAppointment other : appointments.ofUnit(wanted.unit())) {
            Appointment existing = other.toAppointment();
            if (existing.role() == AppointmentRole.PIC
                    && !existing.id().equals(wanted.id())
                    && overlap(existing, wanted)) {
                String until =
                        existing.lastDay() == null ? "…" : existing.lastDay().toString();
                throw new Refusal(
                        "firstDay",
                        "secondPic",
                        existing.person(),
                        existing.firstDay().toString(),
                        until);
            }
        }
    }

    private static boolean overlap(Appointment a, Appointment b) {
        return (a.lastDay() == null || !a.lastDay().isBefore(b.firstDay()))
                && (b.lastDay() == null || !b.lastDay().isBefore(a.firstDay()));
    }

    private KeptAppointment required(AppointmentId id) {
        return appointments
                .findById(id)
                .orElseThrow(() -> new Refusal("appointment", "noSuchAppointment", id.toString()));
    }

    private static void checkDays(LocalDate firstDay, @Nullable LocalDate lastDay) {
        if (firstDay.isBefore(EARLIEST) || firstDay.isAfter(LATEST)) {
            throw new Refusal("firstDay", "dayOutOfRange", firstDay.toString());
        }
        if (lastDay != null && lastDay.isAfter(LATEST)) {
            throw new Refusal("lastDay", "dayOutOfRange", lastDay.toString());
        }
        if (lastDay != null && lastDay.isBefore(firstDay)) {
            throw new Refusal("lastDay", "lastBeforeFirst", firstDay.toString(), lastDay.toString());
        }
    }

    private static @Nullable String phone(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String phone = Words.line("phone", typed, 0, 30);
        if (!phone.matches("\\+?[0-9()\\- .]{6,30}")) {
            throw new Refusal("phone", "phoneUnreadable", phone);
        }
        return phone;
    }

    /** Without the phone number: the log is read by more people than the registry. */
    private static String described(Appointment appointment) {
        String until =
                appointment.lastDay() == null ? "" : appointment.lastDay().toString();
        return "%s: %s, SK %s, %s – %s"
                .formatted(
                        appointment.role().displayName(),
                        appointment.person(),
                        appointment.decree().isEmpty() ? "–" : appointment.decree(),
                        appointment.firstDay(),
                        until);
    }

    private Change change(String action, Appointment appointment, @Nullable String from, @Nullable String to) {
        return new Change(
                "registry.audit." + action,
                "appointment",
                appointment.id().toString(),
                units.nameOf(appointment.unit()),
                from,
                to);
    }
}
