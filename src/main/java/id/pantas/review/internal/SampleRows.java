package id.pantas.review.internal;

import id.pantas.classifier.ContentClass;
import id.pantas.review.BlindSamples.Line;
import id.pantas.review.BlindSamples.Progress;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of samples. */
@Repository
class SampleRows {

    private static final String PROGRESS = """
            select s.id, s.week, s.reader_one, s.reader_two, count(p.*) filter (where not p.dropped) as posts,
                   count(p.one_class) filter (where not p.dropped) as one_done,
                   count(p.two_class) filter (where not p.dropped) as two_done
              from review.sample s join review.sample_post p on p.sample_id = s.id
            """;

    private final JdbcClient database;

    SampleRows(JdbcClient database) {
        this.database = database;
    }

    /** A sample as it was drawn. */
    record Sample(long id, LocalDate week, long seed, String one, String two, boolean complete) {

        /** The column of this person's readings, null if it is no reader. */
        @Nullable
        String column(String reader) {
            return reader.equals(one) ? "one_class" : reader.equals(two) ? "two_class" : null;
        }
    }

    /** What three readers made of one post. */
    record Reading(ContentClass one, ContentClass two, ContentClass model) {}

    record Completed(long id, LocalDate week, long seed, Instant at, int posts, BigDecimal kappa, BigDecimal least) {}

    boolean exists(LocalDate week) {
        return database.sql("select exists (select 1 from review.sample where week = :week)")
                .param("week", week)
                .query(Boolean.class)
                .single();
    }

    /** Posts that can be read, by the class of their label in force. */
    Map<ContentClass, List<Long>> labelled(Instant from, Instant to) {
        Map<ContentClass, List<Long>> posts = new EnumMap<>(ContentClass.class);
        database.sql("""
                        select f.post_id, l.content_class from post.post_fact f
                          join classification.current_label l on l.post_id = f.post_id
                         where f.published_at >= :from and f.published_at < :to
                           and f.gone_at is null and f.withdrawn_at is null and f.erased_at is null
                           and f.repost_of is null and f.judged_text <> ''
                        """)
                .param("from", LabelQueue.utc(from))
                .param("to", LabelQueue.utc(to))
                .query(row -> {
                    posts.computeIfAbsent(ContentClass.valueOf(row.getString(2)), label -> new ArrayList<>())
                            .add(row.getLong(1));
                });
        return posts;
    }

    /** Who read a sample last, and when; people who never did are missing. */
    Map<String, LocalDate> lastWeekOf() {
        Map<String, LocalDate> last = new java.util.HashMap<>();
        database.sql("""
                        select reader, max(week) from (select reader_one as reader, week from review.sample
                                                       union all select reader_two, week from review.sample) r
                         group by reader
                        """).query(row -> {
            last.put(row.getString(1), row.getObject(2, LocalDate.class));
        });
        return last;
    }

    /** Empty if another node drew it first. */
    Optional<Long> add(LocalDate week, long seed, Instant now, String one, String two) {
        return database.sql("""
                        insert into review.sample (week, seed, drawn_at, reader_one, reader_two)
                        values (:week, :seed, :now, :one, :two) on conflict do nothing returning id
                        """)
                .param("week", week)
                .param("seed", seed)
                .param("now", LabelQueue.utc(now))
                .param("one", one)
                .param("two", two)
                .query(Long.class)
                .optional();
    }

    void add(long sample, int position, long post, ContentClass model) {
        database.sql("""
                        insert into review.sample_post (sample_id, position, post_id, model_class)
                        values (:sample, :position, :post, :model)
                        """)
                .param("sample", sample)
                .param("position", position)
                .param("post", post)
                .param("model", model.name())
                .update();
    }

    /** One sample, locked until the transaction ends, so that exactly one reading is the last. */
    Optional<Sample> lock(long sample) {
        return database.sql("select * from review.sample where id = :id for update")
                .param("id", sample)
                .query((row, n) -> new Sample(
                        row.getLong("id"),
                        row.getObject("week", LocalDate.class),
                        row.getLong("seed"),
                        row.getString("reader_one"),
                        row.getString("reader_two"),
                        row.getObject("completed_at") != null))
                .optional();
    }

    List<Line> lines(long sample, String column) {
        return database.sql("select position, post_id, %s as read from review.sample_post".formatted(column)
                        + " where sample_id = :sample and not dropped order by position")
                .param("sample", sample)
                .query((row, n) -> {
                    String read = row.getString("read");
                    return new Line(
                            row.getInt("position"),
                            row.getLong("post_id"),
                            read == null ? null : ContentClass.valueOf(read));
                })
                .list();
    }

    boolean write(long sample, int position, String column, @Nullable ContentClass read) {
        return database.sql("update review.sample_post set %s = :read".formatted(column)
                                + " where sample_id = :sample and position = :position and not dropped")
                        .param("read", read == null ? null : read.name(), java.sql.Types.VARCHAR)
                        .param("sample", sample)
                        .param("position", position)
                        .update()
                == 1;
    }

    /** Leaves out what can no longer be read and was not read by both. */
    void dropUnreadable(long sample) {
        database.sql("""
                        update review.sample_post p set dropped = true
                         where p.sample_id = :sample and not p.dropped and (p.one_class is null or p.two_class is null)
                           and not exists (select 1 from post.post_fact f
                                            where f.post_id = p.post_id and f.erased_at is null and f.judged_text <> '')
                        """).param("sample", sample).update();
    }

    void reader(long sample, String column, String person) {
        database.sql("update review.sample set %s = :person where id = :sample".formatted(column))
                .param("person", person)
                .param("sample", sample)
                .update();
    }

    void complete(long sample, Instant now, int posts, BigDecimal kappa, BigDecimal least) {
        database.sql("""
                        update review.sample set completed_at = :now, posts = :posts, kappa = :kappa, least_kappa = :least
                         where id = :sample
                        """)
                .param("now", LabelQueue.utc(now))
                .param("posts", posts)
                .param("kappa", kappa)
                .param("least", least)
                .param("sample", sample)
                .update();
    }

    /** Whether a later week is complete already. */
    boolean laterComplete(LocalDate week) {
        return database.sql(
                        "select exists (select 1 from review.sample where week > :week and completed_at is not null)")
                .param("week", week)
                .query(Boolean.class)
                .single();
    }

    List<Progress> open() {
        return database.sql(PROGRESS + " where s.completed_at is null group by s.id order by s.week")
                .query((row, n) -> new Progress(
                        row.getLong("id"),
                        row.getObject("week", LocalDate.class),
                        row.getInt("posts"),
                        row.getString("reader_one"),
                        row.getInt("one_done"),
                        row.getString("reader_two"),
                        row.getInt("two_done")))
                .list();
    }

    List<Completed> completed(int most) {
        return database.sql("""
                        select * from review.sample where completed_at is not null order by week desc limit :most
                        """)
                .param("most", most)
                .query((row, n) -> new Completed(
                        row.getLong("id"),
                        row.getObject("week", LocalDate.class),
                        row.getLong("seed"),
                        ObjectionRows.instant(row, "completed_at"),
                        row.getInt("posts"),
                        row.getBigDecimal("kappa"),
                        row.getBigDecimal("least_kappa")))
                .list();
    }

    /** What both readers and the model made of each post that both read. */
    List<Reading> readings(long sample) {
        return database.sql("""
                        select one_class, two_class, model_class from review.sample_post
                         where sample_id = :sample and not dropped and one_class is not null and two_class is not null
                         order by position
                        """)
                .param("sample", sample)
                .query((row, n) -> new Reading(
                        ContentClass.valueOf(row.getString(1)),
                        ContentClass.valueOf(row.getString(2)),
                        ContentClass.valueOf(row.getString(3))))
                .list();
    }
}
