package id.pantas.collection.internal;

import id.pantas.collection.RunSubject;
import id.pantas.collection.Workload;
import id.pantas.registry.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Measures the queue that all instances share. */
@Service
class QueueBoard implements Workload {

    private static final String COLUMNS = """
            count(*) filter (where waiting) as due,
            count(*) filter (where waiting and next_due <= :late) as late,
            percentile_disc(0.5) within group (order by extract(epoch from :now - next_due)) filter (where waiting) as median,
            max(extract(epoch from :now - next_due)) filter (where waiting) as worst,
            count(*) filter (where lease_until > :now) as in_work
            """;

    private final JdbcClient database;
    private final Collectors collectors;

    QueueBoard(JdbcClient database, Collectors collectors) {
        this.database = database;
        this.collectors = collectors;
    }

    @Override
    public List<Queue> queues(Instant now) {
        return Stream.concat(posts(now).stream(), comments(now).stream())
                .sorted(Comparator.comparing(Queue::platform).thenComparing(Queue::subject))
                .toList();
    }

    private List<Queue> posts(Instant now) {
        return ask("""
                select platform, 'POSTS' as subject, %s
                  from (select platform, next_due, lease_until,
                               next_due <= :now and (lease_until is null or lease_until <= :now) as waiting
                          from collection.account_state
                         where active and connected and platform = any(:ready)) s
                 group by platform
                """, now);
    }

    /** An account that is no longer in use or connected has no rounds. */
    private List<Queue> comments(Instant now) {
        return ask("""
                select platform, 'COMMENTS' as subject, %s
                  from (select w.platform, w.next_due, w.lease_until,
                               w.next_due <= :now and (w.lease_until is null or w.lease_until <= :now) as waiting
                          from collection.comment_watch w join collection.account_state a using (account_id)
                         where a.active and a.connected and w.platform = any(:ready)) s
                 group by platform
                """, now);
    }

    private List<Queue> ask(String query, Instant now) {
        return database.sql(query.formatted(COLUMNS))
                .param("now", Sql.at(now))
                .param("late", Sql.at(now.minus(LATE_AFTER)))
                .param("ready", collectors.ready().stream().map(Platform::name).toArray(String[]::new))
                .query(QueueBoard::queue)
                .list();
    }

    private static Queue queue(ResultSet row, int number) throws SQLException {
        return new Queue(
                Platform.valueOf(row.getString("platform")),
                RunSubject.valueOf(row.getString("subject")),
                row.getInt("due"),
                row.getInt("late"),
                Duration.ofMillis(Math.round(row.getDouble("median") * 1000)),
                Duration.ofMillis(Math.round(row.getDouble("worst") * 1000)),
                row.getInt("in_work"));
    }
}
