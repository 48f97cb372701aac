package id.pantas.collection;

import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * How completely the accounts were checked, so that a gap of ours is never taken for silence of theirs: the one place where
 * runs and recorded {@link Outages} come together. Days are days of the regency's zone, {@code to} inclusive. A planned check
 * is done when a good run started before the next planned one; several runs in that time count once. That a platform calls an
 * account private, suspended or (confirmed) gone is an answer, so such a check is done too. Accounts of a platform without a
 * credential have no planned checks. Of the current day only what is over, or done already, counts as planned. On a day of a
 * recorded outage every planned check counts as not made, also those that seemed good.
 */
public interface Coverage {

    /** Share of planned checks below which a unit's data are incomplete; scoring method 3.5. */
    BigDecimal COMPLETE_FROM = new BigDecimal("0.90");

    UnitCoverage ofUnit(UnitId unit, LocalDate from, LocalDate to, Instant now);

    /** The same for many units at once; every one of {@code units} has an entry. */
    Map<UnitId, UnitCoverage> ofUnits(Collection<UnitId> units, LocalDate from, LocalDate to, Instant now);

    /** The days of one account, oldest first; days before it was entered are absent. */
    List<AccountDay> ofAccount(AccountId account, LocalDate from, LocalDate to, Instant now);

    /**
     * Why a unit's coverage is below 1: its accounts' days with checks that were not made, neighbouring days of one cause
     * together; by platform and day.
     */
    List<Gap> gaps(UnitId unit, LocalDate from, LocalDate to, Instant now);

    /**
     * All units together.
     *
     * @param platform only its accounts; null = all
     */
    Total total(@Nullable Platform platform, LocalDate from, LocalDate to, Instant now);

    /**
     * @param planned checks that should have been made; 0 when no account is connected
     * @param done checks that were made, 0 to {@code planned}
     * @param gapDays days on which at least one connected account was not seen: days that are over without any check, and
     *     days of a recorded outage
     * @param lostDays those days by weight: a day counts with the share of the unit's connected accounts that were not seen
     *     on it; days, 0 to the length of the span, 2 decimals
     * @param recordedDays the part of {@code lostDays} that is due to recorded outages
     * @param accounts accounts with at least one planned check
     * @param notConnected accounts that were never connected in that time
     */
    record UnitCoverage(
            UnitId unit,
            int planned,
            int done,
            SortedSet<LocalDate> gapDays,
            BigDecimal lostDays,
            BigDecimal recordedDays,
            int accounts,
            int notConnected) {

        /** Done share, 0 to 1 with 4 decimals, rounded down; 1 when nothing was planned. */
        public BigDecimal fraction() {
            return share(planned, done);
        }

        /** Whether at least {@link #COMPLETE_FROM} of the planned checks were made. */
        public boolean complete() {
            return fraction().compareTo(COMPLETE_FROM) >= 0;
        }
    }

    /**
     * @param connected whether its platform was connected on that day
     * @param outage whether a recorded outage covers it
     */
    record AccountDay(LocalDate day, boolean connected, int planned, int done, boolean outage) {

        /** Without a recorded outage. */
        public AccountDay(LocalDate day, boolean connected, int planned, int done) {
            this(day, connected, planned, done, false);
        }

        public State state() {
            if (!connected) {
                return State.NOT_CONNECTED;
            }
            if (outage) {
                return State.OUTAGE;
            }
            if (done >= planned) {
                return State.COLLECTED;
            }
            return done == 0 ? State.NOT_COLLECTED : State.PARTLY;
        }
    }

    /** Whether an account's day was checked as planned. */
    enum State {
        COLLECTED,
        PARTLY,
        NOT_COLLECTED,
        NOT_CONNECTED,
        /** A person recorded that nothing of this day is to be relied on. */
        OUTAGE
    }

    /**
     * Days of one account with checks that were not made.
     *
     * @param to inclusive
     * @param planned checks planned on these days
     * @param done those made; 0 on days of an outage
     * @param outage reason of the recorded outage; null if there is none
     * @param cause the last fault of these days; null with an outage, or if nothing ran at all
     */
    record Gap(
            AccountId account,
            Platform platform,
            LocalDate from,
            LocalDate to,
            int planned,
            int done,
            @Nullable String outage,
            @Nullable FailureKind cause) {}

    /**
     * @param platforms each platform with planned checks, in the order of {@link Platform}
     * @param outages recorded outages in force that touch the span, of these platforms
     */
    record Total(List<PlatformTotal> platforms, List<Outages.Outage> outages) {

        /** As {@link UnitCoverage#fraction}. */
        public BigDecimal fraction() {
            return share(
                    platforms.stream().mapToLong(PlatformTotal::planned).sum(),
                    platforms.stream().mapToLong(PlatformTotal::done).sum());
        }
    }

    /**
     * @param planned checks of all its accounts that should have been made
     * @param done those that were
     */
    record PlatformTotal(Platform platform, long planned, long done) {

        /** As {@link UnitCoverage#fraction}. */
        public BigDecimal fraction() {
            return share(planned, done);
        }
    }

    private static BigDecimal share(long planned, long done) {
        return planned == 0
                ? BigDecimal.ONE.setScale(4)
                : BigDecimal.valueOf(done).divide(BigDecimal.valueOf(planned), 4, RoundingMode.DOWN);
    }
}
