package id.pantas.collection.internal;

import id.pantas.registry.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When an account's checks are planned: once when it is entered, then at every multiple of the interval, shifted by an
 * offset of the account's own, which spreads the accounts evenly. Pure arithmetic: what was planned on a day is known also
 * for days on which nothing ran.
 *
 * @param from when the account was entered or connected: the first planned check
 */
record CheckGrid(long offsetMillis, long intervalMillis, Instant from) {

    static CheckGrid of(AccountId account, Duration interval, Instant from) {
        long millis = interval.toMillis();
        long mixed =
                (account.value().getMostSignificantBits() * 31 + account.value().getLeastSignificantBits())
                        * 0x9E3779B97F4A7C15L;
        return new CheckGrid(Math.floorMod(mixed ^ (mixed >>> 29), millis), millis, from);
    }

    /** The first planned check after {@code instant}. */
    Instant next(Instant instant) {
        return instant.isBefore(from) ? from : at(index(instant) + 1);
    }

    /** The planned check that a run at {@code instant} fulfils: the latest one that is not after it. */
    Instant slot(Instant instant) {
        Instant grid = at(index(instant));
        return grid.isBefore(from) ? from : grid;
    }

    /** How many checks are planned in {@code [start, end)}. */
    int planned(Instant start, Instant end) {
        if (!from.isBefore(end)) {
            return 0;
        }
        int first = from.isBefore(start) ? 0 : 1;
        Instant after = from.isBefore(start) ? start.minusMillis(1) : from;
        return first + (int) Math.max(0, index(end.minusMillis(1)) - index(after));
    }

    /** How many checks are planned on {@code day}. */
    int planned(LocalDate day, ZoneId zone) {
        return planned(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** How many of the checks planned on {@code day} are over at {@code now}, because the next one is due. */
    int over(LocalDate day, ZoneId zone, Instant now) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        if (now.isBefore(start)) {
            return 0;
        }
        Instant current = slot(now);
        return planned(start, current.isBefore(end) ? current : end);
    }

    private long index(Instant instant) {
        return Math.floorDiv(instant.toEpochMilli() - offsetMillis, intervalMillis);
    }

    private Instant at(long index) {
        return Instant.ofEpochMilli(index * intervalMillis + offsetMillis);
    }
}
