package id.pantas.scoring.internal;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Ratios computed from statistics that have to be forgotten. As the earlier posts' counts go, the basis of a ratio shrinks
 * until it cannot be computed at all; the ratio from the widest basis is kept, so that a score does not change because time
 * passes. See docs/decisions/0016-forgetting-and-scores.md.
 */
@Repository
class KeptRatios {

    private final JdbcClient database;

    KeptRatios(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param value reactions relative to what is usual, 4 decimals, not capped
     * @param basis how many earlier posts that was computed from
     */
    record Ratio(BigDecimal value, int basis) {}

    Map<Long, Ratio> of(Collection<Long> posts) {
        Map<Long, Ratio> kept = new HashMap<>();
        if (!posts.isEmpty()) {
            database.sql("select post_id, ratio, basis from scoring.kept_ratio where post_id = any(:posts)")
                    .param("posts", posts.stream().sorted().toArray(Long[]::new))
                    .query(row -> {
                        kept.put(row.getLong(1), new Ratio(row.getBigDecimal(2), row.getInt(3)));
                    });
        }
        return kept;
    }

    /** Keeps ratios unless one from a wider basis is known. */
    void keep(Map<Long, Ratio> ratios) {
        if (ratios.isEmpty()) {
            return;
        }
        Long[] posts = ratios.keySet().stream().sorted().toArray(Long[]::new);
        BigDecimal[] values = new BigDecimal[posts.length];
        Integer[] bases = new Integer[posts.length];
        for (int i = 0; i < posts.length; i++) {
            Ratio ratio = ratios.getOrDefault(posts[i], new Ratio(BigDecimal.ONE, 1));
            values[i] = ratio.value();
            bases[i] = ratio.basis();
        }
        database.sql("""
                        insert into scoring.kept_ratio as k (post_id, ratio, basis)
                        select * from unnest(:posts, :values, :bases)
                        on conflict (post_id) do update set ratio = excluded.ratio, basis = excluded.basis
                         where excluded.basis >= k.basis
                        """)
                .param("posts", posts)
                .param("values", values)
                .param("bases", bases)
                .update();
    }
}
