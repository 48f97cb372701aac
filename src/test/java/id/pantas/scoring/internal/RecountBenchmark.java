package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import id.pantas.registry.League;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long scores take: {@code ./mvnw -q test -Dgroups=benchmark -DexcludedGroups= -Dtest=RecountBenchmark}. Prints for
 * each number of units how long it takes to measure the reactions to all posts anew, a full recount of a period (with its
 * parts), one that finds nothing new, one of a single changed unit, and beside them one SQL aggregate over the same posts,
 * labels and counts, which says how fast the machine is.
 *
 * <p>Settings: {@code pantas.benchmark.sizes}, units and posts of each unit a week ({@value #SIZES}), over
 * {@code pantas.benchmark.weeks} (8) of which the last two are the period; {@code pantas.benchmark.hours}, the ages at
 * which each post was counted (73). With several of them, e.g. {@code 1,6,24,48,73,120,168,240}, there is no count after
 * the end of the period, so that the posts of its last three days are compared with earlier ones at their age.
 *
 * <p>Heap is the most that was left after any garbage collection, the registry of the test included. The load average says
 * how busy the machine was; with more at work than it has cores only the processor's time and the ratio mean something.
 */
@Tag("benchmark")
class RecountBenchmark {

    private static final String SIZES = "400x20,4000x20,40000x5";
    private static final String PERIOD = "2026-23";

    private final String hours = System.getProperty("pantas.benchmark.hours", "73");
    private final int weeks = Integer.getInteger("pantas.benchmark.weeks", 8);

    @Test
    void recountsAPeriod() {
        measure(100, 20); // warms up, as a server that has been running is
        System.out.println(
                "| units | posts in all | in the period | measure s | full s | processor s | load s | compute s | write s | other s"
                        + " | unchanged s | one unit s | SQL aggregate s | full / aggregate | heap MB | load average |");
        System.out.println(
                "| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        for (String size : System.getProperty("pantas.benchmark.sizes", SIZES).split(",")) {
            String[] parts = size.split("x");
            System.out.println(measure(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
        }
    }

    private String measure(int units, int weekly) {
        ScoringDatabase scoring = new ScoringDatabase();
        Instant now = Sample.at(14, "20:00");
        for (int i = 0; i < units; i++) {
            UnitId unit = scoring.unit(League.values()[i % 3], "Unit " + i);
            scoring.account(unit, Platform.INSTAGRAM, now.minus(Duration.ofDays(400)));
        }
        long posts = fill(scoring, now, weekly * weeks);
        double measuring = seconds(scoring.measured::measureAll);
        scoring.sql.sql("vacuum analyze").update();
        double aggregate = seconds(() -> aggregate(scoring, now));
        scoring.recounts.enrol(now);
        LiveHeap heap = new LiveHeap();
        double busy = processor(scoring);
        double full =
                seconds(() -> assertThat(scoring.recounts.recountStale(now)).isEqualTo(units));
        busy = processor(scoring) - busy;
        double load = scoring.loading / 1e9;
        double compute = scoring.computing / 1e9;
        double write = scoring.writing / 1e9;
        scoring.recounts.markAll(PERIOD);
        double same = seconds(() -> scoring.recounts.recountStale(now));
        long megabytes = heap.most() >> 20;
        UnitId one = scoring.units.keySet().iterator().next();
        scoring.sql
                .sql(
                        "update post.post set gone_at = now() where id = (select max(id) from post.post where unit_id = :u)")
                .param("u", one.value())
                .update();
        scoring.stale.mark(List.of(PERIOD), List.of(one.value()));
        double single = seconds(() -> scoring.recounts.recountStale(now));
        return "| %,d | %,d | %,d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.3f | %.2f | %.1f | %d | %.0f |"
                .formatted(
                        units,
                        posts,
                        scoring.rankings.progress(PERIOD).posts(),
                        measuring,
                        full,
                        busy,
                        load,
                        compute,
                        write,
                        full - load - compute - write,
                        same,
                        single,
                        aggregate,
                        full / aggregate,
                        megabytes,
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The same posts with their labels and counts, summed by unit, day and class: the least that has to be read. */
    private static void aggregate(ScoringDatabase scoring, Instant now) {
        scoring.sql
                .sql("""
                        select p.unit_id, p.published_at::date, l.content_class, count(*), sum(m.likes + 2 * m.comments)
                          from post.post_fact p
                          join classification.current_label l on l.post_id = p.post_id
                          left join lateral (
                               select s.likes, s.comments from post.metric_fact s
                                where s.post_id = p.post_id and s.taken_at >= p.published_at + interval '72 hours'
                                order by s.taken_at limit 1) m on true
                         where p.published_at >= :start and p.published_at < :end
                         group by 1, 2, 3
                        """)
                .param("start", StaleScores.utc(scoring.calendar.byId(PERIOD).start()))
                .param("end", StaleScores.utc(scoring.calendar.byId(PERIOD).end()))
                .query(row -> {});
    }

    /** Posts evenly over units and time, each with a label and a count at 72 hours. */
    private long fill(ScoringDatabase scoring, Instant now, int each) {
        scoring.sql
                .sql("create temporary table one_account (n serial, account uuid, unit uuid)")
                .update();
        List<OfficialAccount> accounts =
                scoring.accounts.values().stream().flatMap(List::stream).toList();
        scoring.sql
                .sql(
                        "insert into one_account (account, unit) select * from unnest(cast(:a as uuid[]), cast(:u as uuid[]))")
                .param(
                        "a",
                        accounts.stream()
                                .map(one -> one.id().value().toString())
                                .toArray(String[]::new))
                .param(
                        "u",
                        accounts.stream()
                                .map(one -> one.unit().value().toString())
                                .toArray(String[]::new))
                .update();
        int count = scoring.sql
                .sql("""
                        insert into post.post (account_id, unit_id, platform, native_id, published_at, first_seen_at, form,
                                               text, permalink)
                        select account, unit, 'INSTAGRAM', a.n || '-' || i, at, at, 'PHOTO', 'teks', 'https://contoh.test'
                          from one_account a cross join generate_series(1, :each) i
                         cross join lateral (select :now - (i * :step + a.n % 60) * interval '1 minute' as at) t
                        """)
                .param("each", each)
                .param("step", weeks * 7 * 24 * 60 / each)
                .param("now", StaleScores.utc(now))
                .update();
        scoring.sql
                .sql("""
                        insert into post.metric_snapshot (post_id, taken_at, likes, comments, shares)
                        select id, at, (id * hour / 73) % 97, id % 13, id % 5
                          from post.post
                         cross join unnest(:hours) hour
                         cross join lateral (select published_at + hour * interval '1 hour' as at) t
                         where at < :until
                         order by at
                        """)
                .param(
                        "hours",
                        Stream.of(hours.split(",")).map(Integer::valueOf).toArray(Integer[]::new))
                .param("until", StaleScores.utc(hours.contains(",") ? now : now.plus(Duration.ofDays(9))))
                .update();
        scoring.sql.sql("""
                        insert into classification.label (post_id, content_class, probability, alternative,
                               alternative_probability, needs_review, model_version, text_digest, decided_at)
                        select id, (array['UCAPAN', 'KINERJA', 'INFO_LAYANAN', 'CAMPURAN', 'LAINNYA'])[1 + id % 5], 0.9,
                               'UCAPAN', 0.05, id % 10 = 0, 'test', 0, now() from post.post
                        """).update();
        return count;
    }

    /** Seconds of processor time that this thread and the database's process for it have used so far. */
    private static double processor(ScoringDatabase scoring) {
        long process =
                scoring.sql.sql("select pg_backend_pid()").query(Long.class).single();
        long database = ProcessHandle.of(process)
                .flatMap(found -> found.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElse(0L);
        return (database + ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()) / 1e9;
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Listens to the garbage collectors for how much is really in use. */
    private static final class LiveHeap {
        private final AtomicLong most = new AtomicLong();

        LiveHeap() {
            for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                ((NotificationEmitter) collector)
                        .addNotificationListener((notice, nothing) -> note(notice), null, null);
            }
        }

        private void note(Notification notice) {
            var info = GarbageCollectionNotificationInfo.from((CompositeData) notice.getUserData());
            long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                    .filter(pool -> !pool.getKey().contains("Meta")
                            && !pool.getKey().contains("Code")
                            && !pool.getKey().contains("Class"))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum();
            most.accumulateAndGet(used, Math::max);
        }

        long most() {
            return most.get();
        }
    }
}
