package id.pantas.classification.internal;

import id.pantas.classification.DecidedBy;
import id.pantas.classification.DecidedTexts;
import id.pantas.classification.Label;
import id.pantas.classification.LabelRenewals;
import id.pantas.classification.PostsLabelled;
import id.pantas.classifier.ContentClass;
import id.pantas.classifier.PostClassifier;
import id.pantas.classifier.PostLabel;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class RenewalDesk implements LabelRenewals, DecidedTexts {

    private final JdbcClient database;
    private final LabelRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RenewalDesk(JdbcClient database, LabelRows rows, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Long> labelledByModel(Instant from, Instant to) {
        return database.sql("""
                        select l.post_id
                          from (select post_id from post.post_fact where published_at >= :from and published_at < :to) f
                          join classification.label l on l.post_id = f.post_id
                         where l.decided_by = 'MODEL'
                         order by l.post_id""")
                .param("from", utc(from))
                .param("to", utc(to))
                .query(Long.class)
                .list();
    }

    @Override
    public List<Renewed> judge(List<Long> posts, PostClassifier classifier) {
        if (posts.isEmpty()) {
            return List.of();
        }
        Map<Long, Label> labels = rows.labels(posts);
        List<Renewed> renewed = new ArrayList<>();
        for (LabelRows.Text text : rows.texts(posts)) {
            Label label = labels.get(text.postId());
            if (label != null && label.decidedBy() == DecidedBy.MODEL) {
                renewed.add(new Renewed(text.postId(), text.unit(), label, classifier.classify(text.text())));
            }
        }
        return renewed;
    }

    @Override
    @Transactional
    public int renew(List<Long> posts, PostClassifier classifier) {
        List<Renewed> judged = judge(posts, classifier);
        Set<Long> written = write(judged);
        Map<UnitId, List<Long>> byUnit = new LinkedHashMap<>();
        judged.stream()
                .filter(post -> post.differs() && written.contains(post.post()))
                .forEach(post -> byUnit.computeIfAbsent(post.unit(), unit -> new ArrayList<>())
                        .add(post.post()));
        byUnit.forEach((unit, changed) -> events.publishEvent(new PostsLabelled(unit, List.copyOf(changed))));
        return byUnit.values().stream().mapToInt(Collection::size).sum();
    }

    private Set<Long> write(List<Renewed> judged) {
        if (judged.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(database.sql("""
                        update classification.label l
                           set content_class = j.content_class, probability = j.probability, alternative = j.alternative,
                               alternative_probability = j.alternative_probability, needs_review = j.needs_review,
                               model_version = j.model_version, decided_at = :at
                          from unnest(:ids::bigint[], :classes::text[], :probabilities::numeric[], :alternatives::text[],
                                      :alternativeProbabilities::numeric[], :reviews::boolean[], :versions::text[])
                               as j (post_id, content_class, probability, alternative, alternative_probability,
                                     needs_review, model_version)
                         where l.post_id = j.post_id and l.decided_by = 'MODEL'
                        returning l.post_id""")
                .param("at", utc(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .param("ids", judged.stream().map(Renewed::post).toArray(Long[]::new))
                .param("classes", texts(judged, label -> label.contentClass().name()))
                .param(
                        "probabilities",
                        judged.stream().map(post -> post.after().probability()).toArray(BigDecimal[]::new))
                .param(
                        "alternatives",
                        texts(judged, label -> label.alternative().name()))
                .param(
                        "alternativeProbabilities",
                        judged.stream()
                                .map(post -> post.after().alternativeProbability())
                                .toArray(BigDecimal[]::new))
                .param(
                        "reviews",
                        judged.stream().map(post -> post.after().needsReview()).toArray(Boolean[]::new))
                .param("versions", texts(judged, PostLabel::modelVersion))
                .query(Long.class)
                .list());
    }

    @Override
    public List<DecidedText> newest(int limit) {
        List<DecidedText> newest = new ArrayList<>(database.sql("""
                        select l.post_id, f.judged_text, l.content_class, l.decided_at
                          from classification.label l
                          join post.post_fact f on f.post_id = l.post_id
                         where l.decided_by = 'PERSON'
                         order by l.decided_at desc, l.post_id desc
                         limit :limit""")
                .param("limit", limit)
                .query((row, n) -> new DecidedText(
                        row.getLong("post_id"),
                        row.getString("judged_text"),
                        ContentClass.valueOf(row.getString("content_class")),
                        LabelRows.instant(row, "decided_at")))
                .list());
        Collections.reverse(newest);
        return newest;
    }

    @Override
    public long countAfter(Instant instant) {
        return database.sql(
                        "select count(*) from classification.label where decided_by = 'PERSON' and decided_at > :after")
                .param("after", utc(instant))
                .query(Long.class)
                .single();
    }

    private static String[] texts(List<Renewed> judged, Function<PostLabel, String> value) {
        return judged.stream().map(post -> value.apply(post.after())).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
