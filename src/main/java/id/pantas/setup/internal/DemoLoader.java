package id.pantas.setup.internal;

import id.pantas.collection.CollectionRuns;
import id.pantas.identity.NewUser;
import id.pantas.identity.Users;
import id.pantas.registry.AppointmentRole;
import id.pantas.registry.Appointments;
import id.pantas.registry.Areas;
import id.pantas.registry.League;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewAppointment;
import id.pantas.registry.NewUnit;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Regency;
import id.pantas.registry.Registry;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import id.pantas.setup.internal.FirstStartRecord.Kind;
import id.pantas.simulator.SimulatedAccount;
import id.pantas.simulator.SimulatedRegency;
import id.pantas.simulator.SimulatedUnit;
import id.pantas.simulator.Simulator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Registers the simulator's regency: units, accounts, PICs and people who sign in. Only what is missing is added, so a
 * restart changes nothing; instances that start together take turns.
 */
@Component
@ConditionalOnBooleanProperty("pantas.demo")
@Order(0)
class DemoLoader implements ApplicationRunner {

    private static final long LOCK = 0x50414E5441530002L;

    private final Simulator simulator;
    private final FirstStartRecord installation;
    private final Areas areas;
    private final Registry registry;
    private final Units units;
    private final OfficialAccounts accounts;
    private final Appointments appointments;
    private final Users users;
    private final DemoConsents consents;
    private final DemoClearance clearance;
    private final CollectionRuns collection;
    private final TransactionOperations transactions;
    private final JdbcClient database;
    private final MessageSource messages;
    private final ZoneId zone;
    private final Clock clock;

    DemoLoader(
            Simulator simulator,
            FirstStartRecord installation,
            Areas areas,
            Registry registry,
            Units units,
            OfficialAccounts accounts,
            Appointments appointments,
            Users users,
            DemoConsents consents,
            DemoClearance clearance,
            CollectionRuns collection,
            TransactionOperations transactions,
            JdbcClient database,
            MessageSource messages,
            @Value("${pantas.zone:Asia/Jakarta}") ZoneId zone,
            Clock clock) {
        this.simulator = simulator;
        this.installation = installation;
        this.areas = areas;
        this.registry = registry;
        this.units = units;
        this.accounts = accounts;
        this.appointments = appointments;
        this.users = users;
        this.consents = consents;
        this.clearance = clearance;
        this.collection = collection;
        this.transactions = transactions;
        this.database = database;
        this.messages = messages;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> load(now));
        collection.enrol(now);
    }

    private void load(Instant now) {
        database.sql("select pg_advisory_xact_lock(:key)")
                .param("key", LOCK)
                .query((row, n) -> true)
                .single();
        SimulatedRegency regency = simulator.regency();
        Instant since = now.minus(Duration.ofDays(DemoSettings.DAYS));
        if (areas.regency().isEmpty()) {
            areas.declareRegency(new Regency(
                    regency.areaCode(), regency.name(), regency.name().replaceFirst("^Kabupaten ", ""), true));
        }
        Map<String, UnitId> known = units(regency);
        accounts(regency, known, since);
        appointments(regency, known, now, since.atZone(zone).toLocalDate());
        people(known);
        consents.give(now);
        clearance.record(now);
        installation.mark(Kind.PERAGAAN, now);
    }

    /** By the simulator's slug. */
    private Map<String, UnitId> units(SimulatedRegency regency) {
        Map<String, UnitId> byName = new HashMap<>();
        units.all().forEach((Unit unit) -> byName.put(unit.name(), unit.id()));
        Map<String, UnitId> bySlug = new HashMap<>();
        for (SimulatedUnit unit : regency.units()) {
            UnitId id = byName.get(unit.name());
            bySlug.put(unit.slug(), id != null ? id : registry.addUnit(described(unit, bySlug)));
        }
        return bySlug;
    }

    private static NewUnit described(SimulatedUnit unit, Map<String, UnitId> bySlug) {
        return new NewUnit(
                UnitKind.valueOf(unit.kind().name()),
                unit.league() == null ? null : League.valueOf(unit.league().name()),
                unit.name(),
                unit.shortName(),
                unit.parent() == null ? null : bySlug.get(unit.parent()),
                unit.areaCode());
    }

    private void accounts(SimulatedRegency regency, Map<String, UnitId> known, Instant since) {
        List<NewAccount> missing = new ArrayList<>();
        for (SimulatedAccount account : regency.accounts()) {
            Platform platform = Platform.valueOf(account.platform().name());
            if (accounts.findByHandle(platform, account.handle()).isEmpty()) {
                missing.add(
                        new NewAccount(known(known, account.unit()), platform, account.handle(), null, since, true));
            }
        }
        registry.addAccounts(missing);
    }

    private void appointments(SimulatedRegency regency, Map<String, UnitId> known, Instant now, LocalDate since) {
        int number = 0;
        for (SimulatedUnit unit : regency.units()) {
            number++;
            UnitId id = known(known, unit.slug());
            if (unit.picName() != null && appointments.picOf(id, now).isEmpty()) {
                String decree = "800/%03d/SK/%d".formatted(number, since.getYear());
                registry.appoint(
                        new NewAppointment(id, AppointmentRole.PIC, unit.picName(), null, decree, since, null));
            }
        }
    }

    private void people(Map<String, UnitId> known) {
        for (DemoPeople.Person person : DemoPeople.ALL) {
            if (users.findByUsername(person.username()).isEmpty()) {
                UnitId unit = person.unit() == null ? null : known(known, person.unit());
                users.create(new NewUser(
                        person.username(), nameOf(person), DemoPeople.PASSWORD, person.roles(), unit, false));
            }
        }
    }

    private String nameOf(DemoPeople.Person person) {
        return messages.getMessage(person.messageKey(), null, Texts.INDONESIAN);
    }

    private static UnitId known(Map<String, UnitId> known, @Nullable String slug) {
        return Objects.requireNonNull(known.get(slug), () -> "the simulator has no unit " + slug);
    }
}
