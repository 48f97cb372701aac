package id.pantas.post.internal;

import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.Posts;
import id.pantas.post.PostsGone;
import id.pantas.post.PostsStored;
import id.pantas.post.StoredPage;
import id.pantas.registry.OfficialAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class PostStore implements Posts {

    /** Ages at which the score compares posts, so that a value stands there even if nothing changed. */
    private static final List<Duration> SCORED_AGES = List.of(Duration.ofHours(24), Duration.ofHours(72));

    private static final Logger log = LoggerFactory.getLogger(PostStore.class);

    private final PostRows rows;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    PostStore(PostRows rows, PlatformTransactionManager transactions, ApplicationEventPublisher events) {
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
    }

    @Override
    public StoredPage store(OfficialAccount account, Instant seenAt, List<ObservedPost> page) {
        CleanPage clean = CleanPage.of(page);
        if (!clean.refused().isEmpty()) {
            log.warn("Left out of a page of account {}: {}", account.id(), clean.refused());
        }
        Instant seen = seenAt.truncatedTo(ChronoUnit.MICROS);
        StoredPage stored = Objects.requireNonNull(transaction.execute(status -> store(account, seen, clean)));
        if (!stored.foreignPosts().isEmpty()) {
            log.warn(
                    "Posts of account {} are known for another account and stay there: {}",
                    account.id(),
                    stored.foreignPosts());
        }
        return stored;
    }

    private StoredPage store(OfficialAccount account, Instant seenAt, CleanPage page) {
        List<String> nativeIds =
                page.posts().stream().map(ObservedPost::nativeId).toList();
        Map<String, PostRows.Known> known = rows.known(account.platform(), seenAt, nativeIds);
        List<ObservedPost> unknown = page.posts().stream()
                .filter(post -> !known.containsKey(post.nativeId()))
                .toList();
        Map<String, Long> inserted = unknown.isEmpty() ? Map.of() : rows.insert(account, seenAt, unknown);
        if (inserted.size() < unknown.size()) {
            // another node stored some of them since we looked
            List<String> overtaken = nativeIds.stream()
                    .filter(id -> !known.containsKey(id) && !inserted.containsKey(id))
                    .toList();
            known.putAll(rows.known(account.platform(), seenAt, overtaken));
        }
        Set<Long> changed = new LinkedHashSet<>();
        List<String> foreign = new ArrayList<>();
        List<Observation> own = new ArrayList<>();
        for (ObservedPost post : page.posts()) {
            PostRows.Known before = known.get(post.nativeId());
            if (before != null && before.account().equals(account.id())) {
                own.add(new Observation(before, post, seenAt));
            } else if (before != null) {
                foreign.add(post.nativeId());
            }
        }
        update(seenAt, own, changed);
        List<Long> newPosts = unknown.stream()
                .map(post -> inserted.get(post.nativeId()))
                .filter(Objects::nonNull)
                .toList();
        if (!newPosts.isEmpty() || !changed.isEmpty()) {
            events.publishEvent(new PostsStored(account.id(), account.unit(), newPosts, List.copyOf(changed)));
        }
        return new StoredPage(newPosts, own.size(), List.copyOf(foreign), page.refused());
    }

    private void update(Instant seenAt, List<Observation> own, Set<Long> changed) {
        List<Observation> edited = own.stream().filter(Observation::edited).toList();
        if (!edited.isEmpty()) {
            rows.edit(
                    seenAt,
                    ids(edited),
                    edited.stream().map(seen -> seen.now().text()).toList());
        }
        List<Observation> back =
                own.stream().filter(seen -> seen.before().gone()).toList();
        if (!back.isEmpty()) {
            rows.revive(ids(back));
        }
        List<Observation> counted =
                own.stream().filter(Observation::isWorthASnapshot).toList();
        if (!counted.isEmpty()) {
            rows.count(
                    seenAt,
                    ids(counted),
                    counted.stream().map(seen -> seen.now().counts()).toList());
        }
        changed.addAll(ids(edited));
        changed.addAll(ids(back));
        changed.addAll(ids(counted));
    }

    private static List<Long> ids(List<Observation> observations) {
        return observations.stream().map(seen -> seen.before().id()).toList();
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
            List<Long> gone = rows.bury(account, at.truncatedTo(ChronoUnit.MICROS), keys);
            if (!gone.isEmpty()) {
                events.publishEvent(new PostsGone(account.unit(), gone));
            }
        });
    }

    /** A known post, seen once more. */
    private record Observation(PostRows.Known before, ObservedPost now, Instant at) {

        /** An observation that arrives after a younger one does not bring an old text back. */
        boolean edited() {
            boolean late =
                    before.editedAt() != null && at.isBefore(before.editedAt()) || at.isBefore(before.firstSeenAt());
            return !late && !now.text().equals(before.text());
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
