package id.pantas.classification.internal;

import id.pantas.classification.DecidedBy;
import id.pantas.classification.Label;
import id.pantas.classification.LabelledPost;
import id.pantas.classification.LabelledPosts;
import id.pantas.classification.PostOrder;
import id.pantas.classification.PostQuestion;
import id.pantas.classification.PostSlice;
import id.pantas.classifier.ContentClass;
import id.pantas.post.Counts;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the published views of posts and metrics together with the labels. */
@Component
class LabelledPostRows implements LabelledPosts {

    private static final int EXCERPT = 600;
    private static final int LARGEST_PAGE = 1_000;

    private static final String FROM =
            " from post.post_fact f left join classification.label l on l.post_id = f.post_id";
    private static final String COLUMNS = """
            f.post_id, f.unit_id, f.platform, f.published_at, f.permalink, f.duplicate, f.duplicate_of,
            f.repost, f.gone_at, l.content_class, l.probability, l.alternative,
            l.alternative_probability, l.needs_review, l.model_version, l.decided_by""";
    /** The latest snapshot is looked up only for the posts of the page. */
    private static final String WITH_COUNTS = """
            select p.*, m.taken_at, m.likes, m.comments, m.shares, m.views
              from (%s) p
              left join lateral (select * from post.metric_fact s where s.post_id = p.post_id
                                  order by s.taken_at desc limit 1) m on true
             %s""";

    private final JdbcClient database;

    LabelledPostRows(JdbcClient database) {
        this.database = database;
    }

    @Override
    public PostSlice page(PostQuestion question, PostOrder order, @Nullable String cursor, int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("page of " + size + " posts");
        }
        PostCursor at = cursor == null ? null : PostCursor.parse(cursor);
        boolean backwards = at != null && at.backwards();
        boolean descending = (order == PostOrder.NEWEST) != backwards;
        Map<String, Object> values = new HashMap<>();
        List<String> where = conditions(question, values);
        String key = order == PostOrder.MOST_DOUBTFUL ? "l.probability" : "f.published_at";
        if (order == PostOrder.MOST_DOUBTFUL) {
            where.add("l.post_id is not null");
        }
        if (at != null) {
            where.add("(" + key + ", f.post_id) " + (descending ? "<" : ">") + " (:key, :keyPost)");
            values.put("key", order == PostOrder.MOST_DOUBTFUL ? at.key() : time(at.key()));
            values.put("keyPost", at.postId());
        }
        values.put("size", size + 1);
        String direction = descending ? " desc" : " asc";
        String inner = "select " + COLUMNS + ", left(f.judged_text, " + EXCERPT + ") as judged_text" + FROM
                + where(where) + " order by " + key + direction + ", f.post_id" + direction + " limit :size";
        String outer = "order by " + key.replaceFirst("^[fl]\\.", "p.") + direction + ", p.post_id" + direction;
        List<LabelledPost> posts = new ArrayList<>(database.sql(WITH_COUNTS.formatted(inner, outer))
                .params(values)
                .query((row, n) -> post(row))
                .list());
        return slice(posts, order, at, size);
    }

    private static PostSlice slice(List<LabelledPost> posts, PostOrder order, @Nullable PostCursor at, int size) {
        boolean more = posts.size() > size;
        if (more) {
            posts.remove(size);
        }
        boolean backwards = at != null && at.backwards();
        if (backwards) {
            Collections.reverse(posts);
        }
        if (posts.isEmpty()) {
            return new PostSlice(List.of(), null, null);
        }
        boolean before = backwards ? more : at != null;
        boolean after = backwards || more;
        return new PostSlice(
                List.copyOf(posts),
                before ? cursor(posts.get(0), order, true) : null,
                after ? cursor(posts.get(posts.size() - 1), order, false) : null);
    }

    @Override
    public long count(PostQuestion question, int most) {
        Map<String, Object> values = new HashMap<>();
        List<String> where = conditions(question, values);
        values.put("most", most);
        return database.sql("select count(*) from (select 1" + FROM + where(where) + " limit :most) counted")
                .params(values)
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<LabelledPost> find(long postId) {
        String inner = "select " + COLUMNS + ", f.judged_text" + FROM + " where f.post_id = :id";
        return database.sql(WITH_COUNTS.formatted(inner, ""))
                .param("id", postId)
                .query((row, n) -> post(row))
                .optional();
    }

    private static List<String> conditions(PostQuestion question, Map<String, Object> values) {
        List<String> where = new ArrayList<>(List.of("f.withdrawn_at is null"));
        if (question.unit() != null) {
            where.add("f.unit_id = :unit");
            values.put("unit", question.unit().value());
        }
        if (question.platform() != null) {
            where.add("f.platform = :platform");
            values.put("platform", question.platform().name());
        }
        if (question.contentClass() != null) {
            where.add("l.content_class = :class");
            values.put("class", question.contentClass().name());
        }
        if (question.from() != null) {
            where.add("f.published_at >= :from");
            values.put("from", OffsetDateTime.ofInstant(question.from(), ZoneOffset.UTC));
        }
        if (question.to() != null) {
            where.add("f.published_at < :to");
            values.put("to", OffsetDateTime.ofInstant(question.to(), ZoneOffset.UTC));
        }
        if (question.words() != null) {
            where.add("f.judged_text ilike :words escape '!'");
            values.put("words", "%" + question.words().replaceAll("[!%_]", "!$0") + "%");
        }
        if (question.inDoubt()) {
            where.add("l.needs_review");
        }
        if (question.duplicates() != null) {
            where.add("f.duplicate is " + (question.duplicates() ? "not null" : "null"));
        }
        if (question.reposts() != null) {
            where.add(question.reposts() ? "f.repost" : "not f.repost");
        }
        return where;
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String cursor(LabelledPost post, PostOrder order, boolean backwards) {
        BigDecimal key = order == PostOrder.MOST_DOUBTFUL && post.label() != null
                ? post.label().probability()
                : BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, post.publishedAt()));
        return new PostCursor(backwards, key, post.postId()).toString();
    }

    private static OffsetDateTime time(BigDecimal micros) {
        return OffsetDateTime.ofInstant(Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    private static LabelledPost post(ResultSet row) throws SQLException {
        return new LabelledPost(
                row.getLong("post_id"),
                new UnitId(row.getObject("unit_id", UUID.class)),
                Platform.valueOf(row.getString("platform")),
                LabelRows.instant(row, "published_at"),
                row.getString("judged_text"),
                row.getString("permalink"),
                label(row),
                new Counts(number(row, "likes"), number(row, "comments"), number(row, "shares"), number(row, "views")),
                instantOrNull(row, "taken_at"),
                row.getString("duplicate"),
                number(row, "duplicate_of"),
                row.getBoolean("repost"),
                instantOrNull(row, "gone_at"));
    }

    private static @Nullable Label label(ResultSet row) throws SQLException {
        String contentClass = row.getString("content_class");
        return contentClass == null
                ? null
                : new Label(
                        ContentClass.valueOf(contentClass),
                        row.getBigDecimal("probability"),
                        ContentClass.valueOf(row.getString("alternative")),
                        row.getBigDecimal("alternative_probability"),
                        row.getBoolean("needs_review"),
                        row.getString("model_version"),
                        DecidedBy.valueOf(row.getString("decided_by")));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
