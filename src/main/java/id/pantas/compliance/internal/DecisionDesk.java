package id.pantas.compliance.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.compliance.Clearances;
import id.pantas.compliance.ComplianceRefused;
import id.pantas.compliance.DataKind;
import id.pantas.compliance.Decision;
import id.pantas.compliance.DecisionDocument;
import id.pantas.compliance.DecisionRecorded;
import id.pantas.compliance.DecisionSubject;
import id.pantas.compliance.Decisions;
import id.pantas.compliance.DerivedMetrics;
import id.pantas.compliance.NewDecision;
import id.pantas.compliance.internal.DecisionRows.Standing;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class DecisionDesk implements Decisions, Clearances, DerivedMetrics {

    private static final LocalDate EARLIEST = LocalDate.of(2006, 1, 1);

    private final DecisionRows rows;
    private final Documents documents;
    private final RetentionChoices choices;
    private final AuditLog audit;
    private final PeriodCalendar calendar;
    private final ApplicationEventPublisher events;

    DecisionDesk(
            DecisionRows rows,
            Documents documents,
            RetentionChoices choices,
            AuditLog audit,
            PeriodCalendar calendar,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.documents = documents;
        this.choices = choices;
        this.audit = audit;
        this.calendar = calendar;
        this.events = events;
    }

    @Override
    @Transactional
    public Decision record(NewDecision decision, @Nullable DocumentFile file, String recordedBy, Instant now) {
        NewDecision clean = checked(decision, now);
        DecisionDocument attached = file == null ? null : Documents.checked(file.name(), file.content());
        Optional<Decision> before = rows.latest(clean.platform(), clean.subject());
        Decision recorded = rows.add(clean, recordedBy, now);
        if (attached != null) {
            documents.add(recorded.id(), attached);
        }
        audit.record(new Change(
                "compliance.audit." + clean.subject() + (clean.granted() ? ".granted" : ".withdrawn"),
                "compliance",
                clean.platform() + " " + clean.subject(),
                clean.platform().displayName(),
                before.map(DecisionDesk::words).orElse(null),
                attached == null
                        ? words(recorded)
                        : words(recorded) + ", " + attached.name() + " SHA-256 "
                                + Documents.sha256(attached.content())));
        events.publishEvent(new DecisionRecorded(clean.platform(), clean.subject(), clean.granted()));
        return recorded;
    }

    @Override
    public Optional<DecisionDocument> document(long decision) {
        return documents.of(decision);
    }

    @Override
    public Set<Long> documented() {
        return documents.known();
    }

    private static String words(Decision decision) {
        String document = decision.document();
        return decision.decidedOn() + ", " + decision.decidedBy() + (document == null ? "" : ", " + document);
    }

    private NewDecision checked(NewDecision decision, Instant now) {
        Platform platform = decision.platform();
        boolean known = switch (decision.subject()) {
            case CLEARANCE -> PlatformTerms.clearanceNeeded(platform);
            case AMENDMENT -> PlatformTerms.hasAmendment(platform);
            case DERIVED_METRICS -> PlatformTerms.counts(platform);
        };
        if (!known) {
            throw new ComplianceRefused("platform", "compliance.refused.platform", platform.displayName());
        }
        String decidedBy = Entered.needed("decidedBy", decision.decidedBy(), 3, 160);
        LocalDate today = now.atZone(calendar.zone()).toLocalDate();
        LocalDate day = decision.decidedOn();
        if (day == null || day.isAfter(today) || day.isBefore(EARLIEST)) {
            throw new ComplianceRefused("decidedOn", "compliance.refused.decidedOn");
        }
        boolean documented = decision.granted() && decision.subject() != DecisionSubject.DERIVED_METRICS;
        String document = documented
                ? Entered.needed("document", decision.document(), 3, 200)
                : Entered.optional("document", decision.document(), 200);
        String note = Entered.optional("note", decision.note(), 1_000);
        if (decision.granted()
                && decision.subject() == DecisionSubject.DERIVED_METRICS
                && PlatformTerms.hasAmendment(platform)
                && !rows.granted(platform, DecisionSubject.AMENDMENT)) {
            throw new ComplianceRefused("platform", "compliance.refused.amendment", platform.displayName());
        }
        return new NewDecision(platform, decision.subject(), decision.granted(), decidedBy, day, document, note);
    }

    @Override
    public Optional<Decision> latest(Platform platform, DecisionSubject subject) {
        return rows.latest(platform, subject);
    }

    @Override
    public List<Decision> history(int limit) {
        return rows.history(limit);
    }

    @Override
    public boolean needed(Platform platform) {
        return PlatformTerms.clearanceNeeded(platform);
    }

    @Override
    public boolean cleared(Platform platform) {
        return !needed(platform) || rows.granted(platform, DecisionSubject.CLEARANCE);
    }

    @Override
    public Set<Platform> withheld(Instant at) {
        Standing derived = rows.standing(DecisionSubject.DERIVED_METRICS, at);
        Standing amended = rows.standing(DecisionSubject.AMENDMENT, at);
        Set<Platform> withheld = EnumSet.noneOf(Platform.class);
        for (Platform platform : Platform.values()) {
            boolean allowed = PlatformTerms.hasAmendment(platform)
                    ? amended.granted().contains(platform) && derived.granted().contains(platform)
                    : !derived.withdrawn().contains(platform);
            if (!allowed && PlatformTerms.counts(platform)) {
                withheld.add(platform);
            }
        }
        return withheld;
    }

    @Override
    public Set<Platform> passing() {
        Set<Platform> passing = EnumSet.noneOf(Platform.class);
        choices.all().keySet().stream()
                .filter(key -> key.kind() == DataKind.STATISTICS)
                .forEach(key -> passing.add(key.platform()));
        for (Platform platform : Platform.values()) {
            PlatformTerms.Term term = PlatformTerms.of(platform, DataKind.STATISTICS, false);
            if (term != null && term.days() != null) {
                passing.add(platform);
            }
        }
        return passing;
    }
}
