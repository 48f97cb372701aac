package id.pantas.post.internal;

import id.pantas.post.BroughtPosts;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostSource;
import id.pantas.post.Posts;
import id.pantas.post.PostsGone;
import id.pantas.post.PostsRegrouped;
import id.pantas.post.PostsStored;
import id.pantas.post.StoredPage;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class PostStore implements Posts, BroughtPosts {

    /** Ages at which the score compares posts, so that a value stands there even if nothing changed. */
    private static final List<Duration> SCORED_AGES = List.of(Duration.ofHours(24), Duration.ofHours(72));

    /** Edits of the text count until this age (scoring method 3.4). */
    private static final Duration JUDGED_AGE = Duration.ofHours(24);

    private static final Logger log = LoggerFactory.getLogger(PostStore.class);

    private final PostRows rows;
    private final LikenessRows likenessRows;
    private final Likeness likeness;
    private final RepostHints reposts;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final BeforeCommit beforeCommit = new BeforeCommit();

    PostStore(
            PostRows rows,
            LikenessRows likenessRows,
            Likeness likeness,
            RepostHints reposts,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.likenessRows = likenessRows;
        this.likeness = likeness;
        this.reposts = reposts;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
    }

    @Override
    public StoredPage store(OfficialAccount account, Instant seenAt, List<ObservedPost> page) {
        return store(account, seenAt, page, PostSource.API);
    }

    @Override
    public void settle() {
        beforeCommit.runNow();
    }

    @Override
    public StoredPage bring(OfficialAccount account, Instant countedAt, List<ObservedPost> brought, PostSource source) {
        if (source == PostSource.API) {
            throw new IllegalArgumentException("what a collector read goes through Posts.store");
        }
        return store(account, countedAt, brought, source);
    }

    private StoredPage store(OfficialAccount account, Instant seenAt, List<ObservedPost> page, PostSource source) {
        CleanPage clean = CleanPage.of(page);
        if (!clean.refused().isEmpty()) {
            log.warn("Left out of a page of account {}: {}", account.id(), clean.refused());
        }
        Instant seen = seenAt.truncatedTo(ChronoUnit.MICROS);
        StoredPage stored = Objects.requireNonNull(transaction.execute(status -> store(account, seen, clean, source)));
        if (!stored.foreignPosts().isEmpty()) {
            log.warn(
                    "Posts of account {} are known for another account and stay there: {}",
                    account.id(),
                    stored.foreignPosts());
        }
        return stored;
    }

    private StoredPage store(OfficialAccount account, Instant seenAt, CleanPage page, PostSource source) {
        beforeCommit.runNow();
        RoundTrip asking = rows.roundTrip();
        rows.readByIndex(asking);
        PostRows.Found found = rows.find(asking, account.platform(), seenAt, natives(page.posts()));
        Likeness.News news = likeness.news(asking);
        asking.run();
        Map<String, PostRows.Known> known = found.known();
        List<PostRows.NewPost> arriving = arriving(account, page.posts(), found);
        List<Comparand> comparands = comparands(arriving);
        // The bulk of the work, before anybody waits for us: what is stored is compared already.
        Likeness.Outcome outcome =
                comparands.isEmpty() ? null : likeness.relate(account.unit(), comparands, List.of(), news);
        Set<Long> inserted =
                arriving.isEmpty() ? Set.of() : rows.insert(account, seenAt, arriving, source, likeness.rules());
        comparands.forEach(Comparand::written);
        List<PostRows.NewPost> fresh =
                arriving.stream().filter(post -> inserted.contains(post.id())).toList();
        if (fresh.size() < arriving.size()) {
            // another node stored some of them since we looked
            List<String> overtaken = arriving.stream()
                    .filter(post -> !inserted.contains(post.id()))
                    .map(post -> post.seen().nativeId())
                    .toList();
            RoundTrip again = rows.roundTrip();
            PostRows.Found others = rows.find(again, account.platform(), seenAt, overtaken);
            again.run();
            known.putAll(others.known());
            comparands = comparands(fresh);
            outcome = null;
        }
        List<String> foreign = new ArrayList<>();
        List<Observation> own = new ArrayList<>();
        int erased = 0;
        for (ObservedPost post : page.posts()) {
            PostRows.Known before = known.get(post.nativeId());
            if (before != null && before.erased()) {
                erased++;
            } else if (before != null && before.account().equals(account.id())) {
                own.add(new Observation(before, post, seenAt, source));
            } else if (before != null) {
                foreign.add(post.nativeId());
            }
        }
        reposts.note(account, seenAt, fresh, foreign);
        List<Long> newPosts = fresh.stream().map(PostRows.NewPost::id).toList();
        Set<Long> changed = new LinkedHashSet<>(count(seenAt, own, source));
        Arrived arrived = new Arrived(account, seenAt, comparands, outcome, own, newPosts);
        Set<Long> told = publish(arrived, changed, outcome == null ? List.of() : outcome.revalued());
        beforeCommit.run(() -> publishRegrouped(relate(arrived), told));
        return new StoredPage(newPosts, own.size() + erased, List.copyOf(foreign), page.refused());
    }

    private static List<PostRows.NewPost> arriving(
            OfficialAccount account, List<ObservedPost> page, PostRows.Found found) {
        List<PostRows.NewPost> arriving = new ArrayList<>(found.numbers().size());
        for (ObservedPost post : page) {
            if (!found.known().containsKey(post.nativeId())) {
                long id = found.numbers().remove();
                arriving.add(new PostRows.NewPost(
                        id, post, post.repostOf() == null ? Comparand.stored(id, account, post) : null));
            }
        }
        return arriving;
    }

    private static List<Comparand> comparands(List<PostRows.NewPost> posts) {
        List<Comparand> comparands = new ArrayList<>(posts.size());
        for (PostRows.NewPost post : posts) {
            if (post.comparand() != null) {
                comparands.add(post.comparand());
            }
        }
        return comparands;
    }

    private List<Long> count(Instant seenAt, List<Observation> own, PostSource source) {
        List<Observation> counted =
                own.stream().filter(Observation::isWorthASnapshot).toList();
        if (!counted.isEmpty()) {
            rows.count(
                    seenAt,
                    ids(counted),
                    counted.stream().map(seen -> seen.now().counts()).toList(),
                    source);
        }
        return ids(counted);
    }

    /**
     * A page whose new posts are inserted.
     *
     * @param compared what follows as far as it was known before; null if that has to be found
     */
    private record Arrived(
            OfficialAccount account,
            Instant seenAt,
            List<Comparand> fresh,
            Likeness.@Nullable Outcome compared,
            List<Observation> own,
            List<Long> newPosts) {}

    /**
     * All that changes rows of posts already stored; one transaction at a time, so that none waits for another's rows. Called
     * right before the transaction's end, because from here on others who store posts wait for it.
     *
     * @return the posts that are worth something else now
     */
    private Collection<Comparand> relate(Arrived page) {
        List<Observation> edited =
                page.own().stream().filter(Observation::edited).toList();
        List<Observation> back = page.own().stream().filter(Observation::isBack).toList();
        // what people brought stays when they take it back, once a collector has seen it too
        List<Observation> claimed = page.own().stream()
                .filter(seen -> seen.source() == PostSource.API && seen.before().source() != PostSource.API)
                .toList();
        if (page.fresh().isEmpty() && edited.isEmpty() && back.isEmpty() && claimed.isEmpty()) {
            return List.of();
        }
        RoundTrip waiting = rows.roundTrip();
        likenessRows.compareAlone(waiting);
        Likeness.News news = likeness.news(waiting);
        waiting.run();
        if (!edited.isEmpty()) {
            rows.edit(page.seenAt(), ids(edited), texts(edited));
        }
        if (!back.isEmpty()) {
            rows.revive(ids(back));
        }
        if (!claimed.isEmpty()) {
            rows.claim(ids(claimed));
        }
        List<Observation> rejudged =
                edited.stream().filter(Observation::isJudgedByThis).toList();
        reposts.noteEdited(page.account(), page.seenAt(), ids(rejudged), texts(rejudged));
        if (page.fresh().isEmpty() && rejudged.isEmpty()) {
            return List.of();
        }
        Likeness.Outcome outcome = page.compared();
        if (outcome == null || !rejudged.isEmpty() || likeness.isOutdated(outcome, news)) {
            page.fresh().forEach(Comparand::reset);
            outcome = likeness.relate(page.account().unit(), page.fresh(), ids(rejudged), news);
        }
        likeness.write(outcome);
        return outcome.revalued();
    }

    /**
     * Tells of the page, and of stored posts that became duplicates of it or of each other, as far as it is known before the
     * others have to wait. Should it come out differently, more is told then, and what was told too much is only
     * looked at in vain.
     *
     * @return of which posts it told
     */
    private Set<Long> publish(Arrived page, Set<Long> changed, Collection<Comparand> regrouped) {
        Set<Long> told = new HashSet<>(page.newPosts());
        told.addAll(changed);
        OfficialAccount account = page.account();
        // posts that are back or edited are told of with the counts that came with them
        page.own().stream().filter(seen -> seen.edited() || seen.isBack()).forEach(seen -> {
            changed.add(seen.before().id());
            told.add(seen.before().id());
        });
        if (!page.newPosts().isEmpty() || !changed.isEmpty()) {
            events.publishEvent(new PostsStored(account.id(), account.unit(), page.newPosts(), List.copyOf(changed)));
        }
        publishRegrouped(regrouped, told);
        return told;
    }

    /**
     * Tells of posts whose kind of duplicate or cluster changed.
     *
     * @param told those of which it was told already; the others are added
     */
    private void publishRegrouped(Collection<Comparand> regrouped, Set<Long> told) {
        Map<UnitId, List<Long>> byUnit = new LinkedHashMap<>();
        for (Comparand post : regrouped) {
            if (told.add(post.id)) {
                byUnit.computeIfAbsent(post.unit, unit -> new ArrayList<>()).add(post.id);
            }
        }
        if (!byUnit.isEmpty()) {
            events.publishEvent(new PostsRegrouped(byUnit.entrySet().stream()
                    .map(entry -> new PostsRegrouped.OfUnit(entry.getKey(), entry.getValue()))
                    .toList()));
        }
    }

    private void compareAlone() {
        beforeCommit.runNow();
        RoundTrip waiting = rows.roundTrip();
        likenessRows.compareAlone(waiting);
        waiting.run();
    }

    private static List<String> natives(List<ObservedPost> posts) {
        return posts.stream().map(ObservedPost::nativeId).toList();
    }

    private static List<Long> ids(List<Observation> observations) {
        return observations.stream().map(seen -> seen.before().id()).toList();
    }

    private static List<String> texts(List<Observation> observations) {
        return observations.stream().map(seen -> seen.now().text()).toList();
    }

    @Override
    public Set<String> known(OfficialAccount account, Collection<String> nativeIds) {
        List<String> keys = nativeIds.stream().filter(CleanPage::isKey).toList();
        return keys.isEmpty() ? Set.of() : rows.known(account, keys);
    }

    @Override
    public void markGone(OfficialAccount account, Instant at, Collection<String> nativeIds) {
        List<String> keys = nativeIds.stream().filter(CleanPage::isKey).toList();
        if (keys.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            compareAlone();
            List<Long> gone = rows.bury(account, at.truncatedTo(ChronoUnit.MICROS), keys);
            if (!gone.isEmpty()) {
                events.publishEvent(new PostsGone(account.unit(), gone));
            }
        });
    }

    @Override
    public int takeBack(
            OfficialAccount account, Instant at, Instant countedAt, Collection<Long> counted, Collection<Long> hidden) {
        return Objects.requireNonNull(transaction.execute(status -> {
            compareAlone();
            List<Long> recounted = rows.uncount(account, countedAt.truncatedTo(ChronoUnit.MICROS), counted);
            List<Long> gone = rows.hide(account, at.truncatedTo(ChronoUnit.MICROS), hidden);
            if (!gone.isEmpty()) {
                events.publishEvent(new PostsGone(account.unit(), gone));
            }
            Set<Long> hiddenNow = new HashSet<>(gone);
            List<Long> changed =
                    recounted.stream().filter(post -> !hiddenNow.contains(post)).toList();
            if (!changed.isEmpty()) {
                events.publishEvent(new PostsStored(account.id(), account.unit(), List.of(), changed));
            }
            return gone.size();
        }));
    }

    /** A known post, seen once more. */
    private record Observation(PostRows.Known before, ObservedPost now, Instant at, PostSource source) {

        /** What people bring lifts only what people took back. */
        boolean isBack() {
            return source == PostSource.API ? before.gone() : before.withdrawn();
        }

        /** An observation that arrives after a younger one does not bring an old text back. */
        boolean edited() {
            if (source != PostSource.API) {
                return false;
            }
            boolean late =
                    before.editedAt() != null && at.isBefore(before.editedAt()) || at.isBefore(before.firstSeenAt());
            return !late && !now.text().equals(before.text());
        }

        /** Whether this is early enough to be the text that decides what the post is. */
        boolean isJudgedByThis() {
            return !at.isAfter(before.publishedAt().plus(JUDGED_AGE));
        }

        boolean isWorthASnapshot() {
            Counts last = before.counts();
            Instant lastAt = before.countedAt();
            if (last == null || lastAt == null) {
                return !now.counts().isEmpty();
            }
            return !last.equals(now.counts()) || SCORED_AGES.stream().anyMatch(age -> crosses(age, lastAt));
        }

        private boolean crosses(Duration age, Instant lastAt) {
            Instant due = before.publishedAt().plus(age);
            return lastAt.isBefore(due) && !at.isBefore(due);
        }
    }
}
