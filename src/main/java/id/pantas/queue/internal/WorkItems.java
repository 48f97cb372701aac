package id.pantas.queue.internal;

import id.pantas.queue.WorkItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the queues. A row goes in the transaction that does its work. */
@Repository
class WorkItems {

    private final JdbcClient database;
    private final JdbcTemplate batches;

    WorkItems(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** A row in the hands of the present transaction. */
    record Taken(long id, WorkItem work) {}

    void add(String queue, Collection<WorkItem> work) {
        batches.batchUpdate(
                "insert into foundation.work_item (queue, kind, subject, ids) values (?, ?, ?, ?)",
                work.stream()
                        .map(item -> new Object[] {
                            queue, item.kind(), item.subject(), item.ids().toArray(Long[]::new)
                        })
                        .toList());
    }

    /** Takes the oldest rows that no other transaction holds. */
    List<Taken> take(String queue, int most, Instant now) {
        return database
                .sql("""
                        delete from foundation.work_item
                         where queue = :queue and id = any(array(
                               select id from foundation.work_item
                                where queue = :queue and (not_before is null or not_before <= :now)
                                order by id limit :most for update skip locked))
                        returning id, kind, subject, ids
                        """)
                .param("queue", queue)
                .param("now", at(now))
                .param("most", most)
                .query(WorkItems::taken)
                .list()
                .stream()
                .sorted(Comparator.comparing(Taken::id))
                .toList();
    }

    /** Takes this row; empty if another transaction does or did. */
    Optional<Taken> take(String queue, long id) {
        return database.sql("""
                        delete from foundation.work_item
                         where queue = :queue and id = (select id from foundation.work_item
                                                         where queue = :queue and id = :id for update skip locked)
                        returning id, kind, subject, ids
                        """)
                .param("queue", queue)
                .param("id", id)
                .query(WorkItems::taken)
                .optional();
    }

    void rest(String queue, long id, Instant until) {
        database.sql("update foundation.work_item set not_before = :until where queue = :queue and id = :id")
                .param("until", at(until))
                .param("queue", queue)
                .param("id", id)
                .update();
    }

    private static Taken taken(ResultSet row, int number) throws SQLException {
        return new Taken(
                row.getLong("id"),
                new WorkItem(row.getString("kind"), row.getObject("subject", UUID.class), List.of((Long[])
                        row.getArray("ids").getArray())));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
