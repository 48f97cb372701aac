package id.pantas.collection.internal;

import id.pantas.audit.AuditLog;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.Rereads;
import id.pantas.collection.internal.RereadRows.Open;
import id.pantas.collection.internal.RereadRows.Step;
import id.pantas.collection.internal.RereadRows.Sums;
import id.pantas.collection.internal.StoredPosts.Stored;
import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.KeptAnswers.Reread;
import id.pantas.collection.spi.KeptAnswers.RereadComments;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.post.Comments;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostCorrections;
import id.pantas.post.PostCorrections.Correction;
import id.pantas.post.Posts;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes one run's answers after the other through the present mapping and the ordinary store. */
@Service
class RereadDesk implements Rereads {

    private static final Logger LOG = LoggerFactory.getLogger(RereadDesk.class);

    private final RereadRows rows;
    private final StoredPosts stored;
    private final Posts posts;
    private final PostCorrections corrections;
    private final Comments comments;
    private final OfficialAccounts accounts;
    private final ObjectProvider<KeptAnswers> readers;
    private final CollectionProperties settings;
    private final PeriodCalendar calendar;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    RereadDesk(
            RereadRows rows,
            StoredPosts stored,
            Posts posts,
            PostCorrections corrections,
            Comments comments,
            OfficialAccounts accounts,
            ObjectProvider<KeptAnswers> readers,
            CollectionProperties settings,
            PeriodCalendar calendar,
            AuditLog audit,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.stored = stored;
        this.posts = posts;
        this.corrections = corrections;
        this.comments = comments;
        this.accounts = accounts;
        this.readers = readers;
        this.settings = settings;
        this.calendar = calendar;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public Set<Platform> platforms() {
        return readers.stream().map(KeptAnswers::platform).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public long keptDays() {
        return settings.rawRetention().toDays();
    }

    @Override
    public OptionalLong ask(
            Platform platform, @Nullable AccountId account, LocalDate from, LocalDate to, String by, Instant now) {
        if (to.isBefore(from) || reader(platform).isEmpty()) {
            throw new IllegalArgumentException(platform + " from " + from + " to " + to);
        }
        Instant start = from.atStartOfDay(calendar.zone()).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        return Objects.requireNonNull(transactions.execute(status -> {
            int runs = rows.runs(platform, account, start, end);
            if (runs == 0) {
                return OptionalLong.empty();
            }
            long request = rows.insert(platform, account, from, to, start, end, by, now, runs);
            audit.record(new id.pantas.audit.Change(
                    "collection.audit.rereadAsked",
                    "reread",
                    Long.toString(request),
                    platform.displayName() + " " + from + " – " + to,
                    null,
                    account == null ? null : account.toString()));
            return OptionalLong.of(request);
        }));
    }

    @Override
    public Optional<Progress> progress(long request) {
        return rows.progress(request);
    }

    @Override
    public List<Progress> latest(int limit) {
        return rows.latest(limit);
    }

    @Override
    public List<Change> changes(long request) {
        return rows.changes(request);
    }

    @Override
    public int work(Instant now, int most) {
        int read = 0;
        while (read < most) {
            Worked worked = step(now);
            if (worked == Worked.NOTHING_LEFT) {
                return read;
            }
            if (worked == Worked.RUN) {
                read++;
            }
        }
        return read;
    }

    private enum Worked {
        RUN,
        REQUEST_FINISHED,
        NOTHING_LEFT
    }

    /** One run's answers, in one transaction; a run that fails is noted and passed over. */
    private Worked step(Instant now) {
        Step[] tried = new Step[1];
        Open[] taken = new Open[1];
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                Open open = rows.lock().orElse(null);
                if (open == null) {
                    return Worked.NOTHING_LEFT;
                }
                taken[0] = open;
                Step next = rows.next(open).orElse(null);
                if (next == null) {
                    rows.finish(open.id(), now);
                    return Worked.REQUEST_FINISHED;
                }
                tried[0] = next;
                rows.advance(open.id(), next.run(), read(open, next));
                return Worked.RUN;
            }));
        } catch (RuntimeException fault) {
            Step step = tried[0];
            Open open = taken[0];
            if (step == null || open == null) {
                throw fault;
            }
            LOG.warn("kept answers of run {} could not be read again", step.run(), fault);
            transactions.executeWithoutResult(status -> {
                if (rows.advance(open.id(), step.run(), Sums.FAILED)) {
                    rows.note(
                            open.id(),
                            new Change(Kind.FAULT, step.account(), step.run(), "", null, String.valueOf(fault)));
                }
            });
            return Worked.RUN;
        }
    }

    private Sums read(Open open, Step step) {
        OfficialAccount account = accounts.find(step.account()).orElse(null);
        KeptAnswers reader = reader(open.platform()).orElse(null);
        Sums sums = Sums.NONE;
        if (account == null || reader == null) {
            return sums;
        }
        String commentsOf = step.commentsOf();
        for (Map.Entry<Instant, List<RawAnswer>> page : rows.answers(step.run()).entrySet()) {
            Instant readAt = page.getKey();
            sums = sums.plus(
                    commentsOf == null
                            ? store(open, step, account, readAt, reader.reread(account, page.getValue(), readAt))
                            : store(account, readAt, reader.comments(account, commentsOf, page.getValue(), readAt)));
        }
        return sums;
    }

    /** Texts of citizens go where comments are kept, which forgets them in time, and nowhere else. */
    private Sums store(OfficialAccount account, Instant readAt, RereadComments reread) {
        Instant notBefore = readAt.minus(CommentPace.WATCHED);
        List<ObservedComment> wanted = reread.comments().stream()
                .filter(comment -> !comment.publishedAt().isBefore(notBefore))
                .toList();
        int fresh = wanted.isEmpty() ? 0 : comments.store(account, readAt, wanted);
        return new Sums(0, 0, 0, reread.unreadable().size(), 0, wanted.size(), fresh, 0);
    }

    private Sums store(Open open, Step step, OfficialAccount account, Instant readAt, Reread reread) {
        Instant notBefore = readAt.minus(Duration.ofDays(settings.firstRunDays()));
        Map<String, ObservedPost> wanted = new LinkedHashMap<>();
        for (ObservedPost post : reread.posts()) {
            if (!post.publishedAt().isBefore(notBefore)) {
                wanted.putIfAbsent(post.nativeId(), post);
            }
        }
        Map<String, Stored> before = stored.of(account.id(), wanted.keySet(), readAt);
        // An old answer is no sign that a post is back.
        List<ObservedPost> posts = wanted.values().stream()
                .filter(post -> !gone(before.get(post.nativeId())))
                .map(post -> withStandingCounts(post, before.get(post.nativeId()), reread.counted()))
                .toList();
        int fresh = posts.isEmpty()
                ? 0
                : this.posts.store(account, readAt, posts).newPosts().size();
        this.posts.settle();
        int changed = tell(open, step, account, readAt, posts, before);
        List<Correction> corrected = corrections.correct(account, readAt, posts);
        corrected.forEach(each -> rows.note(
                open.id(),
                new Change(
                        Kind.FACTS,
                        account.id(),
                        step.run(),
                        each.nativeId(),
                        shown(each.before()),
                        shown(each.after()))));
        for (String reason : reread.unreadable()) {
            rows.note(open.id(), new Change(Kind.UNREADABLE, account.id(), step.run(), "", null, reason));
        }
        return new Sums(posts.size(), fresh, changed, reread.unreadable().size(), 0, 0, 0, corrected.size());
    }

    private String shown(PostCorrections.Facts facts) {
        LocalDateTime at =
                LocalDateTime.ofInstant(facts.publishedAt(), calendar.zone()).truncatedTo(ChronoUnit.SECONDS);
        return facts.form() + " " + at + " " + facts.permalink();
    }

    /** Compares what is stored now with what was, because the store does not say. Returns how many texts changed. */
    private int tell(
            Open open,
            Step step,
            OfficialAccount account,
            Instant readAt,
            List<ObservedPost> posts,
            Map<String, Stored> before) {
        List<String> touched = posts.stream()
                .filter(post -> {
                    Stored known = before.get(post.nativeId());
                    return known == null || !known.text().equals(post.text());
                })
                .map(ObservedPost::nativeId)
                .toList();
        if (touched.isEmpty()) {
            return 0;
        }
        Map<String, Stored> after = stored.of(account.id(), touched, readAt);
        int changed = 0;
        for (String nativeId : touched) {
            Stored now = after.get(nativeId);
            Stored then = before.get(nativeId);
            if (now == null || then != null && then.text().equals(now.text())) {
                continue; // another account's post, or a text that was seen later stands
            }
            changed += then == null ? 0 : 1;
            rows.note(
                    open.id(),
                    new Change(
                            then == null ? Kind.NEW : Kind.TEXT,
                            account.id(),
                            step.run(),
                            nativeId,
                            then == null ? null : then.text(),
                            now.text()));
        }
        return changed;
    }

    private static boolean gone(@Nullable Stored known) {
        return known != null && known.gone();
    }

    private static ObservedPost withStandingCounts(ObservedPost post, @Nullable Stored known, boolean counted) {
        return counted || known == null ? post : post.withCounts(known.counts());
    }

    private Optional<KeptAnswers> reader(Platform platform) {
        return readers.stream()
                .filter(candidate -> candidate.platform() == platform)
                .findFirst();
    }
}
