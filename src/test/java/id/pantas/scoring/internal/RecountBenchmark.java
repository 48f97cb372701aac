package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.registry.League;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long scores take: {@code -Dtest=RecountBenchmark -Dgroups=benchmark -Dpantas.benchmark.units=400}. Prints one line
 * for a full recount of a period, one for a recount that finds nothing new, and one for a single changed unit.
 *
 * <p>Settings: {@code pantas.benchmark.units} (400) and {@code pantas.benchmark.posts} a unit and week (20), over
 * {@code pantas.benchmark.weeks} (8) of which the last two are the period.
 */
@Tag("benchmark")
class RecountBenchmark {

    private final int units = Integer.getInteger("pantas.benchmark.units", 400);
    private final int weekly = Integer.getInteger("pantas.benchmark.posts", 20);
    private final int weeks = Integer.getInteger("pantas.benchmark.weeks", 8);

    @Test
    void recountsAPeriod() {
        ScoringDatabase scoring = new ScoringDatabase();
        Instant now = Sample.at(14, "20:00");
        for (int i = 0; i < units; i++) {
            UnitId unit = scoring.unit(League.values()[i % 3], "Unit " + i);
            scoring.account(unit, Platform.INSTAGRAM, now.minus(Duration.ofDays(400)));
        }
        long posts = fill(scoring, now);
        scoring.recounts.enrol(now);
        long full = millis(() -> assertThat(scoring.recounts.recountStale(now)).isEqualTo(units));
        scoring.recounts.markAll("2026-23");
        long same = millis(() -> scoring.recounts.recountStale(now));
        UnitId one = scoring.units.keySet().iterator().next();
        scoring.sql
                .sql(
                        "update post.post set gone_at = now() where id = (select max(id) from post.post where unit_id = :u)")
                .param("u", one.value())
                .update();
        scoring.stale.mark(java.util.List.of("2026-23"), java.util.List.of(one.value()));
        long single = millis(() -> scoring.recounts.recountStale(now));
        System.out.printf(
                "units %d, posts %d in all, %d in the period: full %.2f s, unchanged %.2f s, one unit %.3f s, heap %d MB%n",
                units,
                posts,
                scoring.rankings.progress("2026-23").posts(),
                full / 1e3,
                same / 1e3,
                single / 1e3,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    /** Posts evenly over units and time, each with a label and a count at 72 hours. */
    private long fill(ScoringDatabase scoring, Instant now) {
        scoring.sql
                .sql("create temporary table one_account (n serial, account uuid, unit uuid)")
                .update();
        scoring.accounts.forEach((unit, accounts) -> scoring.sql
                .sql("insert into one_account (account, unit) values (:account, :unit)")
                .param("account", accounts.get(0).id().value())
                .param("unit", unit.value())
                .update());
        int each = weekly * weeks;
        int count = scoring.sql
                .sql("""
                        insert into post.post (account_id, unit_id, platform, native_id, published_at, first_seen_at, form,
                                               text, permalink)
                        select account, unit, 'INSTAGRAM', a.n || '-' || i, at, at, 'PHOTO', 'teks', 'https://contoh.test'
                          from one_account a cross join generate_series(1, :each) i
                         cross join lateral (select :now - (i * :step + a.n % 60) * interval '1 minute' as at) t
                        """)
                .param("each", each)
                .param("step", weeks * 7 * 24 * 60 / each)
                .param("now", StaleScores.utc(now))
                .update();
        scoring.sql.sql("""
                        insert into post.metric_snapshot (post_id, taken_at, likes, comments, shares)
                        select id, published_at + interval '73 hours', id % 97, id % 13, id % 5 from post.post
                        """).update();
        scoring.sql.sql("""
                        insert into classification.label (post_id, content_class, probability, alternative,
                               alternative_probability, needs_review, model_version, text_digest, decided_at)
                        select id, (array['UCAPAN', 'KINERJA', 'INFO_LAYANAN', 'CAMPURAN', 'LAINNYA'])[1 + id % 5], 0.9,
                               'UCAPAN', 0.05, id % 10 = 0, 'test', 0, now() from post.post
                        """).update();
        scoring.sql.sql("analyze").update();
        return count;
    }

    private static long millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
