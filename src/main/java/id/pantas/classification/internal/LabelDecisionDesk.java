package id.pantas.classification.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.classification.Corrections;
import id.pantas.classification.DecidedBy;
import id.pantas.classification.Label;
import id.pantas.classification.LabelChanged;
import id.pantas.classification.PostNotLabelled;
import id.pantas.classification.PostsLabelled;
import id.pantas.classifier.ContentClass;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class LabelDecisionDesk implements Corrections {

    private static final BigDecimal CERTAIN = new BigDecimal("1.000");
    private static final BigDecimal NONE = new BigDecimal("0.000");

    private final LabelRows labels;
    private final LabelDecisionRows rows;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LabelDecisionDesk(
            LabelRows labels, LabelDecisionRows rows, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.labels = labels;
        this.rows = rows;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void decide(Decision decision) {
        long post = decision.postId();
        Label before = labels.lock(post).orElseThrow(() -> new PostNotLabelled(post));
        UnitId unit = labels.unitOf(post).orElseThrow(() -> new PostNotLabelled(post));
        if (decision.seen() != null && !decision.seen().equals(before.mark())) {
            throw new LabelChanged(post, before);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ContentClass chosen = decision.contentClass();
        ContentClass alternative = before.contentClass() == chosen ? before.alternative() : before.contentClass();
        Label after = new Label(chosen, CERTAIN, alternative, NONE, false, before.modelVersion(), DecidedBy.PERSON);
        rows.record(decision, before, now);
        labels.decide(post, after, now);
        noted("classification.audit.decided", post, before, after, decision.reason());
        events.publishEvent(new PostsLabelled(unit, List.of(post)));
    }

    @Override
    @Transactional
    public void takeBack(long postId, String person) {
        Label before = labels.lock(postId).orElseThrow(() -> new PostNotLabelled(postId));
        UnitId unit = labels.unitOf(postId).orElseThrow(() -> new PostNotLabelled(postId));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (before.decidedBy() != DecidedBy.PERSON) {
            throw new LabelChanged(postId, before);
        }
        Label restored = rows.takeBack(postId, person, before.modelVersion(), now)
                .orElseThrow(() -> new LabelChanged(postId, before));
        labels.decide(postId, restored, now);
        noted("classification.audit.takenBack", postId, before, restored, null);
        events.publishEvent(new PostsLabelled(unit, List.of(postId)));
    }

    private void noted(String action, long postId, Label before, Label after, @Nullable String reason) {
        String to = after.contentClass().displayName();
        audit.record(new Change(
                action,
                "label",
                String.valueOf(postId),
                "Unggahan " + postId,
                before.contentClass().displayName(),
                reason == null ? to : to + ": " + reason));
    }
}
