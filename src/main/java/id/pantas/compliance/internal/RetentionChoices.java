package id.pantas.compliance.internal;

import id.pantas.compliance.DataKind;
import id.pantas.registry.Platform;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where people chose to keep data for other times than the default. */
@Repository
class RetentionChoices {

    private final JdbcClient database;

    RetentionChoices(JdbcClient database) {
        this.database = database;
    }

    record Key(Platform platform, DataKind kind) {}

    Map<Key, Integer> all() {
        Map<Key, Integer> all = new HashMap<>();
        database.sql("select platform, kind, days from compliance.retention_choice")
                .query(row -> {
                    all.put(
                            new Key(Platform.valueOf(row.getString(1)), DataKind.valueOf(row.getString(2))),
                            row.getInt(3));
                });
        return all;
    }

    void choose(Key key, @Nullable Integer days) {
        if (days == null) {
            database.sql("delete from compliance.retention_choice where platform = :platform and kind = :kind")
                    .param("platform", key.platform().name())
                    .param("kind", key.kind().name())
                    .update();
            return;
        }
        database.sql("""
                        insert into compliance.retention_choice (platform, kind, days) values (:platform, :kind, :days)
                        on conflict (platform, kind) do update set days = excluded.days
                        """)
                .param("platform", key.platform().name())
                .param("kind", key.kind().name())
                .param("days", days)
                .update();
    }
}
