package id.pantas.scoring.internal;

import java.math.BigDecimal;
import java.util.Map;

/**
 * One version of the published formula: values of classes and the limits of scoring method 3.4.
 *
 * @param version its published number
 * @param base value of one content of each kind, at least 0, 2 decimals
 * @param copyFactor share of its value that a copy of another unit keeps, 0 to 1
 * @param copyLimit copies that count in a period
 * @param ucapanLimit greetings that count in a period
 * @param crossPost supplement for each further own platform
 * @param crossPostLimit highest supplement of one content
 * @param perDay contents that count on one day
 * @param perHour contents that count within any 60 minutes
 * @param activeDayValue value a content needs to make its day active
 * @param rhoCap highest ratio of reactions to the usual ones
 * @param rhoMinimum contents with comparable reactions below which resonance is neutral
 * @param baselineSize earlier posts that make up what is usual
 * @param baselineMinimum earlier posts below which nothing is usual yet
 * @param band scores closer than this are level ("setara"), points
 * @param completeFrom share of planned visits below which a unit's data are incomplete, 0 to 1
 * @param introduction periods a newcomer is shown without a rank
 * @param duties the numbers of the components about duties
 */
record Formula(
        String version,
        Map<ContentKind, BigDecimal> base,
        BigDecimal copyFactor,
        int copyLimit,
        int ucapanLimit,
        BigDecimal crossPost,
        BigDecimal crossPostLimit,
        int perDay,
        int perHour,
        BigDecimal activeDayValue,
        BigDecimal rhoCap,
        int rhoMinimum,
        int baselineSize,
        int baselineMinimum,
        BigDecimal band,
        BigDecimal completeFrom,
        int introduction,
        DutyRules duties) {}
