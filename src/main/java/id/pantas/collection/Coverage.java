package id.pantas.collection;

import id.pantas.registry.AccountId;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * How completely the accounts were checked, so that a gap of ours is never taken for silence of theirs. Days are days of
 * the regency's zone, {@code to} inclusive. A planned check is done when a good run started before the next planned one;
 * several runs in that time count once. That a platform calls an account private, suspended or (confirmed) gone is an
 * answer, so such a check is done too. Accounts of a platform without a credential have no planned checks. Of the current
 * day only what is over, or done already, counts as planned.
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
     * @param planned checks that should have been made; 0 when no account is connected
     * @param done checks that were made, 0 to {@code planned}
     * @param gapDays days that are over and on which at least one connected account was not checked at all
     * @param accounts accounts with at least one planned check
     * @param notConnected accounts that were never connected in that time
     */
    record UnitCoverage(
            UnitId unit, int planned, int done, SortedSet<LocalDate> gapDays, int accounts, int notConnected) {

        /** Done share, 0 to 1 with 4 decimals, rounded down; 1 when nothing was planned. */
        public BigDecimal fraction() {
            return planned == 0
                    ? BigDecimal.ONE.setScale(4)
                    : BigDecimal.valueOf(done).divide(BigDecimal.valueOf(planned), 4, RoundingMode.DOWN);
        }

        /** Whether at least {@link #COMPLETE_FROM} of the planned checks were made. */
        public boolean complete() {
            return fraction().compareTo(COMPLETE_FROM) >= 0;
        }
    }

    /**
     * @param connected whether its platform was connected on that day
     */
    record AccountDay(LocalDate day, boolean connected, int planned, int done) {
        public State state() {
            if (!connected) {
                return State.NOT_CONNECTED;
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
        NOT_CONNECTED
    }
}
