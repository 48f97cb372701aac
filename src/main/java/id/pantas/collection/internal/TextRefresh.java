package id.pantas.collection.internal;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.compliance.DataKind;
import id.pantas.compliance.Retention;
import id.pantas.post.ObservedPost;
import id.pantas.post.Posts;
import id.pantas.post.TextReads;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks anew for texts before their time is over, where a platform wants them refreshed or deleted (YouTube, developer policies
 * III.E.4). A week before the end, so that trouble of some days costs nothing; what could not be read anew is blanked by the
 * daily run of compliance. Fifty videos cost one unit.
 */
@Component
class TextRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(TextRefresh.class);

    private static final Duration AHEAD = Duration.ofDays(7);
    private static final Duration AFTER_FAILURE = Duration.ofHours(6);
    private static final int AT_ONCE = 50;
    private static final int POSTS_A_TURN = 1_000;

    private final JdbcClient database;
    private final Retention retention;
    private final Collectors collectors;
    private final OfficialAccounts accounts;
    private final AccountAccess access;
    private final Budgets budgets;
    private final PlatformStates platforms;
    private final Posts posts;
    private final TextReads texts;

    /** Accounts that gave nothing are left alone for a while; forgotten at a restart, which does no harm. */
    private final Map<AccountId, Instant> failed = new HashMap<>();

    TextRefresh(
            JdbcClient database,
            Retention retention,
            Collectors collectors,
            OfficialAccounts accounts,
            AccountAccess access,
            Budgets budgets,
            PlatformStates platforms,
            Posts posts,
            TextReads texts) {
        this.database = database;
        this.retention = retention;
        this.collectors = collectors;
        this.accounts = accounts;
        this.access = access;
        this.budgets = budgets;
        this.platforms = platforms;
        this.posts = posts;
        this.texts = texts;
    }

    /**
     * One turn: at most 1,000 posts of each platform concerned.
     *
     * @return how many texts were read anew
     */
    synchronized int refresh(Instant now) {
        int read = 0;
        for (Platform platform : collectors.ready()) {
            Integer days = retention.rule(platform, DataKind.TEXTS).days();
            if (days == null) {
                continue;
            }
            Instant before = now.minus(Duration.ofDays(days)).plus(AHEAD);
            for (Map.Entry<AccountId, List<String>> due : due(platform, before).entrySet()) {
                boolean resting = platforms
                        .find(platform)
                        .filter(state -> state.pausedAt(now))
                        .isPresent();
                if (!resting && !failedLately(due.getKey(), now)) {
                    read += refresh(due.getKey(), due.getValue(), now);
                }
            }
        }
        return read;
    }

    private boolean failedLately(AccountId account, Instant now) {
        Instant at = failed.get(account);
        return at != null && at.plus(AFTER_FAILURE).isAfter(now);
    }

    private Map<AccountId, List<String>> due(Platform platform, Instant before) {
        Map<AccountId, List<String>> due = new LinkedHashMap<>();
        database.sql("""
                        select t.account_id, t.native_id
                          from post.text_age t join collection.account_state s on s.account_id = t.account_id
                         where t.platform = '%s' and t.read_at < :before and s.active and s.connected
                         order by t.read_at limit :most
                        """.formatted(platform.name()))
                .param("before", Sql.at(before))
                .param("most", POSTS_A_TURN)
                .query(row -> {
                    due.computeIfAbsent(
                                    new AccountId(row.getObject("account_id", UUID.class)), any -> new ArrayList<>())
                            .add(row.getString("native_id"));
                });
        return due;
    }

    private int refresh(AccountId id, List<String> due, Instant now) {
        Optional<OfficialAccount> account = accounts.find(id).filter(OfficialAccount::active);
        Optional<PlatformCollector> collector = account.flatMap(found -> collectors.of(found.platform()));
        Optional<AccountAccess.Means> means = collector.flatMap(reader -> access.means(reader, account.orElseThrow()));
        if (means.isEmpty()) {
            return 0;
        }
        int read = 0;
        for (int from = 0; from < due.size(); from += AT_ONCE) {
            List<String> batch = due.subList(from, Math.min(due.size(), from + AT_ONCE));
            try {
                read += refresh(account.orElseThrow(), collector.orElseThrow(), means.get(), batch, now);
                failed.remove(id);
            } catch (CollectionFailure | RuntimeException failure) {
                LOG.info("texts of account {} were not read anew: {}", id, failure.getMessage());
                failed.put(id, now);
                return read;
            }
        }
        return read;
    }

    private int refresh(
            OfficialAccount account,
            PlatformCollector collector,
            AccountAccess.Means means,
            List<String> batch,
            Instant now)
            throws CollectionFailure {
        Use use = Use.of(account.platform(), account.id(), Purpose.COUNTS_72, means);
        int spent = budgets.of(account.platform()).failureCost();
        Budgets.Reservation reservation = budgets.reserve(use, 1, now);
        Page page;
        try {
            Request request = new Request(account, null, null, Instant.EPOCH, now, means.credential());
            page = collector.refresh(request, batch);
            if (page == null) {
                page = collector.fetch(request); // without a key: the newest are in the feed
            }
            spent = page.spent();
        } finally {
            budgets.settle(reservation, spent);
        }
        List<ObservedPost> wanted = page.posts().stream()
                .filter(post -> batch.contains(post.nativeId()))
                .toList();
        posts.store(account, now, wanted);
        texts.read(account, now, wanted.stream().map(ObservedPost::nativeId).toList());
        List<String> gone = page.gone().stream().filter(batch::contains).toList();
        if (!gone.isEmpty()) {
            posts.markGone(account, now, gone);
        }
        return wanted.size();
    }
}
