package id.pantas.post.internal;

import id.pantas.compliance.DeletionSignals;
import id.pantas.registry.Platform;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Posts that left their platforms, counted. */
@Repository
class Tombstones implements DeletionSignals {

    private final JdbcClient database;

    Tombstones(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Signal> signals() {
        return database
                .sql("""
                        select platform, count(*) as gone, count(erased_at) as emptied, max(gone_at) as latest
                          from post.post where gone_at is not null and withdrawn_at is null group by platform
                        """)
                .query((row, number) -> new Signal(
                        Platform.valueOf(row.getString("platform")),
                        row.getLong("gone"),
                        row.getLong("emptied"),
                        row.getObject("latest", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .sorted(Comparator.comparing(Signal::platform))
                .toList();
    }
}
