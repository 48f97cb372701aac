package id.pantas.simulator;

import id.pantas.simulator.Captions.Caption;
import id.pantas.simulator.Captions.Scene;
import id.pantas.simulator.SimulatedAccount.SiteKind;
import id.pantas.simulator.SimulatedAccount.State;
import id.pantas.simulator.SimulatedUnit.Kind;
import id.pantas.simulator.SimulatedUnit.League;
import id.pantas.simulator.SimulatorSettings.LoadRegency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Many accounts with evenly spread posts, computed when asked for and kept nowhere. */
final class LoadWorld implements World {

    private final long seed;
    private final LoadRegency load;
    private final LocalDate firstDay;
    private final SimulatedRegency regency;
    private final Captions captions = Captions.load();
    private final Scene scene = new Scene(
            "Unit Beban", "Beban", List.of("Mekarloka", "Tirtakarsa"), List.of("Tirtaloka"), RegencyPlan.NAME, false);

    /** @param today the first day without posts */
    LoadWorld(long seed, LoadRegency load, LocalDate today) {
        this.seed = seed;
        this.load = load;
        this.firstDay = today.minusDays(load.days());
        this.regency = regency(load);
    }

    @Override
    public SimulatedRegency regency() {
        return regency;
    }

    @Override
    public LocalDate firstDay() {
        return firstDay;
    }

    @Override
    public List<SimulatedPost> postsOn(SimulatedAccount account, LocalDate day) {
        long place = day.toEpochDay() - firstDay.toEpochDay();
        if (place < 0 || place >= load.days()) {
            return List.of();
        }
        long before = load.postsPerAccount() * place / load.days();
        int count = (int) (load.postsPerAccount() * (place + 1) / load.days() - before);
        Instant midnight = day.atStartOfDay(ZONE).toInstant();
        List<SimulatedPost> posts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Chance chance = Chance.of(seed, account.number(), day.toEpochDay(), i);
            Instant at = midnight.plusSeconds(86_400L * i / count + chance.below(1_000));
            posts.add(post(account, day, i, at, before + i, chance));
        }
        return posts;
    }

    private SimulatedPost post(
            SimulatedAccount account, LocalDate day, int index, Instant at, long turn, Chance chance) {
        Caption caption = captions.compose("kinerja", "umum", turn + account.number(), scene, chance);
        SimulatedPlatform platform = account.platform();
        String id = switch (platform) {
            case X -> PostIds.x(at, account.number(), index);
            case YOUTUBE -> PostIds.youTube(account.number(), day.toEpochDay(), index);
            case WEBSITE -> Long.toString(PostIds.article(day.toEpochDay(), index));
        };
        return new SimulatedPost(
                account.key(),
                id,
                at,
                DemoWorld.formOn(platform, chance),
                platform == SimulatedPlatform.X ? null : Captions.headline(caption.text(), 90),
                caption.text(),
                "kinerja",
                null,
                null,
                null,
                null,
                null,
                null,
                PostShaper.plainReach(platform, chance));
    }

    private static SimulatedRegency regency(LoadRegency load) {
        List<SimulatedUnit> units = new ArrayList<>();
        List<SimulatedAccount> accounts = new ArrayList<>();
        for (int i = 0; i < load.accounts(); i++) {
            String slug = "beban-" + i;
            units.add(new SimulatedUnit(
                    slug,
                    Kind.OPD,
                    League.OPD_LAYANAN,
                    "Unit Beban " + i,
                    "Beban " + i,
                    null,
                    null,
                    UnitBehaviour.BALANCED,
                    null));
            SimulatedPlatform platform =
                    load.platforms().get(i % load.platforms().size());
            accounts.add(
                    switch (platform) {
                        case X ->
                            account(i, slug, platform, "beban" + i, Long.toString(1_304_500_000_000_000_000L + i));
                        case YOUTUBE -> account(i, slug, platform, "@beban" + i, RegencyPlan.channelId("beban" + i));
                        case WEBSITE ->
                            account(i, slug, platform, "https://beban" + i + ".example/", "beban" + i + ".example");
                    });
        }
        return new SimulatedRegency("Kabupaten Beban", "99.02", units, accounts);
    }

    private static SimulatedAccount account(
            int number, String unit, SimulatedPlatform platform, String handle, String nativeId) {
        SiteKind site = platform == SimulatedPlatform.WEBSITE ? SiteKind.WORDPRESS : null;
        return new SimulatedAccount(
                number, unit, platform, handle, nativeId, "Unit Beban " + number, State.ACTIVE, site);
    }
}
