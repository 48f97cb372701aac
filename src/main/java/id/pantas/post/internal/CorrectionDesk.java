package id.pantas.post.internal;

import id.pantas.post.ObservedPost;
import id.pantas.post.PostCorrections;
import id.pantas.post.PostForm;
import id.pantas.post.PostsRedated;
import id.pantas.post.PostsStored;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts stored posts right. */
@Service
class CorrectionDesk implements PostCorrections {

    private final PostRows rows;
    private final LikenessRows likenessRows;
    private final Likeness likeness;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    CorrectionDesk(
            PostRows rows,
            LikenessRows likenessRows,
            Likeness likeness,
            JdbcClient database,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.likenessRows = likenessRows;
        this.likeness = likeness;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
    }

    @Override
    public List<Correction> correct(OfficialAccount account, Instant readAt, List<ObservedPost> page) {
        List<ObservedPost> posts = CleanPage.of(page).posts();
        return posts.isEmpty()
                ? List.of()
                : Objects.requireNonNull(transaction.execute(status -> corrected(account, readAt, posts)));
    }

    private List<Correction> corrected(OfficialAccount account, Instant readAt, List<ObservedPost> posts) {
        if (wrong(account, readAt, posts, false).isEmpty()) {
            return List.of(); // so that in the usual case nobody waits
        }
        RoundTrip waiting = rows.roundTrip();
        likenessRows.compareAlone(waiting);
        Likeness.News news = likeness.news(waiting);
        waiting.run();
        List<Correction> corrections = wrong(account, readAt, posts, true);
        if (corrections.isEmpty()) {
            return List.of();
        }
        write(corrections);
        List<Correction> moved = corrections.stream()
                .filter(each -> !each.before().publishedAt().equals(each.after().publishedAt()))
                .toList();
        List<Long> changed = corrections.stream().map(Correction::post).toList();
        if (!moved.isEmpty()) {
            List<Long> ids = moved.stream().map(Correction::post).toList();
            judgeAnew(ids);
            // Which of two alike is the original, and what stands in one cluster, follows from their times.
            Likeness.Outcome outcome = likeness.relate(account.unit(), List.of(), originals(ids), news);
            likeness.write(outcome);
            events.publishEvent(new PostsRedated(
                    account.unit(),
                    moved.stream().map(each -> each.before().publishedAt()).toList()));
            outcome.revalued().stream()
                    .filter(post -> !changed.contains(post.id))
                    .forEach(post ->
                            events.publishEvent(new PostsStored(post.account, post.unit, List.of(), List.of(post.id))));
        }
        events.publishEvent(new PostsStored(account.id(), account.unit(), List.of(), changed));
        return corrections;
    }

    /** What is stored otherwise, and may be put right by an answer of this time. */
    private List<Correction> wrong(OfficialAccount account, Instant readAt, List<ObservedPost> posts, boolean lock) {
        String published = account.platform() == Platform.WEBSITE
                ? "p.published_at"
                : "case when g.at > :read then p.published_at else g.at end";
        return database.sql("""
                        with given as (
                            select native_id, form, permalink,
                                   timestamptz 'epoch' + published * interval '1 microsecond' as at
                              from unnest(:natives, :forms, :links, :published) as g(native_id, form, permalink, published))
                        select p.id, p.native_id, p.form, p.published_at, p.permalink,
                               g.form as right_form, g.permalink as right_permalink, %1$s as right_published
                          from post.post p join given g on g.native_id = p.native_id
                         where p.platform = :platform and p.account_id = :account and p.erased_at is null
                           and :read >= p.first_seen_at and :read >= coalesce(p.edited_at, p.first_seen_at)
                           and (p.form, p.permalink, p.published_at) is distinct from (g.form, g.permalink, %1$s)
                         order by p.id %2$s
                        """.formatted(published, lock ? "for update of p" : ""))
                .param("natives", posts.stream().map(ObservedPost::nativeId).toArray(String[]::new))
                .param("forms", posts.stream().map(post -> post.form().name()).toArray(String[]::new))
                .param("links", posts.stream().map(ObservedPost::permalink).toArray(String[]::new))
                .param(
                        "published",
                        posts.stream()
                                .map(post -> PostRows.micros(post.publishedAt()))
                                .toArray(Long[]::new))
                .param("platform", account.platform().name())
                .param("account", account.id().value())
                .param("read", PostRows.utc(readAt))
                .query(CorrectionDesk::correction)
                .list();
    }

    private static Correction correction(ResultSet row, int number) throws SQLException {
        return new Correction(
                row.getLong("id"),
                row.getString("native_id"),
                new Facts(
                        PostForm.valueOf(row.getString("form")),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        row.getString("permalink")),
                new Facts(
                        PostForm.valueOf(row.getString("right_form")),
                        row.getObject("right_published", OffsetDateTime.class).toInstant(),
                        row.getString("right_permalink")));
    }

    private void write(List<Correction> corrections) {
        database.sql("""
                        update post.post p
                           set form = g.form, permalink = g.permalink,
                               published_at = timestamptz 'epoch' + g.published * interval '1 microsecond'
                          from unnest(:posts, :forms, :links, :published) as g(id, form, permalink, published)
                         where p.id = g.id
                        """)
                .param("posts", corrections.stream().map(Correction::post).toArray(Long[]::new))
                .param(
                        "forms",
                        corrections.stream()
                                .map(each -> each.after().form().name())
                                .toArray(String[]::new))
                .param(
                        "links",
                        corrections.stream()
                                .map(each -> each.after().permalink())
                                .toArray(String[]::new))
                .param(
                        "published",
                        corrections.stream()
                                .map(each -> PostRows.micros(each.after().publishedAt()))
                                .toArray(Long[]::new))
                .update();
    }

    /** The text at the age of 24 hours is another one where that age was at another time. */
    private void judgeAnew(List<Long> posts) {
        database.sql("""
                        update post.post p
                           set judged_text = nullif(coalesce(
                               (select v.text from post.text_version v
                                 where v.post_id = p.id and v.seen_at <= p.published_at + interval '24 hours'
                                 order by v.seen_at desc limit 1),
                               (select v.text from post.text_version v where v.post_id = p.id order by v.seen_at limit 1)),
                               p.text)
                         where p.id = any(:posts)
                        """).param("posts", posts.toArray(Long[]::new)).update();
    }

    /** Reposts are not compared with anything. */
    private List<Long> originals(List<Long> posts) {
        return database.sql("select id from post.post where id = any(:posts) and repost_of is null order by id")
                .param("posts", posts.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }
}
