package id.pantas.collection.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks in the runs for why checks were not made: an account's own last fault of the day, else that of its platform. */
@Component
class GapCauses {

    private final JdbcClient database;
    private final PeriodCalendar calendar;

    GapCauses(JdbcClient database, PeriodCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    record Place(AccountId account, Platform platform, LocalDate day) {}

    private record AccountOnDay(AccountId account, LocalDate day) {}

    private record PlatformOnDay(Platform platform, LocalDate day) {}

    static final class Found {
        private final Map<AccountOnDay, FailureKind> own = new HashMap<>();
        private final Map<PlatformOnDay, FailureKind> shared = new HashMap<>();

        @Nullable
        FailureKind cause(AccountId account, Platform platform, LocalDate day) {
            FailureKind kind = own.get(new AccountOnDay(account, day));
            return kind != null ? kind : shared.get(new PlatformOnDay(platform, day));
        }
    }

    Found of(Collection<Place> places) {
        Found found = new Found();
        if (places.isEmpty()) {
            return found;
        }
        LocalDate first =
                places.stream().map(Place::day).min(LocalDate::compareTo).orElseThrow();
        LocalDate last =
                places.stream().map(Place::day).max(LocalDate::compareTo).orElseThrow();
        Instant from = first.atStartOfDay(calendar.zone()).toInstant();
        Instant before = last.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        database.sql("""
                        select distinct on (account_id, day) account_id, day, failure_kind
                          from (select account_id, cast(started_at at time zone :zone as date) as day, started_at, failure_kind
                                  from collection.run
                                 where account_id = any(:accounts) and subject = 'POSTS' and failure_kind is not null
                                   and started_at >= :from and started_at < :before) r
                         order by account_id, day, started_at desc
                        """)
                .param("zone", calendar.zone().getId())
                .param(
                        "accounts",
                        places.stream()
                                .map(place -> place.account().value())
                                .distinct()
                                .toArray(UUID[]::new))
                .param("from", Sql.at(from))
                .param("before", Sql.at(before))
                .query(row -> {
                    found.own.put(
                            new AccountOnDay(
                                    new AccountId(row.getObject(1, UUID.class)), row.getObject(2, LocalDate.class)),
                            FailureKind.valueOf(row.getString(3)));
                });
        List<Place> unexplained = places.stream()
                .filter(place -> !found.own.containsKey(new AccountOnDay(place.account(), place.day())))
                .toList();
        if (!unexplained.isEmpty()) {
            shared(found, unexplained, from, before);
        }
        return found;
    }

    /** Only kinds for which the whole platform rests, so that a stranger's fault is nobody else's. */
    private void shared(Found found, List<Place> places, Instant from, Instant before) {
        database.sql("""
                        select distinct on (platform, day) platform, day, failure_kind
                          from (select platform, cast(started_at at time zone :zone as date) as day, started_at, failure_kind
                                  from collection.run
                                 where platform = any(:platforms) and failure_kind in ('AUTH', 'RATE_LIMITED', 'BUDGET_SPENT')
                                   and started_at >= :from and started_at < :before) r
                         order by platform, day, started_at desc
                        """)
                .param("zone", calendar.zone().getId())
                .param(
                        "platforms",
                        places.stream()
                                .map(place -> place.platform().name())
                                .distinct()
                                .toArray(String[]::new))
                .param("from", Sql.at(from))
                .param("before", Sql.at(before))
                .query(row -> {
                    found.shared.put(
                            new PlatformOnDay(Platform.valueOf(row.getString(1)), row.getObject(2, LocalDate.class)),
                            FailureKind.valueOf(row.getString(3)));
                });
    }
}
