package id.pantas.post.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.post.PostsStored;
import id.pantas.post.RepostEvidence;
import id.pantas.post.RepostGrade;
import id.pantas.post.RepostLink;
import id.pantas.post.Reposts;
import id.pantas.post.RepostsChanged;
import id.pantas.post.internal.RepostRows.Hint;
import id.pantas.post.internal.RepostRows.Link;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds reposts among what was noted, and tells what is known of them. */
@Service
class RepostDesk implements Reposts {

    /** How long after it was noted a hint is looked at again; then it is given up. */
    private static final List<Duration> LATER = List.of(
            Duration.ofMinutes(2),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(14));

    private static final int AT_ONCE = 500;

    private final RepostRows rows;
    private final RepostLinks links;
    private final OfficialAccounts accounts;
    private final Units units;
    private final PostProperties rules;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RepostDesk(
            RepostRows rows,
            RepostLinks links,
            OfficialAccounts accounts,
            Units units,
            PostProperties rules,
            AuditLog audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.links = links;
        this.accounts = accounts;
        this.units = units;
        this.rules = rules;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Looks at all hints that are due, some at a time, each part in a transaction of its own: what a crash leaves undone is
     * due again.
     *
     * @return how many were looked at
     */
    int find(Instant now) {
        int looked = 0;
        for (int part = AT_ONCE; part == AT_ONCE; looked += part) {
            part = Objects.requireNonNull(transaction.execute(status -> findSome(now)));
        }
        return looked;
    }

    private int findSome(Instant now) {
        List<Hint> due = rows.due(now, AT_ONCE);
        if (due.isEmpty()) {
            return 0;
        }
        RepostFinding finding = new RepostFinding(rows, new OfficialDirectory(accounts, units), rules);
        finding.read(due);
        List<Hint> settled = new ArrayList<>();
        List<Hint> open = new ArrayList<>();
        List<Instant> dues = new ArrayList<>();
        // one post may be shared with several accounts; of each account's repost of it there is one link
        Map<String, Link> found = new LinkedHashMap<>();
        for (Hint hint : due) {
            RepostFinding.Result result = finding.of(hint);
            if (result.link() != null) {
                found.put(result.link().post() + " " + result.link().account(), result.link());
            }
            if (result.settled() || hint.tries() >= LATER.size()) {
                settled.add(hint);
            } else {
                open.add(hint);
                Instant later = hint.notedAt().plus(LATER.get(hint.tries()));
                dues.add(later.isAfter(now) ? later : now.plus(Duration.ofMinutes(1)));
            }
        }
        if (!found.isEmpty()) {
            List<Link> all = List.copyOf(found.values());
            tell(all, rows.link(all, now));
        }
        if (!settled.isEmpty()) {
            rows.settle(settled);
        }
        if (!open.isEmpty()) {
            rows.postpone(open, dues);
        }
        return due.size();
    }

    /** What repeats a text counted as the account's own until now, so what it is worth changes. */
    private void tell(List<Link> all, Set<Long> changed) {
        Map<UnitId, Set<Long>> byUnit = new LinkedHashMap<>();
        Map<AccountId, Set<Long>> revalued = new LinkedHashMap<>();
        Map<AccountId, UnitId> owners = new LinkedHashMap<>();
        for (Link link : all) {
            if (!changed.contains(link.post())) {
                continue;
            }
            byUnit.computeIfAbsent(link.unit(), unit -> new LinkedHashSet<>()).add(link.post());
            if (link.evidence() == RepostEvidence.SAME_TEXT || link.evidence() == RepostEvidence.SAME_MEDIA) {
                owners.put(link.account(), link.unit());
                revalued.computeIfAbsent(link.account(), account -> new LinkedHashSet<>())
                        .add(link.post());
            }
        }
        byUnit.forEach((unit, posts) -> events.publishEvent(new RepostsChanged(unit, List.copyOf(posts))));
        revalued.forEach((account, posts) -> events.publishEvent(
                new PostsStored(account, Objects.requireNonNull(owners.get(account)), List.of(), List.copyOf(posts))));
    }

    @Override
    public Map<Long, RepostLink> of(Collection<Long> posts) {
        return links.of(posts);
    }

    @Override
    public List<RepostLink> ofOriginal(long originalPost) {
        return links.ofOriginal(originalPost);
    }

    @Override
    public List<RepostLink> by(UnitId unit, Instant from, Instant to) {
        return links.by(unit, from, to);
    }

    @Override
    public Set<UnitId> peersRepostedBy(UnitId unit, Instant from, Instant to) {
        Set<UnitId> peers = new LinkedHashSet<>();
        for (RepostLink link : links.by(unit, from, to)) {
            if (!link.ofLeader()) {
                peers.add(link.originalUnit());
            }
        }
        return peers;
    }

    @Override
    public void decide(long post, boolean confirmed) {
        transaction.executeWithoutResult(status -> {
            RepostLink link = links.of(List.of(post)).get(post);
            if (link == null || link.grade() != RepostGrade.PROBABLE) {
                throw new NoSuchElementException("no probable repost: " + post);
            }
            if (Boolean.valueOf(confirmed).equals(link.confirmed())) {
                return;
            }
            links.decide(link, confirmed, audit.actor(), clock.instant());
            audit.record(new Change(
                    confirmed ? "post.audit.repostConfirmed" : "post.audit.repostRejected",
                    "repost",
                    String.valueOf(post),
                    String.valueOf(post),
                    code(link.confirmed()),
                    code(confirmed)));
            events.publishEvent(new RepostsChanged(link.unit(), List.of(post)));
            events.publishEvent(new PostsStored(link.account(), link.unit(), List.of(), List.of(post)));
        });
    }

    private static @Nullable String code(@Nullable Boolean confirmed) {
        return confirmed == null ? null : confirmed ? "CONFIRMED" : "REJECTED";
    }
}
