package id.pantas.scoring.internal;

import id.pantas.scoring.CaseFacts.Outcome;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The numbers of the four components about duties in one version of the formula; scoring method 3.3 (1) to (4).
 *
 * @param shrinkBy k: as many cases of the league's mean are mixed in
 * @param meanFrom items a league needs before its own mean is used
 * @param speedMean mean of Kecepatan until then, 0 to 1; {@code completionMean} that of Tuntas
 * @param fullHours business hours up to which an answer has full worth
 * @param halfHours business hours at which it has half of it
 * @param zeroHours business hours from which it has none
 * @param outcomes worth of what became of a complaint, 0 to 1; outcomes that do not count are absent
 * @param unsolvedShare share of a unit's closings that may be without a solution and not count, 0 to 1
 * @param unsolvedWorth worth of each further one
 * @param patrolShare share of the slots that gives full marks, more than 0, at most 1
 * @param repostDay worth of a repost within 24 hours; {@code repostThreeDays} within 72; {@code repostLater} later in the period
 * @param leaderShare share of the component for the leader's posts, 0 to 1; the rest is for peers
 * @param peers different peers that give that rest in full, at least 1
 */
record DutyRules(
        int shrinkBy,
        int meanFrom,
        BigDecimal speedMean,
        BigDecimal completionMean,
        BigDecimal fullHours,
        BigDecimal halfHours,
        BigDecimal zeroHours,
        Map<Outcome, BigDecimal> outcomes,
        BigDecimal unsolvedShare,
        BigDecimal unsolvedWorth,
        BigDecimal patrolShare,
        BigDecimal repostDay,
        BigDecimal repostThreeDays,
        BigDecimal repostLater,
        BigDecimal leaderShare,
        int peers) {}
