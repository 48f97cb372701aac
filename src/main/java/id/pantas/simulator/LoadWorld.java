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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Many accounts with evenly spread posts, computed when asked for and kept nowhere. Nine in ten captions are mixed from the
 * words of many, so that they resemble each other as little as real ones do; one in ten is composed from few scenes and
 * often the near-duplicate of another.
 */
final class LoadWorld implements World {

    private static final int VOCABULARY_SOURCES = 600;
    private static final int KEPT_WORDS = 8;
    private static final int LEAST_MIXED_WORDS = 10;
    private static final int MOST_MIXED_WORDS = 34;

    private final long seed;
    private final LoadRegency load;
    private final LocalDate firstDay;
    private final SimulatedRegency regency;
    private final Captions captions = Captions.load();
    private final Scene scene = new Scene(
            "Unit Beban", "Beban", List.of("Mekarloka", "Tirtakarsa"), List.of("Tirtaloka"), RegencyPlan.NAME, false);
    private final List<String> vocabulary;

    /** @param today the first day without posts */
    LoadWorld(long seed, LoadRegency load, LocalDate today) {
        this.seed = seed;
        this.load = load;
        this.firstDay = today.minusDays(load.days());
        this.regency = regency(load);
        this.vocabulary = vocabulary();
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
        String text = chance.below(10) == 0 ? caption.text() : mixed(caption.text(), chance);
        SimulatedPlatform platform = account.platform();
        String id = switch (platform) {
            case X -> PostIds.x(at, account.number(), index);
            case YOUTUBE -> PostIds.youTube(account.number(), day.toEpochDay(), index);
            case WEBSITE -> Long.toString(PostIds.article(day.toEpochDay(), index));
            case TIKTOK -> PostIds.tikTok(at, account.number(), index);
            case INSTAGRAM, FACEBOOK, THREADS -> MetaIds.post(account, day.toEpochDay(), index);
        };
        return new SimulatedPost(
                account.key(),
                id,
                at,
                DemoWorld.formOn(platform, chance),
                platform == SimulatedPlatform.YOUTUBE || platform == SimulatedPlatform.WEBSITE
                        ? Captions.headline(text, 90)
                        : null,
                text,
                "kinerja",
                null,
                null,
                null,
                null,
                null,
                null,
                PostShaper.plainReach(platform, chance));
    }

    /** The beginning of a caption, then words of many others. */
    private String mixed(String caption, Chance chance) {
        List<String> words = new ArrayList<>(
                Arrays.stream(caption.split("\\s+")).limit(KEPT_WORDS).toList());
        int more = LEAST_MIXED_WORDS + chance.below(MOST_MIXED_WORDS - LEAST_MIXED_WORDS + 1);
        for (int i = 0; i < more; i++) {
            words.add(vocabulary.get(chance.below(vocabulary.size())));
        }
        return String.join(" ", words) + ".";
    }

    private List<String> vocabulary() {
        Set<String> words = new TreeSet<>();
        for (int i = 0; i < VOCABULARY_SOURCES; i++) {
            String text = captions.compose("kinerja", "umum", i, scene, Chance.of(seed, i))
                    .text();
            words.addAll(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")));
        }
        words.remove("");
        return List.copyOf(words);
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
                        case TIKTOK -> account(i, slug, platform, "beban" + i, "-000beban" + i);
                        case INSTAGRAM, FACEBOOK, THREADS ->
                            account(i, slug, platform, "beban" + i, MetaIds.account(platform, i));
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
