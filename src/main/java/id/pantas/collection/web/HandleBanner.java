package id.pantas.collection.web;

import id.pantas.collection.HandleWatch;
import id.pantas.registry.AccountId;
import id.pantas.registry.HandleChange;
import id.pantas.registry.HandleChanges;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Hands the health board the accounts that are called otherwise than before. */
@ControllerAdvice(assignableTypes = CollectorsController.class)
class HandleBanner {

    /** How long a change stays on the board. */
    private static final Duration SHOWN = Duration.ofDays(14);

    private final HandleChanges changes;
    private final HandleWatch watch;
    private final OfficialAccounts accounts;
    private final Clock clock;

    HandleBanner(HandleChanges changes, HandleWatch watch, OfficialAccounts accounts, Clock clock) {
        this.changes = changes;
        this.watch = watch;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param problem why the new handle was not taken over, null if it was */
    record News(
            String account,
            Platform platform,
            String from,
            String to,
            Instant at,
            @Nullable String problem) {}

    @ModelAttribute("handleNews")
    List<News> news() {
        List<HandleChange> changed = changes.since(clock.instant().minus(SHOWN));
        List<HandleWatch.Refused> refused = watch.refused();
        Set<AccountId> ids = new HashSet<>();
        changed.forEach(change -> ids.add(change.account()));
        refused.forEach(each -> ids.add(each.account()));
        Map<AccountId, OfficialAccount> known = accounts.byIds(ids);
        List<News> news = new ArrayList<>();
        for (HandleWatch.Refused each : refused) {
            OfficialAccount account = known.get(each.account());
            if (account != null) {
                news.add(news(account, account.handle(), each.handle(), each.at(), each.because()));
            }
        }
        for (HandleChange change : changed) {
            OfficialAccount account = known.get(change.account());
            if (account != null) {
                news.add(news(account, change.from(), change.to(), change.at(), null));
            }
        }
        return news;
    }

    private static News news(OfficialAccount account, String from, String to, Instant at, @Nullable String problem) {
        return new News(account.id().toString(), account.platform(), plain(from), plain(to), at, problem);
    }

    private static String plain(String handle) {
        return handle.startsWith("@") ? handle.substring(1) : handle;
    }
}
