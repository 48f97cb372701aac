package id.pantas.collection.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps planned and done checks of every account and day, also for days on which nothing ran. */
@Component
class CheckDays {

    private static final String UPSERT = """
            insert into collection.check_day as c (account_id, day, unit_id, platform, connected, planned, done)
            values (?, ?, ?, ?, ?, ?, 0)
            on conflict (account_id, day) do update
               set planned = greatest(excluded.planned, c.done), connected = true
             where excluded.connected
            """;

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final CollectionProperties settings;
    private final PlatformStates platforms;
    private final PeriodCalendar calendar;

    CheckDays(
            JdbcClient database,
            JdbcTemplate batches,
            CollectionProperties settings,
            PlatformStates platforms,
            PeriodCalendar calendar) {
        this.database = database;
        this.batches = batches;
        this.settings = settings;
        this.platforms = platforms;
        this.calendar = calendar;
    }

    /** A check of the account started at {@code startedAt} and was good; several for one planned check count once. */
    void done(Claim claim, Instant startedAt) {
        Instant since = platforms
                .find(claim.platform())
                .map(PlatformStates.State::since)
                .orElse(null);
        CheckGrid grid = grid(claim.account(), claim.platform(), claim.enrolledAt(), since);
        Instant slot = startedAt.isBefore(grid.from()) ? grid.from() : grid.slot(startedAt);
        LocalDate day = slot.atZone(calendar.zone()).toLocalDate();
        database.sql("""
                        insert into collection.check_day as c
                               (account_id, day, unit_id, platform, connected, planned, done, last_planned)
                        values (:account, :day, :unit, :platform, true, greatest(:planned, 1), 1, :slot)
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
                .param("slot", Sql.at(slot))
                .update();
    }

    /** Notes what was and is planned for each account in use, for every day since the last one noted up to today. */
    void fill(Instant now) {
        LocalDate today = today(now);
        List<PlatformStates.State> states = platforms.all();
        List<Account> missing = database.sql("""
                        select account_id, unit_id, platform, enrolled_at, filled_until, connected
                          from collection.account_state
                         where active and (filled_until is null or filled_until < :today)
                        """)
                .param("today", today)
                .query(CheckDays::account)
                .list();
        List<Object[]> rows = new ArrayList<>();
        for (Account account : missing) {
            PlatformStates.State state = states.stream()
                    .filter(s -> s.platform() == account.platform())
                    .findAny()
                    .orElse(null);
            boolean connected = account.connected() && state != null && state.connected();
            CheckGrid grid =
                    grid(account.id(), account.platform(), account.enrolledAt(), state == null ? null : state.since());
            LocalDate entered = today(account.enrolledAt());
            LocalDate filled = account.filledUntil();
            for (LocalDate day = filled == null ? entered : filled.plusDays(1);
                    !day.isAfter(today);
                    day = day.plusDays(1)) {
                int planned = connected ? grid.planned(day, calendar.zone()) : 0;
                rows.add(new Object[] {
                    account.id().value(),
                    Date.valueOf(day),
                    account.unit().value(),
                    account.platform().name(),
                    connected && !day.isBefore(today(grid.from())),
                    planned
                });
            }
        }
        batches.batchUpdate(UPSERT, rows);
        batches.batchUpdate(
                "update collection.account_state set filled_until = ? where account_id = ?",
                missing.stream()
                        .map(account ->
                                new Object[] {Date.valueOf(today), account.id().value()})
                        .toList());
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

    /** The plan of an account: from when it was entered, or its platform connected if that was later. */
    CheckGrid grid(AccountId account, Platform platform, Instant enrolledAt, @Nullable Instant connectedSince) {
        Instant from = connectedSince != null && connectedSince.isAfter(enrolledAt) ? connectedSince : enrolledAt;
        return CheckGrid.of(account, settings.interval(platform), from);
    }

    LocalDate today(Instant now) {
        return now.atZone(calendar.zone()).toLocalDate();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new AccountId(row.getObject("account_id", UUID.class)),
                new UnitId(row.getObject("unit_id", UUID.class)),
                Platform.valueOf(row.getString("platform")),
                Sql.instant(row, "enrolled_at"),
                row.getObject("filled_until", LocalDate.class),
                row.getBoolean("connected"));
    }

    private record Account(
            AccountId id,
            UnitId unit,
            Platform platform,
            Instant enrolledAt,
            @Nullable LocalDate filledUntil,
            boolean connected) {}
}
