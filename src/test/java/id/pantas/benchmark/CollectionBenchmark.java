package id.pantas.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import id.pantas.PantasApplication;
import id.pantas.collection.CollectionRuns;
import id.pantas.compliance.Decisions;
import id.pantas.registry.League;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.simulator.SimulatedAccount;
import id.pantas.simulator.Simulator;
import id.pantas.simulator.SimulatorSettings;
import id.pantas.simulator.SimulatorSettings.LoadRegency;
import id.pantas.testing.Cleared;
import id.pantas.testing.PostgresForTests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Posts per second from the platform to the label: the whole application, with the simulator serving X over HTTP on
 * loopback in the same process, fetches, parses, stores, compares and classifies; a post counts when its label stands.
 * Beside it {@code COPY} of the very rows that came out (post, snapshot, label) into tables with the same columns, checks
 * and indexes. The simulator's own work is part of the time, but not of the processor time, which is that of the application,
 * compiler and garbage collector included, and that of all sessions of the database. Commits are those of the database per 100
 * posts, a page. Live is what is in use after a garbage
 * collection at the end of the interval, the simulator included.
 *
 * <p>{@code ./mvnw -q test -Dtest=CollectionBenchmark -Dgroups=benchmark -DexcludedGroups=}; {@code
 * -Dbenchmark.posts=1000000} for a longer run.
 */
@Tag("benchmark")
class CollectionBenchmark {

    private static final int POSTS_PER_ACCOUNT = 500;

    @Test
    void collectsAtAConstantCostPerPost() throws Exception {
        int total = Integer.getInteger("benchmark.posts", 100_000);
        int accounts = total / POSTS_PER_ACCOUNT;
        try (Simulator simulator =
                        Simulator.start(SimulatorSettings.load(LoadRegency.onX(accounts, POSTS_PER_ACCOUNT)));
                ConfigurableApplicationContext application = start(simulator)) {
            JdbcClient database = application.getBean(JdbcClient.class);
            CollectionRuns runs = application.getBean(CollectionRuns.class);
            Cleared.x(application.getBean(Decisions.class));
            register(application.getBean(Registry.class), simulator.regency().accounts());
            runs.enrol(Instant.now());
            System.out.printf(
                    "%n%22s %9s %9s %6s %10s %10s %9s %6s%n",
                    "labelled posts", "collect/s", "COPY/s", "ratio", "CPU µs", "database", "commits", "live");
            long done = 0;
            try (Connection copying =
                    application.getBean(HikariDataSource.class).getConnection()) {
                prepareCopies(copying);
                for (long step = 10_000;
                        done < total;
                        step = Math.min(total, step < 100_000 ? 100_000 : step + 100_000)) {
                    Spent before = Spent.now(database);
                    long begin = System.nanoTime();
                    runs.collectDue(Instant.now(), (int) ((step - done + POSTS_PER_ACCOUNT - 1) / POSTS_PER_ACCOUNT));
                    long labelled = awaitLabels(database);
                    double rate = (labelled - done) * 1e9 / (System.nanoTime() - begin);
                    Spent after = Spent.now(database);
                    double perPost = 1e6 / (labelled - done);
                    double copyRate = (labelled - done) * 1e9 / copy(copying);
                    System.out.printf(
                            "%,10d – %,9d %,9.0f %,9.0f %6.3f %10.0f %10.0f %9.1f %,3d MB%n",
                            done,
                            labelled,
                            rate,
                            copyRate,
                            rate / copyRate,
                            (after.application() - before.application()) * perPost,
                            (after.database() - before.database()) * perPost,
                            (after.commits() - before.commits()) * 100.0 / (labelled - done),
                            live());
                    assertThat(labelled).isGreaterThan(done);
                    done = labelled;
                }
            }
            System.out.println("posts " + done + ", requests " + simulator.requestCount() + ", "
                    + database.sql(
                                    "select coalesce(duplicate, '-') || ' ' || count(*) from post.post group by duplicate")
                            .query(String.class)
                            .list());
            assertThat(done).isEqualTo((long) accounts * POSTS_PER_ACCOUNT);
            assertThat(simulator.mostRequestsAtOnceForAnyAccount()).isOne();
        }
    }

    /**
     * What was spent so far, processor time in seconds.
     *
     * @param application of this process without the threads that serve as the platform
     * @param database of all client sessions; 0 where there is no {@code /proc}
     * @param commits transactions of the database so far
     */
    private record Spent(double application, double database, long commits) {

        private static final double TICKS_PER_SECOND = 100;

        static Spent now(JdbcClient database) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            double simulator = 0;
            for (long id : threads.getAllThreadIds()) {
                ThreadInfo thread = threads.getThreadInfo(id);
                if (thread != null && thread.getThreadName().equals("simulator")) {
                    simulator += Math.max(0, threads.getThreadCpuTime(id)) / 1e9;
                }
            }
            OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            double sessions = 0;
            for (long session : database.sql("select pid from pg_stat_activity where backend_type = 'client backend'")
                    .query(Long.class)
                    .list()) {
                try {
                    String[] fields = Files.readString(Path.of("/proc/" + session + "/stat"))
                            .replaceFirst(".*\\) ", "")
                            .split(" ");
                    sessions += (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
                } catch (IOException e) {
                    continue; // ended meanwhile, or no Linux
                }
            }
            long commits = database.sql("select xact_commit from pg_stat_database where datname = current_database()")
                    .query(Long.class)
                    .single();
            return new Spent(process.getProcessCpuTime() / 1e9 - simulator, sessions, commits);
        }
    }

    private static long live() {
        System.gc();
        Runtime memory = Runtime.getRuntime();
        return (memory.totalMemory() - memory.freeMemory()) >> 20;
    }

    private static ConfigurableApplicationContext start(Simulator simulator) {
        return new SpringApplicationBuilder(PantasApplication.class)
                .run(
                        "--spring.datasource.url=" + PostgresForTests.newDatabase(),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.hikari.maximum-pool-size=20",
                        "--server.port=0",
                        "--pantas.x.base-url=" + simulator.baseUrl() + "/x/2/",
                        "--pantas.x.bearer-token=" + Simulator.X_BEARER_TOKEN,
                        "--pantas.outgoing.allow-loopback=true",
                        "--pantas.collection.first-run-days=120",
                        "--pantas.collection.max-pages-per-run=100",
                        "--pantas.collection.platforms.X.daily-limit=100000000");
    }

    private static void register(Registry registry, List<SimulatedAccount> accounts) {
        List<NewUnit> units = new ArrayList<>();
        for (int i = 0; 4 * i < accounts.size(); i++) {
            units.add(new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, "Dinas Beban " + i, "Beban " + i, null, null));
        }
        List<UnitId> ids = registry.addUnits(units);
        List<NewAccount> all = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            SimulatedAccount account = accounts.get(i);
            all.add(new NewAccount(
                    ids.get(i / 4), Platform.X, account.handle(), account.nativeId(), Instant.EPOCH, true));
        }
        registry.addAccounts(all);
    }

    /** Waits until every stored post has its label. */
    private static long awaitLabels(JdbcClient database) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (System.nanoTime() < deadline) {
            long posts = count(database, "post.post");
            if (posts == count(database, "classification.label")) {
                return posts;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("posts without a label after ten minutes");
    }

    private static long count(JdbcClient database, String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static void prepareCopies(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create schema copied");
            statement.execute("create table copied.post (like post.post including all)");
            statement.execute("create table copied.metric_snapshot (like post.metric_snapshot including all)");
            statement.execute("create table copied.label (like classification.label including all)");
        }
    }

    /** Nanoseconds that PostgreSQL takes to copy the rows that are new since the last time. */
    private static long copy(Connection connection) throws SQLException, IOException {
        long taken = 0;
        for (String[] table : new String[][] {
            {"post.post", "copied.post", "id"},
            {"post.metric_snapshot", "copied.metric_snapshot", "post_id"},
            {"classification.label", "copied.label", "post_id"}
        }) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            String columns = columns(connection, table[0]);
            for (boolean more = true; more; ) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                long read = copy.copyOut(
                        "copy (select %s from %s where %s > (select coalesce(max(%s), 0) from %s) order by %s limit 50000) to stdout"
                                .formatted(columns, table[0], table[2], table[2], table[1], table[2]),
                        rows);
                more = read == 50_000;
                byte[] bytes = rows.toByteArray();
                long begin = System.nanoTime();
                copy.copyIn("copy %s (%s) from stdin".formatted(table[1], columns), new ByteArrayInputStream(bytes));
                taken += System.nanoTime() - begin;
            }
        }
        return taken;
    }

    private static String columns(Connection connection, String table) throws SQLException {
        try (var query = connection.prepareStatement(
                "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute"
                        + " where attrelid = ?::regclass and attnum > 0 and not attisdropped")) {
            query.setString(1, table);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
