package id.pantas.registry.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.AccountHandle;
import id.pantas.registry.AccountId;
import id.pantas.registry.AppointmentId;
import id.pantas.registry.League;
import id.pantas.registry.LookAlike;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewAppointment;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the transaction of each verb, takes the write turn, and hands over to the desk in charge. */
@Service
@Transactional
class Registrar implements Registry {

    private final UnitDesk units;
    private final AccountDesk accounts;
    private final AppointmentDesk appointments;
    private final Resemblances resemblances;
    private final WriteTurn turn;
    private final PeriodCalendar calendar;

    Registrar(
            UnitDesk units,
            AccountDesk accounts,
            AppointmentDesk appointments,
            Resemblances resemblances,
            WriteTurn turn,
            PeriodCalendar calendar) {
        this.units = units;
        this.accounts = accounts;
        this.appointments = appointments;
        this.resemblances = resemblances;
        this.turn = turn;
        this.calendar = calendar;
    }

    @Override
    public UnitId addUnit(NewUnit unit) {
        turn.take();
        return units.add(List.of(unit), true).get(0);
    }

    @Override
    public List<UnitId> addUnits(List<NewUnit> wanted) {
        turn.take();
        return units.add(wanted, true);
    }

    @Override
    public void renameUnit(UnitId unit, String name, String shortName) {
        turn.take();
        units.rename(unit, name, shortName);
    }

    @Override
    public void changeUnit(
            UnitId unit, String name, String shortName, @Nullable League league, @Nullable String areaCode) {
        turn.take();
        units.rename(unit, name, shortName);
        if (league != null) {
            units.changeLeague(unit, league);
        }
        units.changeAreaCode(unit, areaCode);
    }

    @Override
    public void changeLeague(UnitId unit, League league) {
        turn.take();
        units.changeLeague(unit, league);
    }

    @Override
    public void changeAreaCode(UnitId unit, @Nullable String areaCode) {
        turn.take();
        units.changeAreaCode(unit, areaCode);
    }

    @Override
    public void dissolve(UnitId unit, LocalDate today) {
        turn.take();
        units.required(unit);
        accounts.retireAllOf(unit);
        appointments.endAllOf(unit, today);
        units.dissolve(unit, today.atStartOfDay(calendar.zone()).toInstant());
    }

    @Override
    @Transactional(readOnly = true)
    public List<LookAlike> lookAlikes(UnitId unit, Platform platform, String handle) {
        return resemblances.of(unit, AccountHandle.of(platform, handle));
    }

    @Override
    public AccountId addAccount(NewAccount account) {
        turn.take();
        return accounts.add(account);
    }

    @Override
    public List<AccountId> addAccounts(List<NewAccount> wanted) {
        turn.take();
        return accounts.addAll(wanted);
    }

    @Override
    public void retireAccount(AccountId account) {
        turn.take();
        accounts.retire(account);
    }

    @Override
    public AppointmentId appoint(NewAppointment appointment) {
        turn.take();
        return appointments.appoint(appointment);
    }

    @Override
    public void endAppointment(AppointmentId appointment, LocalDate lastDay) {
        turn.take();
        appointments.end(appointment, lastDay);
    }

    @Override
    public void correctAppointment(AppointmentId appointment, String person, @Nullable String phone, String decree) {
        turn.take();
        appointments.correct(appointment, person, phone, decree);
    }
}
