package id.pantas.scoring;

import id.pantas.registry.League;
import id.pantas.registry.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit's place in the ranking of a period.
 *
 * @param league the league it was scored in
 * @param place its place among those it is ranked with (a desa: in its kecamatan), null unless {@code status} is RANKED
 *     and the ranks are computed
 * @param leaguePlace its place in the whole league; the same as {@code place} except for desa; its band is not filled
 * @param previousRank its rank of the period before, null if it had none
 * @param total the score (SKK), 0 to 100, 2 decimals; null without account or data
 * @param low the score if all labels in doubt were read to its disadvantage; {@code high} the best reading
 * @param previousTotal its score of the period before, null if it had none
 * @param label the word for its score; null without one, and for the lowest label while its data are incomplete
 * @param labelPublic whether the label may be shown to everybody: the lowest only after two periods in a row
 * @param ucapanShare greetings among its labelled posts, 0 to 1; null if it has none
 * @param posts its posts of the period, reposts and gone ones included
 * @param contents contents that count
 * @param activeDays days with content of value, 0 to 14
 * @param coverage share of planned visits that took place, 0 to 1
 * @param complete whether the data are complete enough; otherwise "data tidak lengkap"
 * @param gapDays days on which it could not be seen, 0 to 14, each with the share of its accounts that were concerned, 2
 *     decimals; they have left the targets. 0 for complete data without a recorded outage
 * @param components the components in use, in the order of {@link Component}; empty without a score
 * @param history its scores of the last six periods, this one last; null for a period without score
 * @param historyComplete whether the data of each of these periods are complete; true for a period without score
 */
public record Standing(
        Unit unit,
        League league,
        StandingStatus status,
        @Nullable Place place,
        @Nullable Place leaguePlace,
        @Nullable Integer previousRank,
        @Nullable BigDecimal total,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable BigDecimal previousTotal,
        @Nullable ScoreLabel label,
        boolean labelPublic,
        @Nullable BigDecimal ucapanShare,
        int posts,
        int contents,
        int activeDays,
        BigDecimal coverage,
        boolean complete,
        BigDecimal gapDays,
        List<ComponentScore> components,
        List<@Nullable BigDecimal> history,
        List<Boolean> historyComplete,
        Instant computedAt) {

    /**
     * A rank.
     *
     * @param rank 1 is best; units that nothing tells apart share one (1, 2, 2, 4)
     * @param of how many are ranked
     * @param bandFrom best rank of the units that are level with it ("setara"), at most {@code rank}
     * @param bandTo worst rank of them, at least {@code rank}
     */
    public record Place(int rank, int of, int bandFrom, int bandTo) {
        /** Whether others are level with it. */
        public boolean shared() {
            return bandFrom < bandTo;
        }
    }

    /** Ranks gained since the period before, negative when lost; null if one of the two is missing. */
    public @Nullable Integer movement() {
        return place == null || previousRank == null ? null : previousRank - place.rank();
    }

    /** Score points gained since the period before; null if one of the two is missing. */
    public @Nullable BigDecimal gain() {
        return total == null || previousTotal == null ? null : total.subtract(previousTotal);
    }

    /** Whether some of its labels are in doubt, so that the score is a range. */
    public boolean contested() {
        return low != null && high != null && low.compareTo(high) < 0;
    }

    /** Whether it published anything of value in the period ("aktif"). */
    public boolean active() {
        return activeDays > 0;
    }
}
