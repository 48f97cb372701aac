package id.pantas.collection;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether as many posts come in as usual: tells "the collector broke" from "the agency fell silent". Days are days of the
 * regency's zone; a day is judged from 06.00 of the next one on, and once more the day after, with what came late.
 *
 * <p>Counted are the posts published on the day by the accounts that were read with success after it had ended, so that a check still
 * to come is no drop, and compared with the same accounts' own past. A two-sided limit of two standard deviations
 * (a Shewhart chart for counts; Montgomery, Introduction to Statistical Quality Control, 7th ed., ch. 7), see {@link DayVolume}.
 */
public interface VolumeWatch {

    /** Platforms whose alert stands, in the order of {@link Platform}. */
    List<Alert> alerts();

    /** What was judged of a platform from {@code from} to {@code to} inclusive, oldest first. */
    List<DayVolume> days(Platform platform, LocalDate from, LocalDate to);

    /**
     * Whose silence it is if an account shows nothing new: {@link Silence#AGENCY} only if its last check was good and in
     * time, and its platform brings what is usual.
     */
    Silence silenceOf(AccountId account, Instant now);

    /**
     * Too few posts. Stands from the first day that lies two standard deviations below the usual number until a day lies less
     * than one below; days that are not judged change nothing, so it does not flap.
     *
     * @param since the day that raised it
     * @param latest the last day that was judged
     * @param cause what the other platforms say to it
     */
    record Alert(Platform platform, LocalDate since, DayVolume latest, Cause cause) {}

    /**
     * One day of a platform.
     *
     * @param posts published on that day
     * @param expected mean of the days compared with; null if it is not judged
     * @param deviation how many standard deviations {@code posts} lies above (or, negative, below) it; the standard deviation
     *     counts as at least the square root of the mean, as chance alone would give, and at least 1; 2 decimals
     */
    record DayVolume(
            Platform platform,
            LocalDate day,
            int posts,
            Basis basis,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal deviation,
            Verdict verdict) {}

    /** What a day is compared with. */
    enum Basis {
        /** At least four of the same weekdays of the last eight weeks, working days or days off as the day itself. */
        SAME_WEEKDAY,
        /**
         * At least seven days of the last four weeks that were working days, or days off, as the day itself; because too few same
         * weekdays are known.
         */
        SAME_KIND,
        NONE
    }

    /** What came out. */
    enum Verdict {
        USUAL,
        /** At least two standard deviations fewer. */
        FEW,
        /** At least two standard deviations more. */
        MANY,
        /** Less than 90 % of the planned checks were made: a known gap of ours, neither judged nor compared with. */
        GAP,
        /** Too little is known of the time before. */
        TOO_LITTLE_KNOWN
    }

    /** What the other platforms say to a drop on one of them. */
    enum Cause {
        /** The others bring what is usual: this collector is the likely cause. */
        COLLECTOR,
        /** Others fell as well: the agencies, as on a holiday, or something that all collectors need. */
        EVERYWHERE,
        /** No other platform can be compared. */
        UNCLEAR
    }

    /** Whose silence it is. */
    enum Silence {
        /** What is shown is what there is. */
        AGENCY,
        /** Nobody knows: the account was not read in time, or its platform brings too little. */
        COLLECTOR
    }
}
