package id.pantas.scoring.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One content of a unit in a period: all its posts about the same thing, before the limits of day, hour and period.
 *
 * @param at when its first post that still stands was published
 * @param day that instant's day in the regency's zone
 * @param carrier the post that carries the value
 * @param kind what the content is counted as
 * @param copy whether it repeats another unit's post
 * @param base value of its class times the copy factor, 2 decimals
 * @param supplements further posts that raise its value, each on another platform
 * @param value {@code base} and all supplements together
 * @param posts every post that still stands, the carrier included
 */
record Content(
        long cluster,
        Instant at,
        LocalDate day,
        PostFact carrier,
        ContentKind kind,
        boolean copy,
        BigDecimal base,
        Set<Long> supplements,
        BigDecimal value,
        List<PostFact> posts) {

    boolean ucapan() {
        return kind == ContentKind.UCAPAN;
    }

    /** Minutes since 1970 on the clock people read; limits within the hour are counted in whole minutes. */
    long minute() {
        return Math.floorDiv(at.getEpochSecond(), 60L);
    }
}
