package id.pantas.intake.files;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is stored of posts, and their other identifiers. */
@Repository
class KnownPosts {

    private final JdbcClient database;

    KnownPosts(JdbcClient database) {
        this.database = database;
    }

    /** @param hidden whether it was taken back */
    record Known(long post, UnitId unit, AccountId account, boolean hidden) {}

    /** By native id. */
    Map<String, Known> of(Platform platform, Collection<String> ids) {
        Map<String, Known> known = new HashMap<>();
        database.sql("""
                        select native_id, post_id, unit_id, account_id, withdrawn_at is not null as hidden
                          from post.post_fact where platform = ? and native_id = any(?)""")
                .params(platform.name(), ids.toArray(String[]::new))
                .query((row, n) -> known.put(
                        row.getString("native_id"),
                        new Known(
                                row.getLong("post_id"),
                                new UnitId(row.getObject("unit_id", UUID.class)),
                                new AccountId(row.getObject("account_id", UUID.class)),
                                row.getBoolean("hidden"))))
                .list();
        return known;
    }

    /** Native ids by the identifiers that stand for them. */
    Map<String, String> aliases(Platform platform, Collection<String> ids) {
        Map<String, String> aliases = new HashMap<>();
        database.sql("select alias, native_id from intake.alias where platform = ? and alias = any(?)")
                .params(platform.name(), ids.toArray(String[]::new))
                .query((row, n) -> aliases.put(row.getString("alias"), row.getString("native_id")))
                .list();
        return aliases;
    }

    void note(Platform platform, String alias, String nativeId, Instant at) {
        database.sql("""
                        insert into intake.alias (platform, alias, native_id, noted_at) values (?, ?, ?, ?)
                        on conflict do nothing""")
                .params(platform.name(), alias, nativeId, at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
