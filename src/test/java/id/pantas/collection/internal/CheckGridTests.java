package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.registry.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CheckGridTests {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final Instant FROM = Instant.parse("2026-11-01T05:00:00Z");
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    @Test
    void plansSixChecksOnADayOfTwentyFourHours() {
        CheckGrid grid = CheckGrid.of(account(1), FOUR_HOURS, FROM);
        assertThat(grid.planned(LocalDate.of(2026, 11, 20), JAKARTA)).isEqualTo(6);
    }

    @Test
    void plansNothingBeforeTheAccountWasEntered() {
        CheckGrid grid = CheckGrid.of(account(1), FOUR_HOURS, FROM);
        assertThat(grid.planned(LocalDate.of(2026, 10, 31), JAKARTA)).isZero();
        assertThat(grid.planned(LocalDate.of(2026, 11, 1), JAKARTA)).isBetween(3, 4);
    }

    @Test
    void plansFiveOrSixChecksOnADayOfTwentyThreeHours() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        int[] seen = new int[10];
        for (int i = 0; i < 200; i++) {
            seen[
                    CheckGrid.of(account(i), FOUR_HOURS, FROM.minus(Duration.ofDays(400)))
                            .planned(LocalDate.of(2026, 3, 29), berlin)]++;
        }
        assertThat(seen[5]).isPositive();
        assertThat(seen[6]).isPositive();
        assertThat(seen[5] + seen[6]).isEqualTo(200);
    }

    @Test
    void spreadsAccountsOverTheWholeInterval() {
        Map<Long, Integer> perQuarter = new HashMap<>();
        for (int i = 0; i < 1_600; i++) {
            Instant next = CheckGrid.of(account(i), FOUR_HOURS, FROM).next(FROM);
            perQuarter.merge(Duration.between(FROM, next).toMinutes() / 15, 1, Integer::sum);
        }
        assertThat(perQuarter).hasSize(16);
        assertThat(perQuarter.values()).allMatch(count -> count > 50 && count < 160);
    }

    @Property(tries = 300)
    void countsEveryPlannedCheckInExactlyOneDay(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 5, max = 86_400) int seconds) {
        CheckGrid grid = CheckGrid.of(account(seed), Duration.ofSeconds(seconds), FROM);
        LocalDate first = FROM.atZone(JAKARTA).toLocalDate();
        int sum = 0;
        for (LocalDate day = first; day.isBefore(first.plusDays(7)); day = day.plusDays(1)) {
            sum += grid.planned(day, JAKARTA);
        }
        Instant end = first.plusDays(7).atStartOfDay(JAKARTA).toInstant();
        assertThat(sum).isEqualTo(grid.planned(Instant.EPOCH, end));
        Instant step = FROM;
        int walked = 0;
        while (step.isBefore(end) && walked <= 100) {
            walked++;
            step = grid.next(step);
        }
        if (walked <= 100) {
            assertThat(sum).isEqualTo(walked);
        }
    }

    @Property(tries = 300)
    void everyInstantFulfilsTheLatestPlannedCheck(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @LongRange(min = 0, max = 10_000_000) long secondsLater) {
        CheckGrid grid = CheckGrid.of(account(seed), FOUR_HOURS, FROM);
        Instant instant = FROM.plusSeconds(secondsLater);
        Instant slot = grid.slot(instant);
        assertThat(slot).isBetween(FROM, instant);
        assertThat(grid.next(slot)).isAfter(instant);
        assertThat(grid.slot(slot)).isEqualTo(slot);
    }

    @Test
    void countsAsOverWhatTheNextCheckHasReplaced() {
        CheckGrid grid = new CheckGrid(0, FOUR_HOURS.toMillis(), FROM);
        LocalDate day = LocalDate.of(2026, 11, 20); // begins 17.00 UTC; checks at 20, 0, 4, 8, 12, 16 UTC
        assertThat(grid.over(day, JAKARTA, Instant.parse("2026-11-19T16:59:59Z")))
                .isZero();
        assertThat(grid.over(day, JAKARTA, Instant.parse("2026-11-19T20:00:00Z")))
                .isZero();
        assertThat(grid.over(day, JAKARTA, Instant.parse("2026-11-20T00:00:00Z")))
                .isEqualTo(1);
        assertThat(grid.over(day, JAKARTA, Instant.parse("2026-11-20T16:59:00Z")))
                .isEqualTo(5);
        assertThat(grid.over(day, JAKARTA, Instant.parse("2026-11-20T17:01:00Z")))
                .isEqualTo(5);
        assertThat(grid.over(day, JAKARTA, Instant.parse("2026-11-21T17:01:00Z")))
                .isEqualTo(6);
    }

    private static AccountId account(long seed) {
        return new AccountId(new UUID(seed * 0x9E3779B97F4A7C15L, seed * 31 + 7));
    }
}
