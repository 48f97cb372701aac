package id.pantas.complaint.internal;

import id.pantas.complaint.Candidate;
import id.pantas.complaint.CandidateOrder;
import id.pantas.complaint.CandidateQuestion;
import id.pantas.complaint.CandidateSlice;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Parts of the list of candidates, each found by where the one before ended, so that late pages cost no more than the first. */
@Component
class CandidateList {

    private static final int LARGEST_PART = 200;

    private final JdbcClient database;

    CandidateList(JdbcClient database) {
        this.database = database;
    }

    /**
     * Where a part ends, or begins when one reads backwards.
     *
     * @param urgent compared first by {@link CandidateOrder#URGENT} only
     * @param key microseconds since 1970, or a probability
     */
    record Cursor(boolean backwards, boolean urgent, BigDecimal key, long commentId) {

        private static final Pattern FORM = Pattern.compile("([ab])([01])(-?\\d{1,17}(?:\\.\\d{1,3})?)_(\\d{1,18})");

        static Cursor parse(String text) {
            Matcher parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("no cursor: " + text);
            }
            return new Cursor(
                    parts.group(1).equals("b"),
                    parts.group(2).equals("1"),
                    new BigDecimal(parts.group(3)),
                    Long.parseLong(parts.group(4)));
        }

        @Override
        public String toString() {
            return (backwards ? "b" : "a") + (urgent ? "1" : "0") + key.toPlainString() + "_" + commentId;
        }
    }

    CandidateSlice page(CandidateQuestion question, CandidateOrder order, @Nullable String cursor, int size) {
        if (size < 1 || size > LARGEST_PART) {
            throw new IllegalArgumentException("part of " + size + " candidates");
        }
        Cursor at = cursor == null ? null : Cursor.parse(cursor);
        boolean backwards = at != null && at.backwards();
        boolean descending = (order != CandidateOrder.OLDEST) != backwards;
        Map<String, Object> values = new HashMap<>();
        List<String> where = conditions(question, values);
        String keys = switch (order) {
            case URGENT -> "urgent, published_at, comment_id";
            case NEWEST, OLDEST -> "published_at, comment_id";
            case PROBABLE -> "complaint_probability, comment_id";
        };
        if (at != null) {
            String bound = order == CandidateOrder.URGENT ? ":urgent, :key, :id" : ":key, :id";
            where.add("(" + keys + ") " + (descending ? "<" : ">") + " (" + bound + ")");
            if (order == CandidateOrder.URGENT) {
                values.put("urgent", at.urgent());
            }
            values.put("key", order == CandidateOrder.PROBABLE ? at.key() : CandidateRows.utc(instant(at.key())));
            values.put("id", at.commentId());
        }
        values.put("size", size + 1);
        String direction = descending ? " desc" : " asc";
        String sorted = String.join(direction + ", ", keys.split(", ")) + direction;
        String inner = "(select * from complaint.candidate" + where(where) + " order by " + sorted + " limit :size)";
        String outer = "c." + String.join(direction + ", c.", keys.split(", ")) + direction;
        List<Candidate> found = new ArrayList<>(database.sql(CandidateRows.SELECT.formatted(inner, outer))
                .params(values)
                .query((row, n) -> CandidateRows.candidate(row))
                .list());
        return slice(found, order, at, size);
    }

    private static CandidateSlice slice(List<Candidate> found, CandidateOrder order, @Nullable Cursor at, int size) {
        boolean more = found.size() > size;
        if (more) {
            found.remove(size);
        }
        boolean backwards = at != null && at.backwards();
        if (backwards) {
            Collections.reverse(found);
        }
        if (found.isEmpty()) {
            return new CandidateSlice(List.of(), null, null);
        }
        boolean before = backwards ? more : at != null;
        boolean after = backwards || more;
        return new CandidateSlice(
                List.copyOf(found),
                before ? cursor(found.get(0), order, true) : null,
                after ? cursor(found.get(found.size() - 1), order, false) : null);
    }

    long count(CandidateQuestion question, int most) {
        Map<String, Object> values = new HashMap<>();
        List<String> where = conditions(question, values);
        values.put("most", most);
        return database.sql(
                        "select count(*) from (select 1 from complaint.candidate" + where(where) + " limit :most) c")
                .params(values)
                .query(Long.class)
                .single();
    }

    Optional<Candidate> find(long commentId) {
        return database.sql(CandidateRows.SELECT.formatted(
                        "(select * from complaint.candidate where comment_id = :id)", "c.comment_id"))
                .param("id", commentId)
                .query((row, n) -> CandidateRows.candidate(row))
                .optional();
    }

    private static List<String> conditions(CandidateQuestion question, Map<String, Object> values) {
        List<String> where = new ArrayList<>();
        add(where, values, "state", CandidateRows.name(question.state()));
        add(where, values, "class", CandidateRows.name(question.commentClass()));
        add(where, values, "topic", CandidateRows.name(question.topic()));
        UnitId unit = question.unit();
        add(where, values, "proposed_unit_id", unit == null ? null : unit.value());
        add(where, values, "urgent", question.urgent());
        add(where, values, "secret", question.secret());
        if (question.withoutUnit()) {
            where.add("proposed_unit_id is null");
        }
        if (question.openPlace()) {
            where.add("place_unit_id is null and place_candidates <> '{}'");
        }
        if (!question.places().isEmpty()) {
            where.add("place_unit_id = any(cast(:places as uuid[]))");
            values.put(
                    "places", question.places().stream().map(UnitId::toString).toArray(String[]::new));
        }
        return where;
    }

    private static void add(List<String> where, Map<String, Object> values, String column, @Nullable Object value) {
        if (value != null) {
            where.add(column + " = :q_" + column);
            values.put("q_" + column, value);
        }
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String cursor(Candidate candidate, CandidateOrder order, boolean backwards) {
        BigDecimal key = order == CandidateOrder.PROBABLE
                ? candidate.complaintProbability()
                : BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, candidate.publishedAt()));
        return new Cursor(backwards, !candidate.urgency().isEmpty(), key, candidate.commentId()).toString();
    }

    private static Instant instant(BigDecimal micros) {
        return Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS);
    }
}
