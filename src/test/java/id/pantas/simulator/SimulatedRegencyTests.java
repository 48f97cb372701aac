package id.pantas.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The world itself: complete, repeatable, each behaviour recognisable. */
class SimulatedRegencyTests {

    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.demo().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void hasUnitsOfAllKindsAndAboutOneHundredAndTwentyAccounts() {
        SimulatedRegency regency = simulator.regency();
        Map<SimulatedUnit.Kind, Long> kinds =
                regency.units().stream().collect(Collectors.groupingBy(SimulatedUnit::kind, Collectors.counting()));
        assertThat(kinds)
                .containsEntry(SimulatedUnit.Kind.PIMPINAN, 3L)
                .containsEntry(SimulatedUnit.Kind.OPD, 22L)
                .containsEntry(SimulatedUnit.Kind.KECAMATAN, 8L)
                .containsEntry(SimulatedUnit.Kind.DESA, 24L);
        assertThat(regency.accounts()).hasSizeBetween(105, 135);
        assertThat(regency.units()).extracting(SimulatedUnit::slug).doesNotHaveDuplicates();
        assertThat(regency.accounts()).extracting(SimulatedAccount::key).doesNotHaveDuplicates();
        assertThat(regency.accounts()).extracting(SimulatedAccount::handle).doesNotHaveDuplicates();
        assertThat(regency.accountsOn(SimulatedPlatform.X))
                .allSatisfy(account -> assertThat(account.handle()).matches("[a-z0-9_]{4,15}"));
        assertThat(regency.accountsOn(SimulatedPlatform.YOUTUBE))
                .allSatisfy(account -> assertThat(account.nativeId()).matches("UC[\\w-]{21}[AQgw]"));
        assertThat(regency.units())
                .filteredOn(unit -> unit.kind() == SimulatedUnit.Kind.DESA)
                .allSatisfy(unit -> assertThat(unit.areaCode())
                        .startsWith(regency.unit(String.valueOf(unit.parent())).areaCode()));
    }

    @Test
    void reachesBackTwelveWeeksWithSomeThousandPosts() {
        List<SimulatedPost> all = all();
        assertThat(all).hasSizeBetween(5_000, 10_000);
    }

    private static List<SimulatedPost> all() {
        return simulator.regency().accounts().stream()
                .flatMap(account -> simulator.everPublishedBy(account, NOW).stream())
                .toList();
    }
}
