package id.pantas.collection.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.Coverage;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Adds the checks of accounts and days up; of today only what is over or done counts as planned. */
@Service
class CoverageOfChecks implements Coverage {

    private static final String COLUMNS = """
            select c.account_id, c.day, c.unit_id, c.platform, c.connected, c.planned, c.done, c.last_planned,
                   s.enrolled_at
              from collection.check_day c left join collection.account_state s using (account_id)
            """;

    private final JdbcClient database;
    private final CheckDays checks;
    private final PlatformStates platforms;
    private final PeriodCalendar calendar;

    CoverageOfChecks(JdbcClient database, CheckDays checks, PlatformStates platforms, PeriodCalendar calendar) {
        this.database = database;
        this.checks = checks;
        this.platforms = platforms;
        this.calendar = calendar;
    }

    @Override
    public UnitCoverage ofUnit(UnitId unit, LocalDate from, LocalDate to, Instant now) {
        return Objects.requireNonNull(ofUnits(List.of(unit), from, to, now).get(unit));
    }

    @Override
    public Map<UnitId, UnitCoverage> ofUnits(Collection<UnitId> units, LocalDate from, LocalDate to, Instant now) {
        Map<UnitId, Sum> sums = new LinkedHashMap<>();
        units.forEach(unit -> sums.put(unit, new Sum()));
        if (!sums.isEmpty()) {
            Map<Platform, Instant> connected = connectedSince();
            LocalDate today = checks.today(now);
            database.sql(COLUMNS + " where c.day between :from and :to and c.unit_id = any(:units)")
                    .param("from", from)
                    .param("to", to.isAfter(today) ? today : to)
                    .param("units", units.stream().map(UnitId::value).distinct().toArray(UUID[]::new))
                    .query(row -> {
                        Sum sum = sums.get(new UnitId(row.getObject("unit_id", UUID.class)));
                        if (sum != null) {
                            sum.add(accountDay(row, connected, now), row.getObject("account_id", UUID.class), today);
                        }
                    });
        }
        Map<UnitId, UnitCoverage> result = new HashMap<>();
        sums.forEach((unit, sum) -> result.put(unit, sum.of(unit)));
        return result;
    }

    @Override
    public List<AccountDay> ofAccount(AccountId account, LocalDate from, LocalDate to, Instant now) {
        Map<Platform, Instant> connected = connectedSince();
        LocalDate today = checks.today(now);
        return database.sql(COLUMNS + " where c.day between :from and :to and c.account_id = :account order by c.day")
                .param("from", from)
                .param("to", to.isAfter(today) ? today : to)
                .param("account", account.value())
                .query((row, number) -> accountDay(row, connected, now))
                .list();
    }

    private AccountDay accountDay(ResultSet row, Map<Platform, Instant> connectedSince, Instant now)
            throws SQLException {
        LocalDate day = row.getObject("day", LocalDate.class);
        int planned = row.getInt("planned");
        int done = row.getInt("done");
        boolean connected = row.getBoolean("connected");
        Instant enrolled = Sql.instantOrNull(row, "enrolled_at");
        // The last check of yesterday may still be open, because an interval is at most a day.
        if (connected && enrolled != null && !day.isBefore(checks.today(now).minusDays(1))) {
            Platform platform = Platform.valueOf(row.getString("platform"));
            CheckGrid grid = checks.grid(
                    new AccountId(row.getObject("account_id", UUID.class)),
                    platform,
                    enrolled,
                    connectedSince.get(platform));
            int over = grid.over(day, calendar.zone(), now);
            boolean currentDone = grid.slot(now).equals(Sql.instantOrNull(row, "last_planned"));
            planned = Math.min(planned, over + (currentDone ? 1 : 0));
        }
        return new AccountDay(day, connected, planned, Math.min(done, planned));
    }

    private Map<Platform, Instant> connectedSince() {
        Map<Platform, Instant> since = new EnumMap<>(Platform.class);
        for (PlatformStates.State state : platforms.all()) {
            Instant instant = state.since();
            if (instant != null) {
                since.put(state.platform(), instant);
            }
        }
        return since;
    }

    private static final class Sum {
        private int planned;
        private int done;
        private final SortedSet<LocalDate> gaps = new TreeSet<>();
        private final Set<UUID> connected = new HashSet<>();
        private final Set<UUID> all = new HashSet<>();

        void add(AccountDay day, @Nullable UUID account, LocalDate today) {
            if (account == null) {
                return;
            }
            all.add(account);
            if (!day.connected()) {
                return;
            }
            connected.add(account);
            planned += day.planned();
            done += day.done();
            if (day.planned() > 0 && day.done() == 0 && day.day().isBefore(today)) {
                gaps.add(day.day());
            }
        }

        UnitCoverage of(UnitId unit) {
            return new UnitCoverage(
                    unit,
                    planned,
                    done,
                    Collections.unmodifiableSortedSet(gaps),
                    connected.size(),
                    all.size() - connected.size());
        }
    }
}
