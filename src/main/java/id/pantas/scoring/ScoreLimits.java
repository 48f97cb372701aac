package id.pantas.scoring;

import java.math.BigDecimal;

/**
 * The limits of a formula version as far as reasons name them; scoring method 3.4.
 *
 * @param perDay contents that count on one day
 * @param perHour contents that count within any 60 minutes
 * @param ucapan greetings that count in a period
 * @param copies copies of other units' posts that count in a period
 * @param copyFactor share of its value that a copy keeps, 0 to 1
 * @param crossPost value points for a further own platform
 * @param crossPostLimit most value points that one content gets for further platforms
 * @param shrinkBy as many cases of the league's mean are mixed into Kecepatan and Tuntas
 */
public record ScoreLimits(
        int perDay,
        int perHour,
        int ucapan,
        int copies,
        BigDecimal copyFactor,
        BigDecimal crossPost,
        BigDecimal crossPostLimit,
        int shrinkBy) {}
