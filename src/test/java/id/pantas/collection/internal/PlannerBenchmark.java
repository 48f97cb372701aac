package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import id.pantas.registry.Platform;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What planning costs with the accounts of all 514 regencies: the tick while nothing is due, while one in a hundred is, after
 * an outage when all are overdue, and at midnight when every account's day begins. Processor time is that of this process and its
 * database sessions together; transactions are those of the database, each a statement or a claim.
 *
 * <p>{@code ./mvnw -q test -Dtest=PlannerBenchmark -Dgroups=benchmark -DexcludedGroups=}; {@code -Dbenchmark.accounts=28000}.
 */
@Tag("benchmark")
class PlannerBenchmark {

    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final double TICKS_PER_SECOND = 100;
    private static final int WORKERS = 8;

    @Test
    void costsNextToNothingWhileNothingIsDue() {
        int accounts = Integer.getInteger("benchmark.accounts", 280_000);
        ScriptedCollector[] platforms =
                Arrays.stream(Platform.values()).map(ScriptedCollector::new).toArray(ScriptedCollector[]::new);
        try (Node node = new Node(Node.newDatabase(), new LinkedHashMap<>(), Map.of(), platforms)) {
            node.runs.plan(NOON);
            fill(node, accounts);
            System.out.printf(
                    "%n%-44s %10s %10s %12s %10s%n", "accounts " + accounts, "ms", "CPU ms", "transactions", "of");
            for (int warm = 0; warm < 20; warm++) {
                node.runs.plan(NOON);
            }
            measure(node, "tick, nothing due", 20, () -> {
                node.runs.plan(NOON);
                return node.locks.claimDue(List.of(Platform.values()), NOON).isPresent() ? 1 : 0;
            });
            due(node, accounts / 100);
            measure(node, "tick, 1 % due", 1, () -> {
                node.runs.plan(NOON);
                return accounts / 100;
            });
            measure(node, "claiming and giving back what is due, 1 %", 1, () -> claims(node, NOON, accounts / 100));
            overdue(node);
            measure(node, "first claims after an outage, 100 % overdue", 1, () -> claims(node, NOON, 7));
            measure(node, "tick after it", 20, () -> {
                node.runs.plan(NOON);
                return 0;
            });
            Instant midnight =
                    DAY.plusDays(1).atStartOfDay(Node.JAKARTA).toInstant().plusSeconds(5);
            measure(node, "first tick of a day, 100 % begin it", 1, () -> {
                node.runs.plan(midnight);
                return accounts;
            });
            assertThat(node.database
                            .sql("select count(*) from collection.check_day where day = :day")
                            .param("day", DAY.plusDays(1))
                            .query(Integer.class)
                            .single())
                    .isEqualTo(accounts);
        }
    }

    /** Claims accounts; all but the last eight, which are being read, are given back and due in four hours. */
    private static int claims(Node node, Instant now, int most) {
        Deque<Claim> reading = new ArrayDeque<>();
        int claimed = 0;
        while (claimed < most) {
            Optional<Claim> claim = node.locks.claimDue(List.of(Platform.values()), now);
            if (claim.isEmpty()) {
                break;
            }
            claimed++;
            reading.add(claim.get());
            if (reading.size() > WORKERS) {
                node.states.release(reading.remove(), now.plus(Duration.ofHours(4)), true);
            }
        }
        reading.forEach(claim -> node.states.release(claim, now.plus(Duration.ofHours(4)), true));
        return claimed;
    }

    /** Accounts in the middle of their lives: seven platforms, rhythms of all kinds, due within the next four hours. */
    private static void fill(Node node, int accounts) {
        node.database
                .sql("""
                        insert into collection.account_state
                               (account_id, unit_id, platform, enrolled_at, next_due, status, last_good, filled_until,
                                rhythm_posts, rhythm_since, check_every, natural_every)
                        select md5('akun' || n)::uuid, md5('unit' || n / 4)::uuid, (cast(:platforms as text[]))[1 + n % 7],
                               cast(:now as timestamptz) - interval '90 days',
                               cast(:now as timestamptz) + make_interval(secs => 1 + n % 14400), 'OK',
                               cast(:now as timestamptz) - interval '1 hour', :day, 10,
                               cast(:now as timestamptz) - make_interval(hours => 24 + n % 1300),
                               (array[1, 1, 2, 6])[1 + n % 4], (array[1, 1, 2, 6])[1 + n % 4]
                          from generate_series(1, :accounts) n
                        """)
                .param(
                        "platforms",
                        Arrays.stream(Platform.values()).map(Enum::name).toArray(String[]::new))
                .param("now", Sql.at(NOON))
                .param("day", DAY)
                .param("accounts", accounts)
                .update();
        node.database.sql("analyze collection.account_state").update();
    }

    private static void due(Node node, int accounts) {
        node.database
                .sql("""
                        update collection.account_state set next_due = :now
                         where account_id in (select account_id from collection.account_state limit :accounts)
                        """)
                .param("now", Sql.at(NOON.minusSeconds(30)))
                .param("accounts", accounts)
                .update();
    }

    private static void overdue(Node node) {
        node.database
                .sql("update collection.account_state set next_due = :then, lease_run = null, lease_until = null")
                .param("then", Sql.at(NOON.minus(Duration.ofHours(8))))
                .update();
        node.database.sql("vacuum analyze collection.account_state").update();
    }

    private static void measure(Node node, String what, int times, IntSupplier work) {
        settle();
        long transactions = transactions(node);
        double processor = processor(node);
        long begin = System.nanoTime();
        int of = 0;
        for (int i = 0; i < times; i++) {
            of += work.getAsInt();
        }
        double millis = (System.nanoTime() - begin) / 1e6;
        double used = (processor(node) - processor) * 1_000;
        settle();
        System.out.printf(
                "%-44s %,10.1f %,10.1f %,12.1f %,10d%n",
                what, millis / times, used / times, (double) (transactions(node) - transactions) / times, of / times);
    }

    /** Sessions report their transactions when they fall idle, at most once a second. */
    private static void settle() {
        LockSupport.parkNanos(1_500_000_000L);
    }

    private static long transactions(Node node) {
        return node.database
                .sql("select xact_commit from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    private static double processor(Node node) {
        double sum = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
        for (long session : node.database
                .sql("select pid from pg_stat_activity where datname = current_database()"
                        + " and backend_type = 'client backend'")
                .query(Long.class)
                .list()) {
            try {
                String[] fields = Files.readString(Path.of("/proc/" + session + "/stat"))
                        .replaceFirst(".*\\) ", "")
                        .split(" ");
                sum += (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
            } catch (IOException e) {
                continue; // ended meanwhile, or no Linux
            }
        }
        return sum;
    }
}
