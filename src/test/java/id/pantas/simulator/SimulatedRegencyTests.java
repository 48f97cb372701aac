package id.pantas.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
    void hasUnitsOfAllKindsAndAboutTwoHundredAccounts() {
        SimulatedRegency regency = simulator.regency();
        Map<SimulatedUnit.Kind, Long> kinds =
                regency.units().stream().collect(Collectors.groupingBy(SimulatedUnit::kind, Collectors.counting()));
        assertThat(kinds)
                .containsEntry(SimulatedUnit.Kind.PIMPINAN, 3L)
                .containsEntry(SimulatedUnit.Kind.OPD, 22L)
                .containsEntry(SimulatedUnit.Kind.KECAMATAN, 8L)
                .containsEntry(SimulatedUnit.Kind.DESA, 24L);
        assertThat(regency.accounts()).hasSizeBetween(200, 240);
        assertThat(regency.units()).extracting(SimulatedUnit::slug).doesNotHaveDuplicates();
        assertThat(regency.accounts()).extracting(SimulatedAccount::key).doesNotHaveDuplicates();
        assertThat(regency.accounts())
                .extracting(account -> account.platform() + account.handle())
                .doesNotHaveDuplicates();
        assertThat(regency.accountsOn(SimulatedPlatform.INSTAGRAM))
                .hasSizeGreaterThan(40)
                .allSatisfy(account -> assertThat(account.handle()).matches("[a-z0-9._]{4,30}"));
        assertThat(regency.accountsOn(SimulatedPlatform.FACEBOOK)).hasSizeGreaterThan(30);
        assertThat(regency.accountsOn(SimulatedPlatform.THREADS)).hasSize(5);
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

    @Test
    void sameSeedAndClockGiveTheSameBytes() {
        SimulatorSettings settings = SimulatorSettings.demo().withClock(Clock.fixed(NOW, ZoneOffset.UTC));
        try (Simulator twin = Simulator.start(settings);
                Simulator other = Simulator.start(settings.withSeed(2))) {
            for (SimulatedAccount account : simulator.regency().accounts()) {
                if (account.platform() == SimulatedPlatform.TIKTOK) {
                    continue; // its answers need a consent
                }
                String path = switch (account.platform()) {
                    case X -> "users/" + account.nativeId() + "/tweets?tweet.fields=public_metrics";
                    case YOUTUBE -> "playlistItems?part=snippet&playlistId=" + account.uploads();
                    case WEBSITE -> "/";
                    case INSTAGRAM, FACEBOOK, THREADS -> "me";
                    default -> throw new AssertionError(account);
                };
                assertThat(body(twin, account, path)).isEqualTo(body(simulator, account, path));
            }
            SimulatedAccount account = simulator.regency().accounts().get(0);
            assertThat(other.postsOf(account, NOW)).isNotEqualTo(simulator.postsOf(account, NOW));
        }
    }

    @Test
    void countsNeverFall() {
        for (SimulatedPost post : all()) {
            SimulatedPost.Counts before = post.countsAt(post.publishedAt());
            assertThat(before.views()).isZero();
            for (int hours = 1; hours < 500; hours *= 3) {
                SimulatedPost.Counts later = post.countsAt(post.publishedAt().plus(Duration.ofHours(hours)));
                assertThat(later.likes()).isGreaterThanOrEqualTo(before.likes());
                assertThat(later.views()).isGreaterThanOrEqualTo(before.views());
                assertThat(later.shares()).isGreaterThanOrEqualTo(before.shares());
                assertThat(later.likes()).isLessThanOrEqualTo(post.reach().likes());
                before = later;
            }
        }
        assertThat(all()).anyMatch(post -> post.countsAt(NOW).likes() > 100);
    }

    @Test
    void aDayStaysWhatItWasWhenTimeGoesOn() {
        Instant later = NOW.plus(Duration.ofDays(9));
        for (SimulatedAccount account : simulator.regency().accounts()) {
            List<SimulatedPost> now = simulator.everPublishedBy(account, NOW);
            List<SimulatedPost> then = simulator.everPublishedBy(account, later);
            assertThat(then.subList(then.size() - now.size(), then.size())).isEqualTo(now);
        }
    }

    @Test
    void behavioursCanBeToldApart() {
        assertThat(share("disdagkop", post -> post.contentClass().equals("seremonial")))
                .isGreaterThan(0.6);
        assertThat(share("distan", post -> post.contentClass().equals("kinerja")))
                .isGreaterThan(0.5);
        assertThat(share("dukcapil", post -> post.contentClass().equals("informasi")))
                .isGreaterThan(0.5);
        assertThat(share(
                        "satpolpp",
                        post -> post.publishedAt().atZone(World.ZONE).getDayOfWeek() == DayOfWeek.SUNDAY))
                .isGreaterThan(0.7);
        assertThat(own("inspektorat")).hasSizeLessThan(12);
        SimulatedAccount reposter = simulator.regency().accountsOf("dishub").get(0);
        assertThat(simulator.postsOf(reposter, NOW))
                .filteredOn(post -> post.repostOf() != null)
                .hasSizeGreaterThan(80);
        Set<String> others = simulator.regency().accountsOn(SimulatedPlatform.X).stream()
                .filter(account -> !account.unit().equals("disnaker"))
                .flatMap(account -> simulator.everPublishedBy(account, NOW).stream())
                .map(SimulatedPost::body)
                .collect(Collectors.toSet());
        assertThat(simulator.everPublishedBy(
                        simulator.regency().accountsOf("disnaker").get(0), NOW))
                .filteredOn(post -> post.repostOf() == null)
                .filteredOn(post -> others.stream().anyMatch(body -> post.body().startsWith(body)))
                .hasSizeGreaterThan(15);
        List<SimulatedAccount> cross = simulator.regency().accountsOf("dinsos");
        Set<String> first = simulator.everPublishedBy(cross.get(0), NOW).stream()
                .map(SimulatedPost::body)
                .collect(Collectors.toSet());
        assertThat(simulator.everPublishedBy(cross.get(1), NOW))
                .isNotEmpty()
                .allSatisfy(post -> assertThat(first).contains(post.body()));
    }

    @Test
    void aLoadHasExactlyTheVolumeAskedFor() {
        try (Simulator load = Simulator.start(SimulatorSettings.load(SimulatorSettings.LoadRegency.onX(3, 731))
                .withClock(Clock.fixed(NOW, ZoneOffset.UTC)))) {
            Visitor visitor = new Visitor(load);
            for (SimulatedAccount account : load.regency().accounts()) {
                assertThat(XDeskTests.walk(visitor, account, "")).hasSize(731).doesNotHaveDuplicates();
            }
        }
    }

    private static String discovery(SimulatedAccount account) {
        return "business_discovery.username(" + account.handle() + ")%7Bid,media%7Bid,caption,like_count%7D%7D";
    }

    private static String body(Simulator from, SimulatedAccount account, String path) {
        Visitor visitor = new Visitor(from);
        return switch (account.platform()) {
            case X -> visitor.x(path).body();
            case YOUTUBE -> visitor.youTube(path).body();
            case WEBSITE -> visitor.site(account, path).body();
            case INSTAGRAM ->
                visitor.graph("17841499999999999", "fields=" + discovery(account))
                        .body();
            case FACEBOOK -> visitor.graph(account.handle(), "fields=id").body();
            case THREADS -> visitor.threads(account, "me/threads").body();
            default -> throw new AssertionError(account);
        };
    }

    private static double share(String unit, Predicate<SimulatedPost> wanted) {
        List<SimulatedPost> own = own(unit);
        return (double) own.stream().filter(wanted).count() / own.size();
    }

    private static List<SimulatedPost> own(String unit) {
        return simulator.regency().accountsOf(unit).stream()
                .flatMap(account -> simulator.everPublishedBy(account, NOW).stream())
                .filter(post -> post.repostOf() == null && post.replyTo() == null)
                .toList();
    }

    private static List<SimulatedPost> all() {
        return simulator.regency().accounts().stream()
                .flatMap(account -> simulator.everPublishedBy(account, NOW).stream())
                .toList();
    }
}
