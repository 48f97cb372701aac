package id.pantas.registry.internal;

import id.pantas.registry.Appointment;
import id.pantas.registry.AppointmentId;
import id.pantas.registry.AppointmentRole;
import id.pantas.registry.NewAppointment;
import id.pantas.registry.UnitId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An appointment as it is kept; both days inclusive. */
@Entity
@Table(schema = "registry", name = "appointment")
class KeptAppointment {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private AppointmentId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private UnitId unit;

    @Enumerated(EnumType.STRING)
    private AppointmentRole role;

    private String person;
    private @Nullable String phone;
    private String decree;
    private LocalDate firstDay;
    private @Nullable LocalDate lastDay;

    @Version
    private @Nullable Long version;

    /** Filled by Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected KeptAppointment() {}

    KeptAppointment(AppointmentId id, NewAppointment appointment) {
        this.id = id;
        this.unit = appointment.unit();
        this.role = appointment.role();
        this.person = appointment.person();
        this.phone = appointment.phone();
        this.decree = appointment.decree();
        this.firstDay = appointment.firstDay();
        this.lastDay = appointment.lastDay();
    }

    void endOn(@Nullable LocalDate lastDay) {
        this.lastDay = lastDay;
    }

    void correct(String person, @Nullable String phone, String decree) {
        this.person = person;
        this.phone = phone;
        this.decree = decree;
    }

    Appointment toAppointment() {
        return new Appointment(id, unit, role, person, phone, decree, firstDay, lastDay);
    }
}
