package id.pantas.classification.internal;

import id.pantas.classification.Classifications;
import id.pantas.classification.Correction;
import id.pantas.classification.Corrections;
import id.pantas.classification.DecidedBy;
import id.pantas.classification.Label;
import id.pantas.classification.PostsLabelled;
import id.pantas.classifier.ContentClass;
import id.pantas.classifier.DecidingWord;
import id.pantas.classifier.PostClassifier;
import id.pantas.classifier.PostLabel;
import id.pantas.registry.UnitId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class LabelDesk implements Classifications {

    private static final int BATCH = 2_000;
    /** A post whose transaction is still open has a lower number than ones already seen; this is ample time for it. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private final PostClassifier classifier;
    private final LabelRows rows;
    private final LabelDecisionDesk desk;
    private final LabelDecisionRows corrections;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LabelDesk(
            PostClassifier classifier,
            LabelRows rows,
            LabelDecisionDesk desk,
            LabelDecisionRows corrections,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.classifier = classifier;
        this.rows = rows;
        this.desk = desk;
        this.corrections = corrections;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String modelVersion() {
        return classifier.modelVersion();
    }

    @Override
    public Label classify(String text) {
        return judged(text);
    }

    @Override
    public List<DecidingWord> decidingWords(String text, int most) {
        return classifier.decidingWords(text, most);
    }

    @Override
    public Map<Long, Label> of(Collection<Long> postIds) {
        return postIds.isEmpty() ? Map.of() : rows.labels(postIds);
    }

    @Override
    @Transactional
    public int label(Collection<Long> postIds) {
        return postIds.isEmpty() ? 0 : write(rows.texts(postIds));
    }

    /** Labels anew those of {@code postIds} whose text was edited. */
    @Transactional
    int labelEdited(Collection<Long> postIds) {
        return postIds.isEmpty() ? 0 : label(rows.edited(postIds));
    }

    @Override
    public int labelMissing(int limit) {
        int labelled = 0;
        long after = rows.sweptTo();
        boolean settled = true;
        while (labelled < limit) {
            List<LabelRows.Text> page = rows.textsAfter(after, Math.min(BATCH, limit - labelled));
            if (page.isEmpty()) {
                break;
            }
            labelled += write(page);
            after = page.get(page.size() - 1).postId();
            Instant sure = clock.instant().minus(SETTLED);
            settled &= page.stream().allMatch(text -> text.firstSeenAt().isBefore(sure));
            if (settled) {
                rows.sweptTo(after);
            }
        }
        return labelled;
    }

    @Override
    @Transactional
    public void correct(long postId, ContentClass contentClass, String person) {
        desk.decide(new Corrections.Decision(postId, null, contentClass, person, null));
    }

    @Override
    public List<Correction> corrections(long postId) {
        return corrections.of(postId);
    }

    /** Texts in the order of their posts; those already labelled are passed over. */
    private int write(List<LabelRows.Text> texts) {
        List<LabelRows.Judged> judged = new ArrayList<>();
        for (LabelRows.Text text : texts) {
            if (!text.labelled()) {
                judged.add(new LabelRows.Judged(text.postId(), judged(text.text()), digest(text.text())));
            }
        }
        if (judged.isEmpty()) {
            return 0;
        }
        Integer written = transaction.execute(status -> {
            Set<Long> changed = rows.write(judged, clock.instant().truncatedTo(ChronoUnit.MICROS));
            Map<UnitId, List<Long>> byUnit = new LinkedHashMap<>();
            texts.stream()
                    .filter(text -> changed.contains(text.postId()))
                    .forEach(text -> byUnit.computeIfAbsent(text.unit(), unit -> new ArrayList<>())
                            .add(text.postId()));
            byUnit.forEach((unit, posts) -> events.publishEvent(new PostsLabelled(unit, List.copyOf(posts))));
            return changed.size();
        });
        return written == null ? 0 : written;
    }

    private Label judged(String text) {
        PostLabel said = classifier.classify(text);
        return new Label(
                said.contentClass(),
                said.probability(),
                said.alternative(),
                said.alternativeProbability(),
                said.needsReview(),
                said.modelVersion(),
                DecidedBy.MODEL);
    }

    private static long digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(sum).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
