package id.pantas.post.internal;

import id.pantas.compliance.DataKind;
import id.pantas.compliance.RetainedData;
import id.pantas.post.StatisticsForgotten;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Metric snapshots that a platform's interface gave; those from owners' files and from people stay. */
@Component
class StatisticsRetention implements RetainedData {

    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    StatisticsRetention(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    @Override
    public DataKind kind() {
        return DataKind.STATISTICS;
    }

    @Override
    public boolean arrivesLate() {
        return false;
    }

    @Override
    public Optional<Instant> oldest(Platform platform, Instant notBefore) {
        return OldestRow.find(database, """
                        select min(s.taken_at) from post.metric_snapshot s join post.post p on p.id = s.post_id
                         where s.taken_at >= :from and s.source = 'API' and p.platform = :platform
                        """, platform, notBefore);
    }

    @Override
    public int forget(Platform platform, Instant from, Instant before, int limit, Instant now) {
        List<Long> posts = database.sql("""
                        with old as materialized (
                            select s.post_id, s.taken_at
                              from post.metric_snapshot s join post.post p on p.id = s.post_id
                             where s.taken_at >= :from and s.taken_at < :before and s.source = 'API'
                               and p.platform = :platform
                             limit :limit)
                        delete from post.metric_snapshot s using old
                         where s.post_id = old.post_id and s.taken_at = old.taken_at
                        returning s.post_id
                        """)
                .param("from", PostRows.utc(from))
                .param("before", PostRows.utc(before))
                .param("platform", platform.name())
                .param("limit", limit)
                .query(Long.class)
                .list();
        if (!posts.isEmpty()) {
            events.publishEvent(new StatisticsForgotten(
                    platform, posts.stream().distinct().sorted().toList()));
        }
        return posts.size();
    }
}
