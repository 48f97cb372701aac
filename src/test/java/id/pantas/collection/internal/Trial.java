package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.Coverage.AccountDay;
import id.pantas.collection.internal.TrialPlatform.Outage;
import id.pantas.collection.internal.TrialPlatform.Post;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.simulator.SimulatedAccount;
import id.pantas.simulator.Simulator;
import id.pantas.simulator.SimulatorSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Days of a regency on a clock of its own: two instances collect what the simulator's offices publish, while platforms fail,
 * answer nonsense, limit and refuse, processes are killed between two pages, and the whole application is down for hours. Afterwards
 * the platforms' own books are laid beside what the collection stored and recorded.
 */
class Trial implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-10-05T01:00:00Z"); // Monday 08.00 WIB
    private static final Duration STEP = Duration.ofMinutes(20);
    /** How long nothing fails at the end, so that the longest back-off of a day is over. */
    private static final Duration CALM = Duration.ofHours(48);

    private final Instant faultsUntil;
    private final Instant end;
    private final Map<Platform, TrialPlatform> platforms = new EnumMap<>(Platform.class);
    private final Map<AccountId, OfficialAccount> registry = new LinkedHashMap<>();
    private final List<Outage> downs = new ArrayList<>();
    private final Node one;
    private final Node other;
    private final Map<String, String> settings = new HashMap<>();
    long runs;
    long deaths;
    int mostAtOnce;

    Trial(int accounts, int days, long seed) {
        this.faultsUntil = START.plus(Duration.ofDays(days));
        this.end = faultsUntil.plus(CALM);
        publish(accounts, seed);
        for (Map.Entry<Platform, TrialPlatform> entry : platforms.entrySet()) {
            settings.put(
                    "pantas.collection.platforms." + entry.getKey().name().toLowerCase(java.util.Locale.ROOT)
                            + ".daily-limit",
                    String.valueOf(limit(entry.getValue())));
        }
        settings.put("pantas.collection.workers", "3");
        // X: a page of ten costs ten, so that reservations do not eat a small trial's budget.
        settings.put("pantas.collection.platforms.x.page-cost", "10");
        settings.put("pantas.collection.platforms.youtube.page-cost", "2");
        settings.put("pantas.collection.platforms.instagram.credential-hourly-limit", "1000000");
        settings.put("pantas.collection.platforms.facebook.account-daily-limit", "1000000");
        for (int day = 2; day < days; day += 6) {
            Instant from = START.plus(Duration.ofDays(day)).plus(Duration.ofHours(3L * day % 11));
            downs.add(new Outage(from, from.plus(Duration.ofHours(day % 12 == 2 ? 5 : 26))));
        }
        String url = Node.newDatabase();
        TrialPlatform[] collectors = platforms.values().toArray(TrialPlatform[]::new);
        this.one = new Node(url, registry, settings, collectors);
        this.other = new Node(url, registry, settings, collectors);
        this.one.postTimes.published.putAll(times());
        this.other.postTimes.published.putAll(times());
    }

    /** Several regencies of the simulator together, until there are enough accounts. */
    private void publish(int accounts, long seed) {
        Instant reach = START.minus(Duration.ofDays(29));
        for (long regency = seed; registry.size() < accounts; regency++) {
            SimulatorSettings world = SimulatorSettings.demo()
                    .withSeed(regency)
                    .withClock(Clock.fixed(end, ZoneOffset.UTC))
                    .withHistoryDays((int) Duration.between(reach, end).toDays());
            try (Simulator simulator = Simulator.start(world)) {
                for (SimulatedAccount account : simulator.regency().accounts()) {
                    if (registry.size() < accounts) {
                        enter(regency, account, simulator, seed, reach);
                    }
                }
            }
        }
    }

    private void enter(long regency, SimulatedAccount account, Simulator simulator, long seed, Instant reach) {
        Platform platform = Platform.valueOf(account.platform().name());
        TrialPlatform showing = platforms.computeIfAbsent(platform, any -> {
            ZoneId zone = platform == Platform.YOUTUBE ? ZoneId.of("America/Los_Angeles") : ZoneOffset.UTC;
            TrialPlatform made = new TrialPlatform(
                    platform, zone, platform == Platform.X ? 0 : platform == Platform.YOUTUBE ? 2 : 1, seed);
            Instant first = START.plus(Duration.ofHours(30L + 7L * platform.ordinal()));
            made.outages.add(new Outage(first, first.plus(Duration.ofHours(9))));
            made.outages.add(new Outage(first.plus(Duration.ofDays(9)), first.plus(Duration.ofDays(11))));
            return made;
        });
        OfficialAccount entered = new OfficialAccount(
                new AccountId(new java.util.UUID(regency << 20 | account.number(), seed * 0x9E3779B97F4A7C15L)),
                new id.pantas.registry.UnitId(
                        new java.util.UUID(regency, account.unit().hashCode())),
                platform,
                account.handle() + regency,
                null,
                true,
                START);
        registry.put(entered.id(), entered);
        showing.truth.put(
                entered.id(),
                simulator.everPublishedBy(account, end).stream()
                        .filter(post -> post.publishedAt().isAfter(reach))
                        .map(post ->
                                new Post(regency + "/" + account.key() + "/" + post.nativeId(), post.publishedAt()))
                        .sorted(Comparator.comparing(Post::publishedAt).thenComparing(Post::nativeId))
                        .toList());
    }

    /** What a day's budget is: enough on average, tight on a busy day and after a pause. */
    private long limit(TrialPlatform platform) {
        long posts = platform.truth.values().stream().mapToLong(List::size).sum();
        long days = Duration.between(START.minus(Duration.ofDays(29)), end).toDays();
        long accounts = platform.truth.size();
        long trial = Duration.between(START, faultsUntil).toDays();
        // X: what was published before the trial has to be read as well, and some of it twice.
        return platform.platform == Platform.X
                ? 60 + Math.max(3 * posts / days, 2 * posts / trial)
                : 100 + 9 * accounts * (platform.platform == Platform.YOUTUBE ? 2 : 1);
    }

    private Map<AccountId, List<Instant>> times() {
        Map<AccountId, List<Instant>> times = new HashMap<>();
        platforms
                .values()
                .forEach(platform -> platform.truth.forEach((account, posts) ->
                        times.put(account, posts.stream().map(Post::publishedAt).toList())));
        return times;
    }

    void run() {
        one.runs.enrol(START);
        boolean turn = false;
        for (Instant now = START; !now.isAfter(end); now = now.plus(STEP)) {
            if (!now.isBefore(faultsUntil)) {
                platforms.values().forEach(platform -> platform.faulty = false);
            }
            Instant at = now;
            if (downs.stream().anyMatch(down -> !at.isBefore(down.from()) && at.isBefore(down.until()))) {
                continue;
            }
            Node first = turn ? one : other;
            turn = !turn;
            first.runs.plan(now);
            int made = collect(first, now, 60) + collect(turn ? one : other, now, 100_000);
            if (Duration.between(START, now).toHours() > 12) {
                mostAtOnce = Math.max(mostAtOnce, made);
            }
        }
        platforms.values().forEach(platform -> platform.faulty = false);
        one.runs.plan(end.plus(STEP));
        one.workers.stop();
        one.runs.requestAll(end.plus(STEP), "percobaan");
        one.workers.start();
        while (one.runs.collectDue(end.plus(STEP), 10_000) > 0) {
            Thread.onSpinWait();
        }
    }

    /** Collects what is due; a worker's death ends that worker alone, as that of a process would. */
    private int collect(Node node, Instant now, int limit) {
        int before = count(node);
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                if (node.runs.collectDue(now, limit) < limit) {
                    break;
                }
            } catch (TrialPlatform.Killed killed) {
                deaths++;
            }
        }
        int made = count(node) - before;
        runs += made;
        return made;
    }

    private static int count(Node node) {
        return node.database
                .sql("select coalesce(max(id), 0) from collection.run")
                .query(Integer.class)
                .single();
    }

    /** The stored posts are exactly those that were published, each found as new once. */
    void storedIsTheTruth() {
        Set<String> published = new HashSet<>();
        platforms
                .values()
                .forEach(platform -> platform.truth
                        .values()
                        .forEach(posts -> posts.stream()
                                .filter(post -> !post.publishedAt().isAfter(end.plus(STEP)))
                                .forEach(post -> published.add(post.nativeId()))));
        assertThat(published).isNotEmpty();
        Set<String> stored = one.posts.all();
        assertThat(published.stream().filter(id -> !stored.contains(id)).limit(20))
                .as("lost")
                .isEmpty();
        assertThat(stored.stream().filter(id -> !published.contains(id)).limit(20))
                .as("invented")
                .isEmpty();
        assertThat(one.database
                        .sql("select sum(new_posts) from collection.run")
                        .query(Long.class)
                        .single())
                .as("found as new")
                .isEqualTo(published.size());
    }

    /** A day without a single complete visit is recorded as not collected; one recorded as collected had its visits. */
    void everyMissingSpanIsRecorded() {
        Map<AccountId, Map<LocalDate, Integer>> visits = new HashMap<>();
        platforms
                .values()
                .forEach(platform ->
                        platform.visits.forEach(visit -> visits.computeIfAbsent(visit.account(), any -> new HashMap<>())
                                .merge(visit.at().atZone(Node.JAKARTA).toLocalDate(), 1, Integer::sum)));
        LocalDate first = START.atZone(Node.JAKARTA).toLocalDate();
        LocalDate last = faultsUntil.atZone(Node.JAKARTA).toLocalDate();
        long missing = 0;
        long partly = 0;
        for (OfficialAccount account : registry.values()) {
            Map<LocalDate, Integer> seen = visits.getOrDefault(account.id(), Map.of());
            Map<LocalDate, AccountDay> recorded = new HashMap<>();
            one.coverage.ofAccount(account.id(), first, last, end).forEach(day -> recorded.put(day.day(), day));
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                AccountDay kept = recorded.get(day);
                assertThat(kept).as("%s %s", account.handle(), day).isNotNull();
                int sameDay = seen.getOrDefault(day, 0);
                // A check planned late in the evening may be made the next morning, before the next one is due.
                int nextDay = seen.getOrDefault(day.plusDays(1), 0);
                assertThat(kept.done()).as("%s %s done", account.handle(), day).isLessThanOrEqualTo(sameDay + nextDay);
                if (sameDay == 0 && nextDay == 0 && kept.planned() > 0) {
                    assertThat(kept.done())
                            .as("%s %s is a gap", account.handle(), day)
                            .isZero();
                    missing++;
                }
                if (kept.done() < kept.planned()) {
                    partly++;
                }
            }
        }
        assertThat(partly).as("the trial has gaps at all").isPositive();
        System.out.printf("account days with a gap %,d, of them not read at all %,d%n", partly, missing);
    }

    /** Neither by the platforms' own books nor by ours. */
    void budgetsWereNeverExceeded() {
        platforms.forEach((platform, trial) -> {
            long limit = limit(trial);
            Map<LocalDate, LongAdder> used = new TreeMap<>(trial.units);
            // A page that was fetched and could not be kept (killed process) is charged by what was set aside.
            used.forEach((day, units) ->
                    assertThat(units.sum()).as("%s on %s", platform, day).isLessThanOrEqualTo(limit));
        });
        assertThat(one.database
                        .sql("select count(*) from collection.meter where spent > unit_limit")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    String summary() {
        Map<String, Long> faults = new TreeMap<>();
        platforms
                .values()
                .forEach(platform ->
                        platform.faults.forEach((fault, count) -> faults.merge(fault, count.sum(), Long::sum)));
        Map<String, Object> outcomes = new TreeMap<>();
        one.database
                .sql(
                        "select outcome || coalesce(' ' || failure_kind, '') as what, count(*) as times from collection.run"
                                + " where outcome is not null group by 1")
                .query(row -> {
                    outcomes.put(row.getString("what"), row.getLong("times"));
                });
        return "accounts %,d, runs %,d, posts %,d, workers killed %,d, most runs in twenty minutes %,d%nfaults %s%noutcomes %s"
                .formatted(registry.size(), runs, one.posts.all().size(), deaths, mostAtOnce, faults, outcomes);
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
