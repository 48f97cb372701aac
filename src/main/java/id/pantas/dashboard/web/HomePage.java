package id.pantas.dashboard.web;

import id.pantas.calendar.Period;
import id.pantas.registry.League;
import id.pantas.registry.UnitKind;
import id.pantas.scoring.Standing;
import id.pantas.scoring.StandingStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the public sees first.
 *
 * @param period the period that is shown
 * @param running whether it is still open, so that everything on the page may change
 * @param opd activity of all agencies, both leagues together
 * @param leagues each league with units, in the order of publication
 * @param posts posts of the period, all units together
 * @param active units that published anything of value, leaders left out
 * @param scored units that have an account
 * @param ucapanShare greetings among the labelled posts of all units, 0 to 1; null if there are none
 * @param coverage mean share of planned checks that were made, over the units that have an account; null if there are none
 * @param incomplete units whose data are incomplete, by name; empty where standings are not for everybody
 * @param incompleteCount how many these are
 * @param gapped units of complete data of which days of a recorded outage left the targets
 * @param open whether the standings of the running period may be shown to everybody
 */
record HomePage(
        Period period,
        boolean running,
        Activity opd,
        List<LeagueBlock> leagues,
        long posts,
        long active,
        long scored,
        @Nullable BigDecimal ucapanShare,
        @Nullable BigDecimal coverage,
        List<Incomplete> incomplete,
        long incompleteCount,
        long gapped,
        boolean open) {

    /** How many winners a league shows. */
    private static final int PODIUM = 3;
    /** How many units with incomplete data are named. */
    private static final int MOST_NAMED = 8;

    /** A number of active units among all of a group. */
    record Activity(long active, long all) {
        static Activity of(Collection<Standing> standings) {
            return new Activity(standings.stream().filter(Standing::active).count(), standings.size());
        }
    }

    /** A league's activity and its best. */
    record LeagueBlock(League league, Activity activity, List<Winner> podium) {}

    /** A unit on the podium. */
    record Winner(int rank, String name, String slug, BigDecimal total, boolean contested) {}

    static HomePage of(Period period, boolean running, Map<League, List<Standing>> standings, boolean open) {
        List<Standing> all = standings.values().stream().flatMap(List::stream).toList();
        List<Standing> opd = all.stream()
                .filter(standing -> standing.unit().kind() == UnitKind.OPD)
                .toList();
        List<LeagueBlock> leagues = Arrays.stream(League.values())
                .filter(league -> !standings.getOrDefault(league, List.of()).isEmpty())
                .map(league -> block(league, standings.getOrDefault(league, List.of()), open))
                .toList();
        return new HomePage(
                period,
                running,
                Activity.of(opd),
                leagues,
                all.stream().mapToLong(Standing::posts).sum(),
                all.stream().filter(Standing::active).count(),
                all.stream()
                        .filter(standing -> standing.status() != StandingStatus.NO_ACCOUNT)
                        .count(),
                ucapanShare(all),
                coverage(all),
                open ? incomplete(all).map(Incomplete::of).limit(MOST_NAMED).toList() : List.of(),
                incomplete(all).count(),
                all.stream()
                        .filter(standing ->
                                standing.complete() && standing.gapDays().signum() > 0)
                        .count(),
                open);
    }

    /** A unit whose data are incomplete. @param share of planned checks that were made, 0 to 1 */
    record Incomplete(String name, String slug, BigDecimal share) {
        static Incomplete of(Standing standing) {
            return new Incomplete(standing.unit().name(), standing.unit().slug(), standing.coverage());
        }
    }

    private static Stream<Standing> incomplete(List<Standing> standings) {
        return standings.stream()
                .filter(standing -> standing.status() != StandingStatus.NO_ACCOUNT && !standing.complete())
                .sorted(Comparator.comparing(
                        (Standing standing) -> standing.unit().name()));
    }

    private static @Nullable BigDecimal coverage(List<Standing> standings) {
        List<BigDecimal> shares = standings.stream()
                .filter(standing -> standing.status() != StandingStatus.NO_ACCOUNT)
                .map(Standing::coverage)
                .toList();
        return shares.isEmpty()
                ? null
                : shares.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(shares.size()), 4, RoundingMode.DOWN);
    }

    /** Whether anything was scored yet. */
    public boolean started() {
        return posts > 0;
    }

    private static LeagueBlock block(League league, List<Standing> standings, boolean open) {
        List<Winner> podium = !open
                ? List.of()
                : standings.stream()
                        .filter(standing -> standing.leaguePlace() != null && standing.total() != null)
                        .limit(PODIUM)
                        .map(HomePage::winner)
                        .toList();
        return new LeagueBlock(league, Activity.of(standings), podium);
    }

    private static Winner winner(Standing standing) {
        Standing.Place place = standing.leaguePlace();
        BigDecimal total = standing.total();
        if (place == null || total == null) {
            throw new IllegalArgumentException(standing.unit().name() + " is not ranked");
        }
        return new Winner(place.rank(), standing.unit().name(), standing.unit().slug(), total, standing.contested());
    }

    /** Weighted by posts, so that a unit with many posts counts as much as its posts do. */
    private static @Nullable BigDecimal ucapanShare(List<Standing> standings) {
        long posts = 0;
        BigDecimal greetings = BigDecimal.ZERO;
        for (Standing standing : standings) {
            BigDecimal share = standing.ucapanShare();
            if (share != null) {
                posts += standing.posts();
                greetings = greetings.add(share.multiply(BigDecimal.valueOf(standing.posts())));
            }
        }
        return posts == 0 ? null : greetings.divide(BigDecimal.valueOf(posts), 4, RoundingMode.HALF_UP);
    }
}
