package id.pantas.collection.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.Coverage;
import id.pantas.collection.Outages.Outage;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Adds the checks of accounts and days up; of today only what is over or done counts as planned. */
@Service
class CoverageOfChecks implements Coverage {

    private static final String COLUMNS = """
            select c.account_id, c.day, c.unit_id, c.platform, c.connected, c.planned, c.done, c.last_planned,
                   c.check_every, s.enrolled_at
              from collection.check_day c left join collection.account_state s using (account_id)
            """;

    private final JdbcClient database;
    private final CheckDays checks;
    private final PlatformStates platforms;
    private final OutageRows outages;
    private final GapCauses causes;
    private final PeriodCalendar calendar;

    CoverageOfChecks(
            JdbcClient database,
            CheckDays checks,
            PlatformStates platforms,
            OutageRows outages,
            GapCauses causes,
            PeriodCalendar calendar) {
        this.database = database;
        this.checks = checks;
        this.platforms = platforms;
        this.outages = outages;
        this.causes = causes;
        this.calendar = calendar;
    }

    /** What the days of one question have in common. */
    private record Asked(Instant now, LocalDate today, Map<Platform, Instant> connected, List<Outage> outages) {}

    /** A row of the table, read for a question. @param meant checks planned on the whole day */
    private record Row(AccountId account, UnitId unit, Platform platform, AccountDay day, int meant) {}

    private Asked asked(LocalDate from, LocalDate to, Instant now) {
        return new Asked(now, checks.today(now), connectedSince(), outages.inForce(from, to));
    }

    @Override
    public UnitCoverage ofUnit(UnitId unit, LocalDate from, LocalDate to, Instant now) {
        return Objects.requireNonNull(ofUnits(List.of(unit), from, to, now).get(unit));
    }

    @Override
    public Map<UnitId, UnitCoverage> ofUnits(Collection<UnitId> units, LocalDate from, LocalDate to, Instant now) {
        Map<UnitId, CoverageSum> sums = new LinkedHashMap<>();
        units.forEach(unit -> sums.put(unit, new CoverageSum()));
        if (!sums.isEmpty()) {
            Asked asked = asked(from, to, now);
            database.sql(COLUMNS + " where c.day between :from and :to and c.unit_id = any(:units)")
                    .param("from", from)
                    .param("to", until(to, asked))
                    .param("units", units.stream().map(UnitId::value).distinct().toArray(UUID[]::new))
                    .query(cells -> {
                        Row row = row(cells, asked);
                        CoverageSum sum = sums.get(row.unit());
                        if (sum != null) {
                            boolean over = row.day().day().isBefore(asked.today());
                            sum.add(row.account(), row.day(), row.meant() > 0, over);
                        }
                    });
        }
        Map<UnitId, UnitCoverage> result = new HashMap<>();
        sums.forEach((unit, sum) -> result.put(unit, sum.of(unit)));
        return result;
    }

    @Override
    public List<AccountDay> ofAccount(AccountId account, LocalDate from, LocalDate to, Instant now) {
        Asked asked = asked(from, to, now);
        return database.sql(COLUMNS + " where c.day between :from and :to and c.account_id = :account order by c.day")
                .param("from", from)
                .param("to", until(to, asked))
                .param("account", account.value())
                .query((row, number) -> row(row, asked).day())
                .list();
    }

    @Override
    public List<Gap> gaps(UnitId unit, LocalDate from, LocalDate to, Instant now) {
        Asked asked = asked(from, to, now);
        List<Row> incomplete = database
                .sql(COLUMNS + """
                         where c.day between :from and :to and c.unit_id = :unit and c.connected
                         order by c.platform, c.account_id, c.day
                        """)
                .param("from", from)
                .param("to", until(to, asked))
                .param("unit", unit.value())
                .query((row, number) -> row(row, asked))
                .list()
                .stream()
                .filter(row ->
                        row.day().done() < row.day().planned() || row.day().outage() && row.meant() > 0)
                .toList();
        GapCauses.Found found = causes.of(incomplete.stream()
                .filter(row -> !row.day().outage())
                .map(row -> new GapCauses.Place(
                        row.account(), row.platform(), row.day().day()))
                .toList());
        List<Gap> gaps = new ArrayList<>();
        for (Row row : incomplete) {
            Outage outage =
                    outage(asked, row.platform(), row.account(), row.day().day());
            Gap gap = new Gap(
                    row.account(),
                    row.platform(),
                    row.day().day(),
                    row.day().day(),
                    row.day().planned(),
                    row.day().done(),
                    outage == null ? null : outage.reason(),
                    outage == null
                            ? found.cause(
                                    row.account(), row.platform(), row.day().day())
                            : null);
            Gap last = gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
            if (last != null && continues(last, gap)) {
                gaps.set(gaps.size() - 1, joined(last, gap));
            } else {
                gaps.add(gap);
            }
        }
        return gaps;
    }

    private static boolean continues(Gap last, Gap next) {
        return last.account().equals(next.account())
                && last.to().plusDays(1).equals(next.from())
                && (last.done() == 0) == (next.done() == 0)
                && last.cause() == next.cause()
                && Objects.equals(last.outage(), next.outage());
    }

    private static Gap joined(Gap last, Gap next) {
        return new Gap(
                last.account(),
                last.platform(),
                last.from(),
                next.to(),
                last.planned() + next.planned(),
                last.done() + next.done(),
                last.outage(),
                last.cause());
    }

    /** The two last days are looked at account by account, all before in one sum. */
    @Override
    public Total total(@Nullable Platform platform, LocalDate from, LocalDate to, Instant now) {
        Asked asked = asked(from, to, now);
        Map<Platform, long[]> sums = new EnumMap<>(Platform.class);
        String only = platform == null ? null : platform.name();
        LocalDate settled = asked.today().minusDays(2);
        database.sql("""
                        select c.platform, sum(c.planned) as planned,
                               sum(case when exists (
                                     select from collection.outage o
                                      where o.withdrawn_at is null and o.platform = c.platform
                                        and c.day between o.first_day and o.last_day
                                        and (o.everyone or exists (select from collection.outage_account a
                                              where a.outage_id = o.id and a.account_id = c.account_id)))
                                   then 0 else least(c.done, c.planned) end) as done
                          from collection.check_day c
                         where c.day between :from and :to and c.connected
                           and (cast(:platform as text) is null or c.platform = :platform)
                         group by c.platform
                        """)
                .param("from", from)
                .param("to", to.isAfter(settled) ? settled : to)
                .param("platform", only)
                .query(row -> {
                    add(sums, Platform.valueOf(row.getString("platform")), row.getLong("planned"), row.getLong("done"));
                });
        LocalDate recent = from.isAfter(settled) ? from : settled.plusDays(1);
        database.sql(COLUMNS + """
                         where c.day between :from and :to and c.connected
                           and (cast(:platform as text) is null or c.platform = :platform)
                        """)
                .param("from", recent)
                .param("to", until(to, asked))
                .param("platform", only)
                .query(cells -> {
                    Row row = row(cells, asked);
                    add(sums, row.platform(), row.day().planned(), row.day().done());
                });
        return new Total(
                sums.entrySet().stream()
                        .filter(entry -> entry.getValue()[0] > 0)
                        .map(entry -> new PlatformTotal(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                        .toList(),
                asked.outages().stream()
                        .filter(outage -> platform == null || outage.platform() == platform)
                        .toList());
    }

    private static void add(Map<Platform, long[]> sums, Platform platform, long planned, long done) {
        long[] sum = sums.computeIfAbsent(platform, key -> new long[2]);
        sum[0] += planned;
        sum[1] += done;
    }

    private static LocalDate until(LocalDate to, Asked asked) {
        return to.isAfter(asked.today()) ? asked.today() : to;
    }

    private Row row(ResultSet row, Asked asked) throws SQLException {
        AccountId account = new AccountId(row.getObject("account_id", UUID.class));
        Platform platform = Platform.valueOf(row.getString("platform"));
        LocalDate day = row.getObject("day", LocalDate.class);
        int meant = row.getInt("planned");
        int planned = meant;
        int done = row.getInt("done");
        boolean connected = row.getBoolean("connected");
        Instant enrolled = Sql.instantOrNull(row, "enrolled_at");
        // The last check of yesterday may still be open, because an interval is at most a day.
        if (connected && enrolled != null && !day.isBefore(asked.today().minusDays(1))) {
            CheckGrid grid = checks.grid(
                    account,
                    platform,
                    row.getInt("check_every"),
                    enrolled,
                    asked.connected().get(platform));
            int over = grid.over(day, calendar.zone(), asked.now());
            boolean currentDone = grid.slot(asked.now()).equals(Sql.instantOrNull(row, "last_planned"));
            planned = Math.min(planned, over + (currentDone ? 1 : 0));
        }
        boolean lost = connected && outage(asked, platform, account, day) != null;
        AccountDay read = new AccountDay(day, connected, planned, lost ? 0 : Math.min(done, planned), lost);
        return new Row(account, new UnitId(row.getObject("unit_id", UUID.class)), platform, read, meant);
    }

    private static @Nullable Outage outage(Asked asked, Platform platform, AccountId account, LocalDate day) {
        for (Outage outage : asked.outages()) {
            if (outage.covers(platform, account, day)) {
                return outage;
            }
        }
        return null;
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
}
