package id.pantas.registry.internal;

import id.pantas.registry.AppointmentId;
import id.pantas.registry.AppointmentRole;
import id.pantas.registry.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AppointmentRepository extends Repository<KeptAppointment, AppointmentId> {

    KeptAppointment save(KeptAppointment appointment);

    void delete(KeptAppointment appointment);

    Optional<KeptAppointment> findById(AppointmentId id);

    @Query("select a from KeptAppointment a where a.unit = :unit order by a.firstDay desc, a.id.value")
    List<KeptAppointment> ofUnit(UnitId unit);

    @Query("select a from KeptAppointment a order by a.unit.value, a.firstDay, a.id.value")
    List<KeptAppointment> all();

    @Query("select a from KeptAppointment a where a.role = :role and a.firstDay <= :day"
            + " and (a.lastDay is null or a.lastDay >= :day)")
    List<KeptAppointment> holding(AppointmentRole role, LocalDate day);
}
