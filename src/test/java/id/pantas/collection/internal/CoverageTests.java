package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.Coverage.AccountDay;
import id.pantas.collection.Coverage.State;
import id.pantas.collection.Coverage.UnitCoverage;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Connection;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days are those of Jakarta (UTC+7), while JVM and database session are in Newfoundland. */
class CoverageTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);
    private static final Instant MIDNIGHT = Instant.parse("2026-11-08T17:00:00Z"); // Monday 00.00 WIB
    private static final Duration STEP = Duration.ofMinutes(20);

    private final ScriptedCollector platform = new ScriptedCollector(Platform.INSTAGRAM);
    private Node node;
    private OfficialAccount account;

    @BeforeEach
    void start() {
        node = Node.alone(platform);
        account = node.add(Platform.INSTAGRAM, MIDNIGHT);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void everyPlannedCheckDoneIsFullCoverage() {
        work(MIDNIGHT, Duration.ofDays(3));
        Instant now = MIDNIGHT.plus(Duration.ofDays(3));

        assertThat(days(now)).hasSize(4);
        assertThat(days(now).subList(0, 3)).allMatch(day -> day.state() == State.COLLECTED);
        assertThat(days(now).get(1)).isEqualTo(new AccountDay(MONDAY.plusDays(1), true, 6, 6));
        UnitCoverage unit = unit(MONDAY, MONDAY.plusDays(2), now);
        assertThat(unit.done()).isEqualTo(unit.planned());
        assertThat(unit.fraction()).isEqualByComparingTo("1");
        assertThat(unit.gapDays()).isEmpty();
    }

    @Test
    void aDayOnWhichNothingRanIsAGap() {
        work(MIDNIGHT, Duration.ofDays(1));
        // The application is down for all of Tuesday and Wednesday.
        Instant thursday = MIDNIGHT.plus(Duration.ofDays(3)).plus(Duration.ofHours(10));
        work(thursday, Duration.ofHours(18));
        Instant now = MIDNIGHT.plus(Duration.ofDays(4)).plus(Duration.ofHours(4)); // Thursday's last check is over

        assertThat(days(now).get(1)).isEqualTo(new AccountDay(MONDAY.plusDays(1), true, 6, 0));
        assertThat(days(now).get(2).state()).isEqualTo(State.NOT_COLLECTED);
        // Of six checks a day the first of Thursday falls into the second or third, as the account's own hour wants.
        assertThat(days(now).get(3).done()).isBetween(4, 5);
        UnitCoverage unit = unit(MONDAY, MONDAY.plusDays(3), now);
        assertThat(unit.gapDays()).containsExactly(MONDAY.plusDays(1), MONDAY.plusDays(2));
        assertThat(unit.fraction()).isBetween(new java.math.BigDecimal("0.40"), new java.math.BigDecimal("0.50"));
        assertThat(unit.complete()).isFalse();
    }

    @Test
    void anOutageOfHoursIsADayPartlyCollected() {
        work(MIDNIGHT, Duration.ofDays(1));
        platform.failAlways(FailureKind.TRANSIENT, null);
        work(MIDNIGHT.plus(Duration.ofDays(1)), Duration.ofHours(10));
        platform.trouble = null;
        work(MIDNIGHT.plus(Duration.ofHours(34)), Duration.ofHours(18));
        Instant now = MIDNIGHT.plus(Duration.ofDays(2)).plus(Duration.ofHours(4)); // Tuesday's last check is over

        AccountDay tuesday = days(now).get(1);
        assertThat(tuesday.state()).isEqualTo(State.PARTLY);
        assertThat(tuesday.planned()).isEqualTo(6);
        // By the account's own hour, two or three checks fall into the ten hours, and a retry may still save the last
        // one.
        assertThat(tuesday.done()).isBetween(3, 5);
        assertThat(unit(MONDAY, MONDAY.plusDays(1), now).gapDays()).isEmpty();
    }

    @Test
    void severalRunsForOnePlannedCheckCountOnce() {
        work(MIDNIGHT, Duration.ofHours(1));
        for (int i = 0; i < 5; i++) {
            node.collect(account, MIDNIGHT.plus(Duration.ofMinutes(1 + i)));
        }
        AccountDay today = days(MIDNIGHT.plus(Duration.ofHours(1))).get(0);
        assertThat(today.done()).isEqualTo(today.planned()).isBetween(1, 2);
    }

    @Test
    void countsACheckForTheRegencysDayNotForUtc() {
        // 23.30 WIB and 00.30 WIB are one day of UTC, but two of Jakarta.
        work(MIDNIGHT, Duration.ofHours(23));
        node.runs.enrol(MIDNIGHT.plus(Duration.ofHours(25)));
        List<AccountDay> days = days(MIDNIGHT.plus(Duration.ofHours(25)));
        assertThat(days).extracting(AccountDay::day).containsExactly(MONDAY, MONDAY.plusDays(1));
        assertThat(days.get(1).done()).isZero();
    }

    @Test
    void ofTodayOnlyWhatIsOverOrDoneIsPlanned() {
        node.runs.enrol(MIDNIGHT);
        assertThat(days(MIDNIGHT.plusSeconds(1)).get(0).planned()).isZero();
        node.runs.collectDue(MIDNIGHT.plusSeconds(2), 5);
        assertThat(days(MIDNIGHT.plusSeconds(3)).get(0)).isEqualTo(new AccountDay(MONDAY, true, 1, 1));
        Instant nearlyOver = MIDNIGHT.plus(Duration.ofHours(23)).plusSeconds(3_590);
        assertThat(days(nearlyOver).get(0).planned()).isBetween(5, 6);
        assertThat(days(nearlyOver).get(0).done()).isEqualTo(1);
        assertThat(unit(MONDAY, MONDAY, nearlyOver).gapDays()).isEmpty();
    }

    @Test
    void aPlatformWithoutCredentialIsNoGapOfTheUnit() {
        ScriptedCollector unconnected = new ScriptedCollector(Platform.X);
        unconnected.connection = Connection.missing("token");
        try (Node other = Node.alone(unconnected)) {
            OfficialAccount x = other.add(Platform.X, MIDNIGHT);
            Instant later = MIDNIGHT.plus(Duration.ofDays(2));
            other.runs.enrol(later);
            UnitCoverage before = other.coverage.ofUnit(x.unit(), MONDAY, MONDAY.plusDays(1), later);
            assertThat(before.planned()).isZero();
            assertThat(before.notConnected()).isEqualTo(1);
            assertThat(before.complete()).isTrue();
            assertThat(other.coverage.ofAccount(x.id(), MONDAY, MONDAY.plusDays(2), later))
                    .allMatch(day -> day.state() == State.NOT_CONNECTED);

            // Connected on Wednesday at noon: planned from then on, not before.
            Instant noon = later.plus(Duration.ofHours(12));
            unconnected.connection = Connection.READY;
            other.runs.enrol(noon);
            other.runs.collectDue(noon, 5);
            Instant thursday = later.plus(Duration.ofHours(25));
            other.runs.enrol(thursday);
            List<AccountDay> days = other.coverage.ofAccount(x.id(), MONDAY, MONDAY.plusDays(3), thursday);
            assertThat(days.get(1).state()).isEqualTo(State.NOT_CONNECTED);
            assertThat(days.get(2).planned()).isBetween(3, 4);
            assertThat(days.get(2).done()).isEqualTo(1);
        }
    }

    @Test
    void aConfirmedAnswerAboutTheAccountIsNoGapOfOurs() {
        platform.failAlways(FailureKind.ACCOUNT_PRIVATE, null);
        node.collect(account, MIDNIGHT.plusSeconds(5));
        assertThat(days(MIDNIGHT.plusSeconds(9)).get(0)).isEqualTo(new AccountDay(MONDAY, true, 1, 1));
    }

    @Test
    void answersForManyUnitsAndForUnknownOnes() {
        OfficialAccount second = node.add(Platform.INSTAGRAM, MIDNIGHT);
        node.runs.collectDue(MIDNIGHT.plusSeconds(1), 10);
        var nobody = new id.pantas.registry.UnitId(java.util.UUID.randomUUID());
        var all = node.coverage.ofUnits(
                List.of(account.unit(), second.unit(), nobody), MONDAY, MONDAY, MIDNIGHT.plusSeconds(9));
        assertThat(all).hasSize(3);
        assertThat(all.get(second.unit()).accounts()).isEqualTo(1);
        assertThat(all.get(nobody).fraction()).isEqualByComparingTo("1");
        assertThat(all.get(account.unit()).done()).isEqualTo(1);
    }

    /** Runs as the schedule would, in steps of twenty minutes. */
    private void work(Instant from, Duration length) {
        for (Instant now = from; now.isBefore(from.plus(length)); now = now.plus(STEP)) {
            node.runs.enrol(now);
            node.runs.collectDue(now, 10);
        }
    }

    private List<AccountDay> days(Instant now) {
        node.runs.enrol(now);
        return node.coverage.ofAccount(account.id(), MONDAY.minusDays(5), MONDAY.plusDays(10), now);
    }

    private UnitCoverage unit(LocalDate from, LocalDate to, Instant now) {
        return node.coverage.ofUnit(account.unit(), from, to, now);
    }
}
