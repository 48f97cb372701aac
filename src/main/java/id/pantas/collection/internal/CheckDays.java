package id.pantas.collection.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.internal.Pace.Rhythm;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps planned and done checks of every account and day, also for days on which nothing ran. */
@Component
class CheckDays {

    private static final String UPSERT = """
            insert into collection.check_day as c
                   (account_id, day, unit_id, platform, connected, planned, check_every, done)
            select g.*, 0
              from unnest(cast(:accounts as uuid[]), cast(:days as date[]), cast(:units as uuid[]), :platforms, :connected,
                          :planned, :every) as g(account, day, unit, platform, connected, planned, every)
             order by g.account, g.day
            on conflict (account_id, day) do update
               set planned = greatest(excluded.planned, c.done), check_every = excluded.check_every, connected = true
             where excluded.connected
            """;

    private final JdbcClient database;
    private final CollectionProperties settings;
    private final PlatformStates platforms;
    private final PeriodCalendar calendar;

    CheckDays(JdbcClient database, CollectionProperties settings, PlatformStates platforms, PeriodCalendar calendar) {
        this.database = database;
        this.settings = settings;
        this.platforms = platforms;
        this.calendar = calendar;
    }

    /**
     * A check of the account started at {@code startedAt} and was good; several for one planned check count once. Where
     * the interval changed at midnight, the check may also be the last one of yesterday's plan.
     */
    void done(Claim claim, Instant startedAt) {
        Instant since = platforms
                .find(claim.platform())
                .map(PlatformStates.State::since)
                .orElse(null);
        LocalDate today = today(startedAt);
        Map<LocalDate, Integer> every = new HashMap<>();
        database.sql(
                        "select day, check_every from collection.check_day where account_id = :account and day >= :yesterday")
                .param("account", claim.account().value())
                .param("yesterday", today.minusDays(1))
                .query(row -> {
                    every.put(row.getObject("day", LocalDate.class), row.getInt("check_every"));
                });
        int now = every.getOrDefault(today, claim.checkEvery());
        done(claim, startedAt, today, now, since);
        done(claim, startedAt, today.minusDays(1), every.getOrDefault(today.minusDays(1), now), since);
    }

    /** Counts the check for {@code day} if it fulfils one that was planned on that day. */
    private void done(Claim claim, Instant startedAt, LocalDate day, int every, @Nullable Instant since) {
        CheckGrid grid = grid(claim.account(), claim.platform(), every, claim.enrolledAt(), since);
        Instant slot = startedAt.isBefore(grid.from()) ? grid.from() : grid.slot(startedAt);
        if (!today(slot).equals(day)) {
            return;
        }
        database.sql("""
                        insert into collection.check_day as c
                               (account_id, day, unit_id, platform, connected, planned, check_every, done, last_planned)
                        values (:account, :day, :unit, :platform, true, greatest(:planned, 1), :every, 1, :slot)
                        on conflict (account_id, day) do update
                           set done = least(c.done + 1, greatest(c.planned, excluded.planned)),
                               planned = greatest(c.planned, excluded.planned), connected = true,
                               last_planned = excluded.last_planned
                         where c.last_planned is null or c.last_planned < excluded.last_planned
                        """)
                .param("account", claim.account().value())
                .param("day", day)
                .param("unit", claim.unit().value())
                .param("platform", claim.platform().name())
                .param("planned", grid.planned(day, calendar.zone()))
                .param("every", every)
                .param("slot", Sql.at(slot))
                .update();
    }

    /**
     * Begins the day for accounts for which that has not happened yet: fixes how often each is looked at, and notes what was and
     * is planned for every day since the last one noted up to today.
     *
     * @param most at most this many accounts
     * @return how many
     */
    int fill(Instant now, int most) {
        LocalDate today = today(now);
        List<Account> missing =
                database.sql("""
                        select account_id, unit_id, platform, enrolled_at, filled_until, connected, status, check_every,
                               natural_every, rhythm_posts, rhythm_since
                          from collection.account_state
                         where active and coalesce(filled_until, date '-infinity') < :today limit :most
                        """).param("today", today).param("most", most).query(CheckDays::account).list().stream()
                        // always in the same order, so that two instances wait for each other instead of locking each
                        // other out
                        .sorted(Comparator.comparing(account -> account.id().value()))
                        .toList();
        if (missing.isEmpty()) {
            return 0;
        }
        Map<Platform, PlatformStates.State> states = new EnumMap<>(Platform.class);
        platforms.all().forEach(state -> states.put(state.platform(), state));
        List<CheckDay> days = new ArrayList<>();
        List<Begun> begun = new ArrayList<>();
        for (Account account : missing) {
            PlatformStates.State state = states.get(account.platform());
            boolean connected = account.connected() && state != null && state.connected();
            Instant since = state == null ? null : state.since();
            LocalDate filled = account.filledUntil();
            LocalDate first = filled == null ? today(account.enrolledAt()) : filled.plusDays(1);
            Duration regular = settings.interval(account.platform());
            int natural = Pace.every(account.rhythm(), regular, account.natural(), now);
            int every = Pace.stretched(natural, regular, state == null ? 0 : state.stretch());
            for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
                int then = day.equals(today) ? every : account.every();
                CheckGrid grid = grid(account.id(), account.platform(), then, account.enrolledAt(), since);
                days.add(new CheckDay(
                        account,
                        day,
                        connected && !day.isBefore(today(grid.from())),
                        connected ? grid.planned(day, calendar.zone()) : 0,
                        then));
            }
            CheckGrid grid = grid(account.id(), account.platform(), every, account.enrolledAt(), since);
            begun.add(new Begun(
                    account.id(), every, natural, every < account.every() && account.good() ? grid.next(now) : null));
        }
        upsert(days);
        begin(begun, today);
        return missing.size();
    }

    /**
     * What is planned for an account on a day.
     *
     * @param every how many regular intervals lie between two checks
     */
    private record CheckDay(Account account, LocalDate day, boolean connected, int planned, int every) {}

    private void upsert(List<CheckDay> days) {
        database.sql(UPSERT)
                .param("accounts", texts(days, row -> row.account().id().value()))
                .param("days", texts(days, CheckDay::day))
                .param("units", texts(days, row -> row.account().unit().value()))
                .param("platforms", texts(days, row -> row.account().platform()))
                .param("connected", days.stream().map(CheckDay::connected).toArray(Boolean[]::new))
                .param("planned", days.stream().map(CheckDay::planned).toArray(Integer[]::new))
                .param("every", days.stream().map(CheckDay::every).toArray(Integer[]::new))
                .update();
    }

    /** @param sooner when it is due at the latest now, null if that stays as it is */
    private record Begun(
            AccountId account,
            int every,
            int natural,
            @Nullable Instant sooner) {}

    private void begin(List<Begun> begun, LocalDate today) {
        database.sql("""
                        with held as materialized (
                          select account_id from collection.account_state
                           where account_id = any(cast(:accounts as uuid[])) order by account_id for update)
                        update collection.account_state s
                           set filled_until = :today, check_every = g.every, natural_every = g."natural",
                               next_due = least(s.next_due, g.sooner)
                          from unnest(cast(:accounts as uuid[]), :every, :natural, cast(:sooner as timestamptz[]))
                               as g(account, every, "natural", sooner)
                          join held on held.account_id = g.account
                         where s.account_id = g.account
                        """)
                .param("today", today)
                .param("accounts", texts(begun, row -> row.account().value()))
                .param("every", begun.stream().map(Begun::every).toArray(Integer[]::new))
                .param("natural", begun.stream().map(Begun::natural).toArray(Integer[]::new))
                .param("sooner", texts(begun, Begun::sooner))
                .update();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable Object> column) {
        return rows.stream()
                .map(row -> {
                    Object value = column.apply(row);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }

    /** A platform was connected or disconnected: what is still planned for today changes. */
    void connectionChanged(Platform platform, boolean connected, Instant now) {
        LocalDate today = today(now);
        if (connected) {
            database.sql("""
                            update collection.account_state set filled_until = :yesterday
                             where platform = :platform and filled_until >= :today
                            """)
                    .param("yesterday", today.minusDays(1))
                    .param("today", today)
                    .param("platform", platform.name())
                    .update();
        } else {
            database.sql("""
                            update collection.check_day set planned = done, connected = done > 0
                             where day = :today and platform = :platform
                            """)
                    .param("today", today)
                    .param("platform", platform.name())
                    .update();
        }
    }

    /** Accounts that lost the credential they need have nothing planned for the rest of today. */
    void disconnected(List<AccountId> accounts, Instant now) {
        if (accounts.isEmpty()) {
            return;
        }
        database.sql("""
                        update collection.check_day set planned = done, connected = done > 0
                         where day = :today and account_id in (:accounts)
                        """)
                .param("today", today(now))
                .param("accounts", accounts.stream().map(AccountId::value).toList())
                .update();
    }

    /** Accounts that are no longer in use have nothing planned for the rest of today. */
    void retired(List<AccountId> accounts, Instant now) {
        if (accounts.isEmpty()) {
            return;
        }
        database.sql("update collection.check_day set planned = done where day = :today and account_id in (:accounts)")
                .param("today", today(now))
                .param("accounts", accounts.stream().map(AccountId::value).toList())
                .update();
    }

    /**
     * The plan of an account: from when it was entered, or its platform connected if that was later.
     *
     * @param every how many regular intervals lie between two checks
     */
    CheckGrid grid(
            AccountId account, Platform platform, int every, Instant enrolledAt, @Nullable Instant connectedSince) {
        Instant from = connectedSince != null && connectedSince.isAfter(enrolledAt) ? connectedSince : enrolledAt;
        return CheckGrid.of(account, settings.interval(platform).multipliedBy(every), from);
    }

    LocalDate today(Instant now) {
        return now.atZone(calendar.zone()).toLocalDate();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        Integer posts = row.getObject("rhythm_posts", Integer.class);
        return new Account(
                new AccountId(row.getObject("account_id", UUID.class)),
                new UnitId(row.getObject("unit_id", UUID.class)),
                Platform.valueOf(row.getString("platform")),
                Sql.instant(row, "enrolled_at"),
                row.getObject("filled_until", LocalDate.class),
                row.getBoolean("connected"),
                "OK".equals(row.getString("status")),
                row.getInt("check_every"),
                row.getInt("natural_every"),
                posts == null ? null : new Rhythm(posts, Sql.instantOrNull(row, "rhythm_since")));
    }

    private record Account(
            AccountId id,
            UnitId unit,
            Platform platform,
            Instant enrolledAt,
            @Nullable LocalDate filledUntil,
            boolean connected,
            boolean good,
            int every,
            int natural,
            @Nullable Rhythm rhythm) {}
}
