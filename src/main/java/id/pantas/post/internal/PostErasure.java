package id.pantas.post.internal;

import id.pantas.compliance.ErasedData;
import id.pantas.compliance.ErasureKind;
import id.pantas.compliance.ErasureTarget;
import id.pantas.post.PostsGone;
import id.pantas.post.StatisticsForgotten;
import id.pantas.registry.AccountId;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Content and counts of posts that somebody asks to be deleted; a tombstone stays, which no page lifts. */
@Component
class PostErasure implements ErasedData {

    private static final String MEANT = """
             from post.post where platform = :platform and erased_for is distinct from 'REQUEST'
              and (:kind = 'POST' and native_id = any(:natives)
                   or :kind = 'ACCOUNT' and account_id = cast(:account as uuid))
            """;

    private final JdbcClient database;
    private final PostErasing erasing;
    private final ApplicationEventPublisher events;

    PostErasure(JdbcClient database, PostErasing erasing, ApplicationEventPublisher events) {
        this.database = database;
        this.erasing = erasing;
        this.events = events;
    }

    @Override
    public What what() {
        return What.POSTS;
    }

    @Override
    public int count(ErasureTarget target, Set<AccountId> accounts) {
        return meant(target, "select count(*)").query(Integer.class).single();
    }

    @Override
    public Set<AccountId> accounts(ErasureTarget target) {
        return new HashSet<>(meant(target, "select distinct account_id")
                .query((row, number) -> new AccountId(row.getObject(1, UUID.class)))
                .list());
    }

    @Override
    public int erase(ErasureTarget target, Set<AccountId> accounts, Instant at, int limit) {
        if (target.kind() != ErasureKind.POST && target.kind() != ErasureKind.ACCOUNT) {
            return 0;
        }
        Map<UnitId, List<Long>> byUnit = new LinkedHashMap<>();
        meant(target, "select id, unit_id").query(row -> {
            UnitId unit = new UnitId(row.getObject("unit_id", UUID.class));
            byUnit.computeIfAbsent(unit, any -> new ArrayList<>()).add(row.getLong("id"));
        });
        List<Long> posts =
                byUnit.values().stream().flatMap(List::stream).limit(limit).toList();
        if (posts.isEmpty()) {
            return 0;
        }
        erasing.blank(posts, at, PostErasing.Cause.REQUEST);
        database.sql("delete from post.metric_snapshot where post_id = any(:posts)")
                .param("posts", posts.toArray(Long[]::new))
                .update();
        Set<Long> erased = new HashSet<>(posts);
        byUnit.forEach((unit, ids) -> {
            List<Long> gone = ids.stream().filter(erased::contains).toList();
            if (!gone.isEmpty()) {
                events.publishEvent(new PostsGone(unit, gone));
            }
        });
        events.publishEvent(new StatisticsForgotten(target.platform(), posts));
        return posts.size();
    }

    private JdbcClient.StatementSpec meant(ErasureTarget target, String columns) {
        AccountId account = target.account();
        return database.sql(columns + MEANT)
                .param("platform", target.platform().name())
                .param("kind", target.kind().name())
                .param("natives", target.nativeIds().toArray(String[]::new))
                .param("account", account == null ? null : account.toString());
    }
}
