package id.pantas.registry;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Enters and changes units, accounts and appointments. Every verb is one transaction (or joins the caller's), writes
 * the audit log, and throws {@link Refusal} with nothing changed if the entry is not acceptable. Writers take turns,
 * also over several nodes, so of two people who enter the same at once one is told so.
 */
public interface Registry {

    /** Registers a unit; its slug is made from its name and stays the same for ever. */
    UnitId addUnit(NewUnit unit);

    /** Registers many units, all or none; a kecamatan must be registered before its desa. */
    List<UnitId> addUnits(List<NewUnit> units);

    /** Gives a unit another name; the slug stays. Nothing happens if both are as they were. */
    void renameUnit(UnitId unit, String name, String shortName);

    /**
     * Changes name, short name, league and area code at once, all or nothing; what is as it was is left alone.
     *
     * @param league as it is for all but OPD
     * @param areaCode empty or null takes it away
     */
    void changeUnit(UnitId unit, String name, String shortName, @Nullable League league, @Nullable String areaCode);

    /**
     * Moves an OPD between the two leagues of OPD.
     *
     * @throws Refusal also if the unit is no OPD
     */
    void changeLeague(UnitId unit, League league);

    /** Sets the area code of a kecamatan, desa or kelurahan; null takes it away. */
    void changeAreaCode(UnitId unit, @Nullable String areaCode);

    /**
     * Closes a unit: its accounts are retired, its appointments end on the day before {@code today}, its history stays.
     *
     * @throws Refusal also if other active units belong to it
     */
    void dissolve(UnitId unit, LocalDate today);

    /**
     * Accounts in use that a handle could be mistaken for, other than the unit's own on other platforms.
     *
     * @throws Refusal if the handle cannot be one of that platform
     */
    List<LookAlike> lookAlikes(UnitId unit, Platform platform, String handle);

    /**
     * Registers an account. One that this unit had retired is taken into use again under its old identity. An account
     * never moves: while it is in use at another unit it is refused, naming that unit.
     *
     * @throws LookAlikesUnconfirmed if it resembles others and nobody confirmed it
     */
    AccountId addAccount(NewAccount account);

    /** Registers many accounts, all or none; look-alikes are not looked for. */
    List<AccountId> addAccounts(List<NewAccount> accounts);

    /** The unit no longer uses it; nothing more is collected, its history stays. Repeatable. */
    void retireAccount(AccountId account);

    /**
     * Appoints somebody.
     *
     * @throws Refusal also if the unit has another PIC on one of these days
     */
    AppointmentId appoint(NewAppointment appointment);

    /**
     * Ends an appointment, or moves its end.
     *
     * @param lastDay last day it holds, inclusive
     */
    void endAppointment(AppointmentId appointment, LocalDate lastDay);

    /** Corrects name, phone and decree of an appointment; its unit, role and days stay. */
    void correctAppointment(AppointmentId appointment, String person, @Nullable String phone, String decree);
}
