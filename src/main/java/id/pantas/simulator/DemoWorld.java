package id.pantas.simulator;

import id.pantas.simulator.Captions.Caption;
import id.pantas.simulator.Captions.Scene;
import id.pantas.simulator.SimulatedPost.Form;
import id.pantas.simulator.SimulatedUnit.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The regency's posts, each day composed from seed, account and date alone. */
final class DemoWorld implements World {

    /** Where posts of others can be repeated. */
    private static final Set<SimulatedPlatform> REPOSTING = EnumSet.of(
            SimulatedPlatform.X, SimulatedPlatform.INSTAGRAM, SimulatedPlatform.FACEBOOK, SimulatedPlatform.THREADS);

    private record DayOf(int account, long epochDay) {}

    private final long seed;
    private final LocalDate firstDay;
    private final SimulatedRegency regency = RegencyPlan.regency();
    private final Captions captions = Captions.load();
    private final PostShaper shaper;
    private final Map<String, SimulatedUnit> units = new HashMap<>();
    private final Map<String, Scene> scenes = new HashMap<>();
    private final Map<SimulatedPlatform, List<SimulatedAccount>> leaders = new EnumMap<>(SimulatedPlatform.class);
    private final List<SimulatedAccount> models;
    private final Map<DayOf, List<SimulatedPost>> known = new ConcurrentHashMap<>();

    DemoWorld(long seed, LocalDate firstDay) {
        this.seed = seed;
        this.firstDay = firstDay;
        this.shaper = new PostShaper(seed, captions);
        regency.units().forEach(unit -> {
            units.put(unit.slug(), unit);
            scenes.put(unit.slug(), scene(unit));
        });
        for (SimulatedPlatform platform : REPOSTING) {
            leaders.put(platform, on(platform, UnitBehaviour.LEADER));
        }
        this.models = on(SimulatedPlatform.X, UnitBehaviour.HARD_WORKING);
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
        DayOf key = new DayOf(account.number(), day.toEpochDay());
        List<SimulatedPost> posts = known.get(key);
        if (posts == null) {
            posts = List.copyOf(compose(account, day));
            // Ids name any day from 2015 on: what nobody lists is not kept.
            if (!day.isBefore(firstDay) && day.isBefore(firstDay.plusDays(1_000))) {
                known.put(key, posts);
            }
        }
        return posts;
    }

    private List<SimulatedPost> compose(SimulatedAccount account, LocalDate day) {
        SimulatedUnit unit = unitOf(account);
        List<PostShaper.Draft> drafts = new ArrayList<>();
        SimulatedAccount first = regency.accountsOf(unit.slug()).get(0);
        if (unit.behaviour() == UnitBehaviour.CROSS_POSTER && !first.equals(account)) {
            mirror(account, first, day, drafts);
        } else {
            own(account, unit, day, drafts);
        }
        if (REPOSTING.contains(account.platform())) {
            reposts(account, unit, day, drafts);
        }
        drafts.sort(Comparator.comparing(PostShaper.Draft::at));
        List<SimulatedPost> posts = new ArrayList<>();
        Instant earliest = Instant.MIN;
        for (PostShaper.Draft draft : drafts.subList(0, Math.min(drafts.size(), PostIds.MAX_PER_DAY))) {
            Instant at = draft.at().isAfter(earliest) ? draft.at() : earliest.plusSeconds(1);
            if (Timeline.today(at).equals(day)) {
                posts.add(shaper.shape(draft, at, account, unit, day, posts.size()));
                earliest = at;
            }
        }
        return posts;
    }

    private void own(SimulatedAccount account, SimulatedUnit unit, LocalDate day, List<PostShaper.Draft> drafts) {
        UnitBehaviour behaviour = unit.behaviour();
        Habit habit = Habit.of(behaviour);
        Chance chance = Chance.of(seed, account.number(), day.toEpochDay());
        // The regent speaks most; deputy and secretary about half as often.
        boolean silent = behaviour == UnitBehaviour.LEADER
                && !unit.equals(regency.units().get(0))
                && chance.percent(50);
        int count = silent
                ? 0
                : habit.volume(
                        behaviour, account.platform(), unit.kind(), day, seed ^ Chance.hash(unit.slug()), chance);
        Scene scene = Objects.requireNonNull(scenes.get(unit.slug()));
        List<Instant> times = times(day, count, chance);
        for (int i = 0; i < count; i++) {
            Caption caption = null;
            if (i == 0 && chance.percent(occasionPercent(behaviour))) {
                caption = captions.occasion(day, scene, chance);
            }
            if (caption == null && behaviour == UnitBehaviour.TEMPLATE_GREETINGS && chance.percent(80)) {
                caption = captions.templateGreeting(scene, chance);
            }
            if (caption == null && behaviour == UnitBehaviour.COPYCAT && chance.percent(75)) {
                caption = copied(day, chance);
            }
            if (caption == null) {
                String contentClass = habit.contentClass(chance);
                String topic = RegencyPlan.topicOf(unit);
                long turn = day.toEpochDay() * 3 + i + account.platform().ordinal() * 10_007L;
                caption = captions.compose(contentClass, topic, turn, scene, chance);
            }
            drafts.add(new PostShaper.Draft(times.get(i), caption, scene, null, null, false));
        }
    }

    /** The same words as on the unit's first account, a little later. */
    private void mirror(
            SimulatedAccount account, SimulatedAccount first, LocalDate day, List<PostShaper.Draft> drafts) {
        Scene scene = Objects.requireNonNull(scenes.get(account.unit()));
        for (SimulatedPost post : postsOn(first, day)) {
            Chance chance = Chance.of(seed, account.number(), Chance.hash(post.nativeId()));
            boolean wanted = account.platform() != SimulatedPlatform.YOUTUBE || chance.percent(40);
            if (wanted && post.repostOf() == null && post.replyTo() == null) {
                Instant at = post.publishedAt().plusSeconds(chance.between(300, 5_400));
                drafts.add(new PostShaper.Draft(
                        at, new Caption(post.body(), post.contentClass()), scene, null, null, true));
            }
        }
    }

    private void reposts(SimulatedAccount account, SimulatedUnit unit, LocalDate day, List<PostShaper.Draft> drafts) {
        int percent = Habit.of(unit.behaviour()).reposts();
        if (percent == 0) {
            return;
        }
        repostsOf(leaders.getOrDefault(account.platform(), List.of()), percent, account, day, drafts);
        if (unit.behaviour() == UnitBehaviour.REPOSTER && account.platform() == SimulatedPlatform.X) {
            repostsOf(models.subList(0, Math.min(3, models.size())), 12, account, day, drafts);
        }
    }

    private void repostsOf(
            List<SimulatedAccount> sources,
            int percent,
            SimulatedAccount account,
            LocalDate day,
            List<PostShaper.Draft> drafts) {
        Scene scene = Objects.requireNonNull(scenes.get(account.unit()));
        for (SimulatedAccount source : sources) {
            for (LocalDate origin = day.minusDays(2); !origin.isAfter(day); origin = origin.plusDays(1)) {
                for (SimulatedPost original : ownPostsOn(source, origin)) {
                    Chance chance = Chance.of(seed, account.number(), Chance.hash(original.nativeId()));
                    if (!chance.percent(percent)) {
                        continue;
                    }
                    Instant at = original.publishedAt().plusSeconds(delay(chance));
                    if (Timeline.today(at).equals(day) && original.visibleAt(at)) {
                        Caption caption = new Caption(original.bodyAt(at), original.contentClass());
                        drafts.add(new PostShaper.Draft(at, caption, scene, original.idAt(at), source.handle(), true));
                    }
                }
            }
        }
    }

    // Half within four hours, most within a day, some after.
    private static long delay(Chance chance) {
        return 240 + (long) (Duration.ofHours(40).toSeconds() * Math.pow(chance.fraction(), 3.2));
    }

    private @Nullable Caption copied(LocalDate day, Chance chance) {
        SimulatedAccount source = chance.oneOf(models);
        List<SimulatedPost> posts = ownPostsOn(source, day.minusDays(chance.between(1, 2)));
        if (posts.isEmpty()) {
            return null;
        }
        SimulatedPost post = chance.oneOf(posts);
        return new Caption(post.body(), post.contentClass());
    }

    private List<SimulatedPost> ownPostsOn(SimulatedAccount account, LocalDate day) {
        SimulatedUnit unit = unitOf(account);
        if (unit.behaviour() != UnitBehaviour.LEADER && unit.behaviour() != UnitBehaviour.HARD_WORKING) {
            throw new IllegalArgumentException("Only leaders and hard-working units are taken from");
        }
        return postsOn(account, day).stream()
                .filter(post -> post.repostOf() == null && post.replyTo() == null)
                .toList();
    }

    private List<Instant> times(LocalDate day, int count, Chance chance) {
        TreeSet<Instant> times = new TreeSet<>();
        Instant morning = day.atTime(6, 30).atZone(ZONE).toInstant();
        while (times.size() < count) {
            double hours = Math.min(13.9, Math.max(0, 5.2 + chance.bell() * 3.4));
            times.add(morning.plusSeconds((long) (hours * 3_600)));
        }
        return List.copyOf(times);
    }

    private static int occasionPercent(UnitBehaviour behaviour) {
        return switch (behaviour) {
            case GREETINGS, TEMPLATE_GREETINGS, LEADER -> 100;
            case HARD_WORKING, INFORMATIVE -> 30;
            default -> 65;
        };
    }

    private List<SimulatedAccount> on(SimulatedPlatform platform, UnitBehaviour behaviour) {
        return regency.accountsOn(platform).stream()
                .filter(account -> unitOf(account).behaviour() == behaviour)
                .toList();
    }

    private SimulatedUnit unitOf(SimulatedAccount account) {
        return Objects.requireNonNull(units.get(account.unit()));
    }

    private Scene scene(SimulatedUnit unit) {
        List<String> desa = new ArrayList<>();
        List<String> kecamatan = new ArrayList<>();
        for (SimulatedUnit other : regency.units()) {
            boolean near = switch (unit.kind()) {
                case PIMPINAN, OPD -> true;
                case KECAMATAN -> other.equals(unit) || unit.slug().equals(other.parent());
                case DESA ->
                    other.slug().equals(unit.parent())
                            || Objects.equals(other.parent(), unit.parent()) && other.kind() == Kind.DESA;
            };
            if (near && other.kind() == Kind.DESA) {
                desa.add(other.equals(unit) ? 0 : desa.size(), other.name().substring("Desa ".length()));
            } else if (near && other.kind() == Kind.KECAMATAN) {
                kecamatan.add(other.name().substring("Kecamatan ".length()));
            }
        }
        return new Scene(unit.name(), unit.shortName(), desa, kecamatan, RegencyPlan.NAME, unit.kind() == Kind.DESA);
    }

    /** Which form suits a platform; also used where volume is all that matters. */
    static Form formOn(SimulatedPlatform platform, Chance chance) {
        return switch (platform) {
            case YOUTUBE -> chance.percent(28) ? Form.SHORT_VIDEO : Form.VIDEO;
            case WEBSITE -> Form.ARTICLE;
            case TIKTOK -> Form.SHORT_VIDEO;
            case INSTAGRAM -> {
                int draw = chance.below(100);
                yield draw < 63 ? Form.PHOTO : draw < 91 ? Form.SHORT_VIDEO : Form.VIDEO;
            }
            case FACEBOOK -> {
                int draw = chance.below(100);
                yield draw < 60 ? Form.PHOTO : draw < 76 ? Form.VIDEO : draw < 87 ? Form.LINK : Form.TEXT;
            }
            case THREADS -> chance.percent(35) ? Form.PHOTO : Form.TEXT;
            case X -> {
                int draw = chance.below(100);
                yield draw < 52 ? Form.PHOTO : draw < 64 ? Form.VIDEO : draw < 74 ? Form.LINK : Form.TEXT;
            }
        };
    }
}
