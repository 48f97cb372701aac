package id.pantas.complaint.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.classifier.CommentClass;
import id.pantas.complaint.Candidate;
import id.pantas.complaint.CandidateCorrection;
import id.pantas.complaint.CandidateDecision;
import id.pantas.complaint.CandidateField;
import id.pantas.complaint.CandidateNotFound;
import id.pantas.complaint.CaseState;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people decided about candidates, and what follows from it. */
@Component
class CandidateDecisions {

    /** Stands in the list of codes where a person, not a rule, raised the flag. */
    static final String PERSON = "ORANG";

    private final CandidateList list;
    private final JdbcClient database;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CandidateDecisions(
            CandidateList list,
            JdbcClient database,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.list = list;
        this.database = database;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    List<CandidateField> decide(long commentId, CandidateDecision decision, String person, Surroundings.Now now) {
        Unit unit = unit(decision.unit(), now);
        Unit place = unit(decision.place(), now);
        if (place != null && (place.kind() == UnitKind.OPD || place.kind() == UnitKind.PIMPINAN)) {
            throw new IllegalArgumentException("no place: " + place.id());
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Candidate before = locked(commentId);
            if (before.comment().text().isEmpty()) {
                throw new IllegalStateException("the text of comment " + commentId + " was forgotten");
            }
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<CandidateCorrection> corrections = differences(before, decision, person, at);
            if (corrections.isEmpty()) {
                return List.of();
            }
            Set<CandidateField> fields = EnumSet.noneOf(CandidateField.class);
            fields.addAll(before.byPerson());
            corrections.forEach(correction -> fields.add(correction.field()));
            write(before, decision, unit, place, fields, now);
            corrections.forEach(correction -> record(before, correction, now));
            return corrections.stream().map(CandidateCorrection::field).toList();
        }));
    }

    /** With other models, lists or remits; what people decided stays, what follows from it is found anew. */
    boolean judgeAnew(long commentId, String text, Surroundings.Now now) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Candidate before = locked(commentId);
            CandidateDecision same = new CandidateDecision(
                    before.commentClass(),
                    before.topic(),
                    before.unit(),
                    before.place(),
                    !before.urgency().isEmpty(),
                    !before.secrecy().isEmpty());
            if (text.isEmpty()) {
                return false;
            }
            Unit unit = before.unit() == null ? null : now.units().get(before.unit());
            Unit place = before.place() == null ? null : now.units().get(before.place());
            write(before, same, unit, place, before.byPerson(), now);
            return true;
        }));
    }

    private Candidate locked(long commentId) {
        boolean there = database.sql("select 1 from complaint.candidate where comment_id = :id for update")
                .param("id", commentId)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!there) {
            throw new CandidateNotFound(commentId);
        }
        return list.find(commentId).orElseThrow(() -> new CandidateNotFound(commentId));
    }

    /** What a judgement has to respect. */
    static CommentJudge.Decided decided(Candidate candidate, Surroundings.Now now) {
        Set<CandidateField> fields = candidate.byPerson();
        UnitId place = candidate.place();
        return new CommentJudge.Decided(
                fields.contains(CandidateField.KELAS) ? candidate.commentClass() : null,
                fields.contains(CandidateField.TOPIK),
                candidate.topic(),
                fields.contains(CandidateField.TEMPAT),
                place == null ? null : now.units().get(place));
    }

    private void write(
            Candidate before,
            CandidateDecision decision,
            @Nullable Unit unit,
            @Nullable Unit place,
            Set<CandidateField> fields,
            Surroundings.Now now) {
        boolean topicDecided = fields.contains(CandidateField.TOPIK);
        boolean placeDecided = fields.contains(CandidateField.TEMPAT);
        boolean unitDecided = fields.contains(CandidateField.INSTANSI);
        CommentClass wanted = fields.contains(CandidateField.KELAS) ? decision.commentClass() : null;
        Judgement found = now.judge()
                .judge(
                        before.comment().text(),
                        now.units().get(before.account()),
                        new CommentJudge.Decided(wanted, topicDecided, decision.topic(), placeDecided, place));
        List<String> urgency =
                flags(fields.contains(CandidateField.DARURAT), decision.urgent(), CandidateRows.codes(found.urgency()));
        List<String> secrecy =
                flags(fields.contains(CandidateField.RAHASIA), decision.secret(), CandidateRows.codes(found.secrecy()));
        boolean doubtful = wanted == null && found.label().needsReview() && !urgency.isEmpty();
        CaseState state = Judgement.stateOf(found.commentClass(), doubtful);
        database.sql("""
                        update complaint.candidate
                           set judged_at = :at, judged_with = :version, state = :state, reason = :reason, class = :class,
                               class_probability = :probability, complaint_probability = :complaint,
                               needs_review = :review, topic = :topic, topics = :topics,
                               topic_probabilities = cast(:topicProbabilities as numeric[]), proposed_unit_id = :unit, remit_id = :remit,
                               proposed_by = :proposedBy, place_unit_id = :place, place_by = :placeBy,
                               place_candidates = cast(:open as uuid[]), urgency = :urgency, secrecy = :secrecy, by_person = :byPerson
                         where comment_id = :id""")
                .param("at", CandidateRows.utc(clock.instant()))
                .param("version", now.version())
                .param("state", state.name())
                .param(
                        "reason",
                        state == CaseState.KANDIDAT
                                ? null
                                : found.commentClass().name())
                .param("class", found.commentClass().name())
                .param("probability", found.label().probability())
                .param("complaint", found.label().complaintProbability())
                .param("review", found.label().needsReview())
                .param("topic", CandidateRows.name(found.topic()))
                .param("topics", CandidateRows.names(found.label().topics()))
                .param("topicProbabilities", CandidateRows.numbers(found))
                .param(
                        "unit",
                        unitDecided
                                ? CandidateRows.id(unit)
                                : CandidateRows.id(found.proposal().unit()))
                .param("remit", unitDecided ? null : found.proposal().remitId())
                .param(
                        "proposedBy",
                        unitDecided ? PERSON : found.proposal().by().name())
                .param("place", CandidateRows.id(found.place()))
                .param(
                        "placeBy",
                        placeDecided ? PERSON : CandidateRows.placedBy(found).name())
                .param("open", placeDecided ? new String[0] : texts(CandidateRows.openCandidates(found)))
                .param("urgency", urgency.toArray(String[]::new))
                .param("secrecy", secrecy.toArray(String[]::new))
                .param("byPerson", fields.stream().map(Enum::name).toArray(String[]::new))
                .param("id", before.commentId())
                .update();
    }

    private static String[] texts(UUID[] ids) {
        return Arrays.stream(ids).map(UUID::toString).toArray(String[]::new);
    }

    private static List<String> flags(boolean decided, boolean wanted, String[] found) {
        return !decided ? List.of(found) : !wanted ? List.of() : found.length > 0 ? List.of(found) : List.of(PERSON);
    }

    private static List<CandidateCorrection> differences(
            Candidate before, CandidateDecision after, String person, Instant at) {
        List<CandidateCorrection> found = new ArrayList<>();
        compare(found, at, person, CandidateField.KELAS, before.commentClass(), after.commentClass());
        compare(found, at, person, CandidateField.TOPIK, before.topic(), after.topic());
        compare(found, at, person, CandidateField.INSTANSI, before.unit(), after.unit());
        compare(found, at, person, CandidateField.TEMPAT, before.place(), after.place());
        compare(found, at, person, CandidateField.DARURAT, !before.urgency().isEmpty(), after.urgent());
        compare(found, at, person, CandidateField.RAHASIA, !before.secrecy().isEmpty(), after.secret());
        return found;
    }

    private static void compare(
            List<CandidateCorrection> found,
            Instant at,
            String person,
            CandidateField field,
            @Nullable Object before,
            @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            found.add(new CandidateCorrection(at, person, field, code(before), code(after)));
        }
    }

    private static @Nullable String code(@Nullable Object value) {
        return value == null
                ? null
                : value instanceof Boolean flag
                        ? (flag ? "YA" : "TIDAK")
                        : value instanceof Enum<?> code ? code.name() : value.toString();
    }

    private void record(Candidate candidate, CandidateCorrection correction, Surroundings.Now now) {
        database.sql("""
                        insert into complaint.candidate_correction
                               (comment_id, corrected_at, person, field, before_value, after_value)
                        values (:id, :at, :person, :field, :before, :after)""")
                .param("id", candidate.commentId())
                .param("at", CandidateRows.utc(correction.at()))
                .param("person", correction.person())
                .param("field", correction.field().name())
                .param("before", correction.before())
                .param("after", correction.after())
                .update();
        audit.record(new Change(
                "complaint.audit.candidate." + correction.field().name(),
                "candidate",
                Long.toString(candidate.commentId()),
                "Komentar " + candidate.commentId(),
                readable(correction.before(), now),
                readable(correction.after(), now)));
    }

    /** Units by their name, so that the log can be read. */
    private static @Nullable String readable(@Nullable String value, Surroundings.Now now) {
        return value == null ? null : NAMES.getOrDefault(value, byId(value, now));
    }

    private static final Map<String, String> NAMES = Map.of("YA", "ya", "TIDAK", "tidak");

    private static String byId(String value, Surroundings.Now now) {
        try {
            Unit unit = now.units().get(new UnitId(UUID.fromString(value)));
            return unit == null ? value : unit.name();
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static @Nullable Unit unit(@Nullable UnitId id, Surroundings.Now now) {
        if (id == null) {
            return null;
        }
        Unit unit = now.units().get(id);
        if (unit == null) {
            throw new IllegalArgumentException("no active unit: " + id);
        }
        return unit;
    }

    List<CandidateCorrection> of(long commentId) {
        return database.sql("""
                        select corrected_at, person, field, before_value, after_value
                          from complaint.candidate_correction where comment_id = :id order by id desc""")
                .param("id", commentId)
                .query((row, n) -> new CandidateCorrection(
                        CandidateRows.instant(row, "corrected_at"),
                        row.getString("person"),
                        CandidateField.valueOf(row.getString("field")),
                        row.getString("before_value"),
                        row.getString("after_value")))
                .list();
    }
}
