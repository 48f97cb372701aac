package id.pantas.review.internal;

import id.pantas.calendar.Period;
import id.pantas.classification.Classifications;
import id.pantas.classification.Label;
import id.pantas.classifier.ContentClass;
import id.pantas.post.PostForm;
import id.pantas.registry.UnitId;
import id.pantas.review.ReviewQueue;
import id.pantas.review.WaitingPost;
import id.pantas.scoring.LabelEffect;
import id.pantas.scoring.LabelEffects;
import id.pantas.scoring.LabelEffects.Choice;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Computes the order of the queue and keeps it for a moment: it only says what to look at first. Whether a post still
 * waits is asked anew each time, so that no decision is offered twice.
 */
@Service
class LabelQueue implements ReviewQueue {

    private static final Duration FRESH = Duration.ofSeconds(30);
    /** An order that took long to compute is kept so many times as long. */
    private static final int KEPT_FOR = 20;

    private static final Comparator<WaitingPost> BY_EFFECT = Comparator.comparingInt(
                    (WaitingPost waiting) -> ranks(waiting.effect()))
            .thenComparing(waiting -> points(waiting.effect()))
            .reversed()
            .thenComparing(WaitingPost::publishedAt)
            .thenComparing(WaitingPost::post);

    private final JdbcClient database;
    private final Classifications classifications;
    private final LabelEffects effects;
    private final Clock clock;
    private final Map<String, Order> orders = new ConcurrentHashMap<>();

    LabelQueue(JdbcClient database, Classifications classifications, LabelEffects effects, Clock clock) {
        this.database = database;
        this.classifications = classifications;
        this.effects = effects;
        this.clock = clock;
    }

    @Override
    public Waiting of(Period period) {
        Instant now = clock.instant();
        Order order = orders.get(period.id());
        if (order == null || !now.isBefore(order.until())) {
            order = computed(period, now);
            orders.put(period.id(), order);
        }
        Map<Long, Label> labels =
                classifications.of(order.posts().stream().map(WaitingPost::post).toList());
        List<WaitingPost> waiting = order.posts().stream()
                .filter(post -> {
                    Label label = labels.get(post.post());
                    return label != null && label.needsReview();
                })
                .toList();
        return new Waiting(waiting, order.decided() + order.posts().size() - waiting.size());
    }

    private Order computed(Period period, Instant now) {
        List<WaitingPost> found = inDoubt(period);
        Map<Long, LabelEffect> computed = effects.of(
                period,
                found.stream()
                        .map(post -> new Choice(post.post(), post.unit(), post.label(), post.alternative()))
                        .toList());
        List<WaitingPost> ordered = found.stream()
                .map(post -> with(post, computed.get(post.post())))
                .sorted(BY_EFFECT)
                .toList();
        Duration taken = Duration.between(now, clock.instant()).multipliedBy(KEPT_FOR);
        Duration kept = taken.compareTo(FRESH) > 0 ? taken : FRESH;
        return new Order(ordered, decided(period), now.plus(kept));
    }

    private static WaitingPost with(WaitingPost post, @Nullable LabelEffect effect) {
        return new WaitingPost(
                post.post(),
                post.unit(),
                post.cluster(),
                post.form(),
                post.publishedAt(),
                post.label(),
                post.alternative(),
                effect);
    }

    private List<WaitingPost> inDoubt(Period period) {
        return database.sql("""
                        select f.post_id, f.unit_id, f.cluster_id, f.form, f.published_at, l.content_class, l.alternative
                          from post.post_fact f
                          join classification.current_label l on l.post_id = f.post_id and l.needs_review
                         where f.published_at >= :start and f.published_at < :end
                           and f.gone_at is null and f.withdrawn_at is null and f.erased_at is null
                           and f.repost_of is null
                        """)
                .param("start", utc(period.start()))
                .param("end", utc(period.end()))
                .query((row, n) -> waiting(row))
                .list();
    }

    private int decided(Period period) {
        return database.sql("""
                        select count(*) from post.post_fact f
                          join classification.current_label l on l.post_id = f.post_id and l.decided_by = 'PERSON'
                         where f.published_at >= :start and f.published_at < :end
                        """)
                .param("start", utc(period.start()))
                .param("end", utc(period.end()))
                .query(Integer.class)
                .single();
    }

    private static WaitingPost waiting(ResultSet row) throws SQLException {
        return new WaitingPost(
                row.getLong("post_id"),
                new UnitId(row.getObject("unit_id", UUID.class)),
                row.getLong("cluster_id"),
                PostForm.valueOf(row.getString("form")),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                ContentClass.valueOf(row.getString("content_class")),
                ContentClass.valueOf(row.getString("alternative")),
                null);
    }

    private static int ranks(@Nullable LabelEffect effect) {
        return effect == null ? 0 : effect.ranks();
    }

    private static BigDecimal points(@Nullable LabelEffect effect) {
        return effect == null ? BigDecimal.ZERO : effect.points();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Order(List<WaitingPost> posts, int decided, Instant until) {}
}
