package id.pantas.complaint.internal;

import id.pantas.classifier.CommentClass;
import id.pantas.classifier.ComplaintTopic;
import id.pantas.classifier.TopicGuess;
import id.pantas.complaint.Candidate;
import id.pantas.complaint.CandidateField;
import id.pantas.complaint.CaseState;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.wording.WordRules;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The candidates' tables, set by set, and the views of module {@code post} they are read with. */
@Component
class CandidateRows {

    /** Of a comment that is forgotten the view gives an empty text. */
    static final String SELECT = """
            select c.*, f.text, f.forgotten_at is not null or f.comment_id is null as forgotten, f.gone_at, f.permalink,
                   p.post_id, left(p.text, 160) as post_excerpt
              from %s c
              left join post.comment_fact f on f.comment_id = c.comment_id
              left join post.post_fact p on p.platform = f.platform and p.native_id = f.post_native_id
             order by %s""";

    private static final String UPSERT = """
            insert into complaint.candidate as c
                   (comment_id, account_id, unit_id, platform, published_at, judged_at, judged_with, state, reason, class,
                    class_probability, complaint_probability, needs_review, topic, topics, topic_probabilities,
                    proposed_unit_id, remit_id, proposed_by, place_unit_id, place_by, place_candidates, urgency, secrecy)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (comment_id) do update
               set judged_at = excluded.judged_at, judged_with = excluded.judged_with, state = excluded.state,
                   reason = excluded.reason, class = excluded.class, class_probability = excluded.class_probability,
                   complaint_probability = excluded.complaint_probability, needs_review = excluded.needs_review,
                   topic = excluded.topic, topics = excluded.topics, topic_probabilities = excluded.topic_probabilities,
                   proposed_unit_id = excluded.proposed_unit_id, remit_id = excluded.remit_id,
                   proposed_by = excluded.proposed_by, place_unit_id = excluded.place_unit_id,
                   place_by = excluded.place_by, place_candidates = excluded.place_candidates,
                   urgency = excluded.urgency, secrecy = excluded.secrecy
             where c.judged_with <> excluded.judged_with and c.by_person = '{}'""";

    private final JdbcClient database;
    private final JdbcTemplate batches;

    CandidateRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** A comment to be judged; {@code decided} is whether people decided something about it. */
    record Unjudged(
            long commentId,
            UUID account,
            UnitId unit,
            String platform,
            Instant publishedAt,
            Instant firstSeenAt,
            String text,
            boolean judged,
            boolean decided) {}

    private static final String COMMENTS = """
            select f.comment_id, f.account_id, f.unit_id, f.platform, f.published_at, f.first_seen_at, f.text,
                   c.judged_with = :version or f.official or f.forgotten_at is not null as judged,
                   coalesce(c.by_person <> '{}', false) as decided
              from (select * from post.comment_fact where %s) f
              left join complaint.candidate c on c.comment_id = f.comment_id
             order by f.comment_id""";

    List<Unjudged> comments(Collection<Long> ids, String version) {
        return database.sql(COMMENTS.formatted("comment_id = any(:ids)"))
                .param("ids", ids.toArray(Long[]::new))
                .param("version", version)
                .query((row, n) -> unjudged(row))
                .list();
    }

    /** Comments behind one, in the order of their ids, judged or not. */
    List<Unjudged> commentsAfter(long commentId, int limit, String version) {
        return database.sql(COMMENTS.formatted("comment_id > :after order by comment_id limit :limit"))
                .param("after", commentId)
                .param("limit", limit)
                .param("version", version)
                .query((row, n) -> unjudged(row))
                .list();
    }

    /** A judgement ready to be written. */
    record Judged(Unjudged comment, Judgement judgement) {}

    /** Writes judgements; rows about which people decided something stay as they are. */
    int write(List<Judged> judged, String version, Instant at) {
        int[][] counts = batches.batchUpdate(UPSERT, judged, 500, (statement, row) -> {
            Judgement found = row.judgement();
            int i = 0;
            statement.setLong(++i, row.comment().commentId());
            statement.setObject(++i, row.comment().account());
            statement.setObject(++i, row.comment().unit().value());
            statement.setString(++i, row.comment().platform());
            statement.setObject(++i, utc(row.comment().publishedAt()));
            statement.setObject(++i, utc(at));
            statement.setString(++i, version);
            statement.setString(++i, found.state().name());
            statement.setString(++i, reason(found));
            statement.setString(++i, found.commentClass().name());
            statement.setBigDecimal(++i, found.label().probability());
            statement.setBigDecimal(++i, found.label().complaintProbability());
            statement.setBoolean(++i, found.label().needsReview());
            statement.setString(++i, name(found.topic()));
            statement.setArray(++i, text(statement, names(found.label().topics())));
            statement.setArray(++i, statement.getConnection().createArrayOf("numeric", numbers(found)));
            statement.setObject(++i, id(found.proposal().unit()));
            statement.setObject(++i, found.proposal().remitId());
            statement.setString(++i, found.proposal().by().name());
            statement.setObject(++i, id(found.place()));
            statement.setString(++i, placedBy(found).name());
            statement.setArray(++i, statement.getConnection().createArrayOf("uuid", openCandidates(found)));
            statement.setArray(++i, text(statement, codes(found.urgency())));
            statement.setArray(++i, text(statement, codes(found.secrecy())));
        });
        // of statements sent as one the driver only says that they went well
        return Arrays.stream(counts)
                .flatMapToInt(Arrays::stream)
                .map(count -> count == Statement.SUCCESS_NO_INFO ? 1 : count)
                .sum();
    }

    static @Nullable String reason(Judgement found) {
        return found.state() == CaseState.KANDIDAT ? null : found.commentClass().name();
    }

    static Candidate.PlacedBy placedBy(Judgement found) {
        return found.place() == null
                ? Candidate.PlacedBy.TIDAK_ADA
                : found.places().fromAccount() ? Candidate.PlacedBy.AKUN : Candidate.PlacedBy.TEKS;
    }

    static UUID[] openCandidates(Judgement found) {
        return found.places().openCandidates().stream()
                .map(unit -> unit.id().value())
                .toArray(UUID[]::new);
    }

    static String[] codes(List<WordRules.Match> matches) {
        return matches.stream().map(WordRules.Match::code).toArray(String[]::new);
    }

    static String[] names(List<TopicGuess> topics) {
        return topics.stream().map(guess -> guess.topic().name()).toArray(String[]::new);
    }

    static BigDecimal[] numbers(Judgement found) {
        return found.label().topics().stream().map(TopicGuess::probability).toArray(BigDecimal[]::new);
    }

    static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    static @Nullable UUID id(@Nullable Unit unit) {
        return unit == null ? null : unit.id().value();
    }

    private static Array text(PreparedStatement statement, String[] values) throws SQLException {
        return statement.getConnection().createArrayOf("text", values);
    }

    /** How far the search came, and with what. */
    record Sweep(long sweptTo, String judgedWith, long rejudgedTo) {}

    Sweep sweep() {
        return database.sql("select swept_to, judged_with, rejudged_to from complaint.sweep")
                .query((row, n) -> new Sweep(row.getLong(1), row.getString(2), row.getLong(3)))
                .single();
    }

    void sweptTo(long commentId) {
        database.sql("update complaint.sweep set swept_to = :to where swept_to < :to")
                .param("to", commentId)
                .update();
    }

    /** From now on everything up to {@link Sweep#sweptTo} is judged anew. */
    void beginAnew(String version) {
        database.sql("update complaint.sweep set judged_with = :version, rejudged_to = 0")
                .param("version", version)
                .update();
    }

    void rejudgedTo(long commentId, String version) {
        database.sql("update complaint.sweep set rejudged_to = :to where judged_with = :version")
                .param("to", commentId)
                .param("version", version)
                .update();
    }

    private static Unjudged unjudged(ResultSet row) throws SQLException {
        return new Unjudged(
                row.getLong("comment_id"),
                row.getObject("account_id", UUID.class),
                new UnitId(row.getObject("unit_id", UUID.class)),
                row.getString("platform"),
                instant(row, "published_at"),
                instant(row, "first_seen_at"),
                row.getString("text"),
                row.getBoolean("judged"),
                row.getBoolean("decided"));
    }

    static Candidate candidate(ResultSet row) throws SQLException {
        Set<CandidateField> byPerson = EnumSet.noneOf(CandidateField.class);
        strings(row, "by_person").forEach(field -> byPerson.add(CandidateField.valueOf(field)));
        String topic = row.getString("topic");
        String text = row.getString("text");
        return new Candidate(
                row.getLong("comment_id"),
                new UnitId(row.getObject("unit_id", UUID.class)),
                Platform.valueOf(row.getString("platform")),
                instant(row, "published_at"),
                CaseState.valueOf(row.getString("state")),
                row.getString("reason"),
                CommentClass.valueOf(row.getString("class")),
                row.getBigDecimal("class_probability"),
                row.getBigDecimal("complaint_probability"),
                row.getBoolean("needs_review") && !byPerson.contains(CandidateField.KELAS),
                topic == null ? null : ComplaintTopic.valueOf(topic),
                topics(row),
                unitId(row, "proposed_unit_id"),
                Candidate.ProposedBy.valueOf(row.getString("proposed_by")),
                unitId(row, "place_unit_id"),
                Candidate.PlacedBy.valueOf(row.getString("place_by")),
                Arrays.stream((UUID[]) row.getArray("place_candidates").getArray())
                        .map(UnitId::new)
                        .toList(),
                strings(row, "urgency"),
                strings(row, "secrecy"),
                byPerson,
                new Candidate.Comment(
                        text == null ? "" : text,
                        row.getBoolean("forgotten"),
                        instantOrNull(row, "gone_at"),
                        row.getString("permalink"),
                        (Long) row.getObject("post_id"),
                        row.getString("post_excerpt")));
    }

    private static List<TopicGuess> topics(ResultSet row) throws SQLException {
        List<String> names = strings(row, "topics");
        BigDecimal[] probabilities =
                (BigDecimal[]) row.getArray("topic_probabilities").getArray();
        List<TopicGuess> guesses = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            guesses.add(new TopicGuess(ComplaintTopic.valueOf(names.get(i)), probabilities[i]));
        }
        return guesses;
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable UnitId unitId(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new UnitId(id);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
