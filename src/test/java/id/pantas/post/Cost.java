package id.pantas.post;

import com.sun.management.OperatingSystemMXBean;
import id.pantas.post.internal.PostsOnPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stretches of work take together: time, and processor time here and in the sessions of the database. */
final class Cost {

    /** Of the times in {@code /proc}, on every Linux of today. */
    private static final double TICKS_PER_SECOND = 100;

    private final PostsOnPostgres store;
    private double seconds;
    private double processorSeconds;
    private double databaseSeconds;

    Cost(PostsOnPostgres store) {
        this.store = store;
    }

    void begin() {
        processorSeconds -= processNow();
        databaseSeconds -= databaseNow();
        seconds -= System.nanoTime() / 1e9;
    }

    void end() {
        seconds += System.nanoTime() / 1e9;
        processorSeconds += processNow();
        databaseSeconds += databaseNow();
    }

    double seconds() {
        return seconds;
    }

    /** Of this process, compiler and garbage collector included, and of the database's sessions. */
    double processorSeconds() {
        return processorSeconds + databaseSeconds;
    }

    /** Of the database's sessions; 0 where there is no {@code /proc}. */
    double databaseSeconds() {
        return databaseSeconds;
    }

    private static double processNow() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private double databaseNow() {
        double sum = 0;
        for (long session : store.database()
                .sql(
                        "select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'")
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
