package id.pantas.review.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.Classifications;
import id.pantas.classification.Corrections;
import id.pantas.classification.Corrections.Decision;
import id.pantas.classification.Label;
import id.pantas.classifier.ContentClass;
import id.pantas.registry.UnitId;
import id.pantas.review.LabelObjection;
import id.pantas.review.LabelObjections;
import id.pantas.review.ObjectionRefused;
import id.pantas.review.ObjectionState;
import id.pantas.web.Formats;
import id.pantas.web.WebLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ObjectionDesk implements LabelObjections {

    /** From the period's end, Monday 00.00: objections are taken until Wednesday 16.00 and decided until Thursday 16.00. */
    private static final Duration TAKEN_FOR = Duration.ofHours(2 * 24 + 16);

    private static final Duration DECIDED_WITHIN = Duration.ofHours(3 * 24 + 16);
    private static final int LEAST = 10;
    private static final int MOST = 1_000;
    private static final int LONGEST_LINK = 500;

    private final ObjectionRows rows;
    private final Classifications classifications;
    private final Corrections corrections;
    private final PeriodCalendar calendar;
    private final AuditLog audit;
    private final MessageSource messages;
    private final Clock clock;

    ObjectionDesk(
            ObjectionRows rows,
            Classifications classifications,
            Corrections corrections,
            PeriodCalendar calendar,
            AuditLog audit,
            MessageSource messages,
            Clock clock) {
        this.rows = rows;
        this.classifications = classifications;
        this.corrections = corrections;
        this.calendar = calendar;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    @Transactional
    public long raise(NewObjection given) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        obstacle(given.unit(), given.post()).ifPresent(text -> {
            throw new ObjectionRefused(text);
        });
        Label label = label(given.post()).orElseThrow(() -> refused("unlabelled"));
        if (label.contentClass() == given.proposed() && !label.needsReview()) {
            throw refused("sameClass", given.proposed().displayName());
        }
        String reason = given.reason().strip();
        if (reason.length() < LEAST || reason.length() > MOST) {
            throw refused("reason", LEAST, MOST);
        }
        String link = link(given.link());
        Instant due = period(given.post()).end().plus(DECIDED_WITHIN);
        try {
            long id = rows.add(
                    new NewObjection(given.unit(), given.post(), given.proposed(), reason, link, given.person()),
                    label.contentClass(),
                    link,
                    now,
                    due);
            noted("review.audit.raised", id, given.post(), label.contentClass(), given.proposed(), reason);
            return id;
        } catch (DuplicateKeyException e) {
            throw refused("open");
        }
    }

    @Override
    public Optional<String> obstacle(UnitId unit, long postId) {
        ObjectionRows.Post post = rows.post(postId).orElse(null);
        if (post == null || !post.unit().equals(unit)) {
            return Optional.of(text("otherUnit"));
        }
        if (post.gone()) {
            return Optional.of(text("gone"));
        }
        if (post.repost()) {
            return Optional.of(text("repost"));
        }
        if (!clock.instant().isBefore(calendar.at(post.publishedAt()).end().plus(TAKEN_FOR))) {
            return Optional.of(text("closed"));
        }
        Label label = label(postId).orElse(null);
        if (label == null) {
            return Optional.of(text("unlabelled"));
        }
        LabelObjection before = rows.latestOf(postId).orElse(null);
        if (before != null && before.state().open()) {
            return Optional.of(text("open"));
        }
        boolean stands = before != null
                && label.contentClass()
                        == (before.state() == ObjectionState.DITERIMA ? before.proposed() : before.label());
        return stands ? Optional.of(text("decided")) : Optional.empty();
    }

    @Override
    @Transactional
    public void accept(long id, int version, String person, String answer) {
        LabelObjection objection = open(id, version);
        decide(objection, ObjectionState.DITERIMA, person, checked(answer, 0));
    }

    @Override
    @Transactional
    public void reject(long id, int version, String person, String answer) {
        LabelObjection objection = open(id, version);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (objection.state() == ObjectionState.DIAJUKAN) {
            String why = checked(answer, LEAST);
            if (!rows.propose(id, version, person, why, now)) {
                throw refused("changed");
            }
            noted("review.audit.rejectionProposed", id, objection.post(), objection.proposed(), objection.label(), why);
            return;
        }
        if (person.equals(objection.firstBy())) {
            throw refused("samePerson");
        }
        String own = checked(answer, 0);
        String first = objection.answer() == null ? "" : objection.answer();
        decide(objection, ObjectionState.DITOLAK, person, own.isEmpty() ? first : own);
    }

    @Override
    @Transactional
    public int settleOverdue(Instant now) {
        List<LabelObjection> overdue = rows.overdue(now);
        overdue.forEach(objection -> decide(objection, ObjectionState.DITERIMA, null, text("byTime")));
        return overdue.size();
    }

    /** @param person null for the clock */
    private void decide(LabelObjection objection, ObjectionState state, @Nullable String person, String answer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!rows.decide(objection, state, person, answer.isEmpty() ? null : answer, now)) {
            throw refused("changed");
        }
        boolean accepted = state == ObjectionState.DITERIMA;
        Label label = label(objection.post()).orElse(null);
        ContentClass standing = label == null ? objection.label() : label.contentClass();
        ContentClass decided = accepted ? objection.proposed() : standing;
        if (label != null) {
            String reason = text(accepted ? "correction.accepted" : "correction.rejected", objection.id(), answer);
            corrections.decide(new Decision(
                    objection.post(),
                    null,
                    decided,
                    person == null ? AuditLog.SYSTEM : person,
                    reason.length() <= 2_000 ? reason : reason.substring(0, 2_000)));
        }
        noted(
                accepted ? "review.audit.accepted" : "review.audit.rejected",
                objection.id(),
                objection.post(),
                standing,
                decided,
                answer);
    }

    private LabelObjection open(long id, int version) {
        LabelObjection objection = rows.find(id).orElseThrow(() -> refused("unknown"));
        if (!objection.state().open()) {
            throw refused("over");
        }
        if (objection.version() != version) {
            throw refused("changed");
        }
        return objection;
    }

    private String checked(String answer, int least) {
        String stripped = answer.strip();
        if (stripped.length() < least || stripped.length() > MOST) {
            throw refused("answer", LEAST, MOST);
        }
        return stripped;
    }

    private @Nullable String link(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String link = WebLinks.safe(given.strip());
        if (link == null || link.length() > LONGEST_LINK) {
            throw refused("link", LONGEST_LINK);
        }
        return link;
    }

    private Period period(long postId) {
        return calendar.at(
                rows.post(postId).orElseThrow(() -> refused("otherUnit")).publishedAt());
    }

    private Optional<Label> label(long post) {
        return Optional.ofNullable(classifications.of(List.of(post)).get(post));
    }

    private void noted(String action, long id, long post, ContentClass from, ContentClass to, String words) {
        audit.record(new Change(
                action,
                "objection",
                String.valueOf(id),
                "Keberatan %d (unggahan %d)".formatted(id, post),
                from.displayName(),
                words.isEmpty() ? to.displayName() : to.displayName() + ": " + words));
    }

    private ObjectionRefused refused(String key, Object... arguments) {
        return new ObjectionRefused(text(key, arguments));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("review.objection.text." + key, arguments, Formats.INDONESIAN);
    }

    @Override
    public Optional<LabelObjection> find(long id) {
        return rows.find(id);
    }

    @Override
    public List<LabelObjection> ofUnit(UnitId unit, int most) {
        return rows.ofUnit(unit, most);
    }

    @Override
    public List<LabelObjection> open() {
        return rows.open();
    }

    @Override
    public List<LabelObjection> decided(int most) {
        return rows.decided(most);
    }

    @Override
    public int openCount() {
        return rows.openCount();
    }

    @Override
    public int unseenOf(UnitId unit) {
        return rows.unseenOf(unit);
    }

    @Override
    @Transactional
    public void seen(UnitId unit) {
        rows.seen(unit, clock.instant());
    }
}
