package id.pantas.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.League;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.scoring.Standing;
import id.pantas.scoring.StandingStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HomePageTests {

    private static final Period PERIOD = new PeriodCalendar(ZoneId.of("Asia/Jakarta")).byId("2026-23");

    @Test
    void countsTheActiveAmongAllAgenciesOfBothLeagues() {
        HomePage page = HomePage.of(
                PERIOD,
                true,
                Map.of(
                        League.OPD_LAYANAN,
                                List.of(unit(League.OPD_LAYANAN, 1, "80.00", 4), silent(League.OPD_LAYANAN)),
                        League.OPD_PENDUKUNG, List.of(unit(League.OPD_PENDUKUNG, 1, "70.00", 2)),
                        League.DESA, List.of(unit(League.DESA, 1, "60.00", 1))),
                true);
        assertThat(page.opd()).isEqualTo(new HomePage.Activity(2, 3));
        assertThat(page.active()).isEqualTo(3);
        assertThat(page.leagues())
                .extracting(HomePage.LeagueBlock::league)
                .containsExactly(League.OPD_LAYANAN, League.OPD_PENDUKUNG, League.DESA);
    }

    @Test
    void putsOnlyRankedUnitsOnThePodiumAndNoneWhileStandingsAreClosed() {
        List<Standing> league = List.of(
                unit(League.KECAMATAN, 1, "80.00", 4),
                unit(League.KECAMATAN, 2, "79.00", 4),
                unit(League.KECAMATAN, 3, "78.00", 4),
                unit(League.KECAMATAN, 4, "77.00", 4),
                silent(League.KECAMATAN));
        HomePage open = HomePage.of(PERIOD, true, Map.of(League.KECAMATAN, league), true);
        assertThat(open.leagues().get(0).podium())
                .extracting(HomePage.Winner::rank)
                .containsExactly(1, 2, 3);
        HomePage closed = HomePage.of(PERIOD, true, Map.of(League.KECAMATAN, league), false);
        assertThat(closed.leagues().get(0).podium()).isEmpty();
    }

    @Test
    void weighsTheShareOfGreetingsByPosts() {
        Standing many = standing(League.DESA, 1, "50.00", 2, 30, "0.9000");
        Standing few = standing(League.DESA, 2, "40.00", 2, 10, "0.1000");
        HomePage page = HomePage.of(PERIOD, false, Map.of(League.DESA, List.of(many, few)), true);
        assertThat(page.ucapanShare()).isEqualByComparingTo("0.7");
    }

    private static Standing unit(League league, int rank, String total, int activeDays) {
        return standing(league, rank, total, activeDays, 10, "0.5000");
    }

    private static Standing silent(League league) {
        return new Standing(
                official(league),
                league,
                StandingStatus.NO_ACCOUNT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                0,
                0,
                0,
                BigDecimal.ONE,
                true,
                BigDecimal.ZERO,
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH);
    }

    private static Standing standing(
            League league, int rank, String total, int activeDays, int posts, String ucapanShare) {
        BigDecimal score = new BigDecimal(total);
        Standing.Place place = new Standing.Place(rank, 5, rank, rank);
        return new Standing(
                official(league),
                league,
                StandingStatus.RANKED,
                place,
                place,
                null,
                score,
                score,
                score,
                null,
                null,
                false,
                new BigDecimal(ucapanShare),
                posts,
                posts,
                activeDays,
                BigDecimal.ONE,
                true,
                BigDecimal.ZERO,
                List.of(),
                List.of(score),
                List.of(true),
                Instant.EPOCH);
    }

    private static Unit official(League league) {
        UnitKind kind =
                league == League.DESA ? UnitKind.DESA : league == League.KECAMATAN ? UnitKind.KECAMATAN : UnitKind.OPD;
        String name = "Instansi " + UUID.randomUUID();
        return new Unit(new UnitId(UUID.randomUUID()), kind, league, name, name, name, null, null, true);
    }
}
