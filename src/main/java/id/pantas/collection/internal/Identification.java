package id.pantas.collection.internal;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.collection.spi.PlatformCollector.Identified;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks up the identifiers of new accounts together, before each is read by itself. Trouble here is none: an account that was not
 * found is looked up once more when it is read, which also says why.
 */
@Component
class Identification {

    private static final Logger LOG = LoggerFactory.getLogger(Identification.class);

    private final OfficialAccounts accounts;
    private final Collectors collectors;
    private final AccountAccess access;
    private final Budgets budgets;
    private final PlatformStates platforms;

    Identification(
            OfficialAccounts accounts,
            Collectors collectors,
            AccountAccess access,
            Budgets budgets,
            PlatformStates platforms) {
        this.accounts = accounts;
        this.collectors = collectors;
        this.access = access;
        this.budgets = budgets;
        this.platforms = platforms;
    }

    /** @param fresh accounts that can be read and have not been read before */
    void identify(List<OfficialAccount> fresh, Instant now) {
        Map<PlatformCollector, List<OfficialAccount>> unknown = new LinkedHashMap<>();
        for (OfficialAccount account : fresh) {
            if (account.nativeId() == null) {
                collectors
                        .of(account.platform())
                        .filter(collector -> collector.identifiesAtOnce() > 1
                                && collector.connection().ready())
                        .ifPresent(collector -> unknown.computeIfAbsent(collector, any -> new ArrayList<>())
                                .add(account));
            }
        }
        unknown.forEach((collector, all) -> {
            int most = collector.identifiesAtOnce();
            for (int from = 0; from < all.size() && !resting(collector, now); from += most) {
                List<OfficialAccount> part = all.subList(from, Math.min(all.size(), from + most));
                if (part.size() == 1 || !lookUp(collector, part, now)) {
                    return;
                }
            }
        });
    }

    private boolean resting(PlatformCollector collector, Instant now) {
        return platforms
                .find(collector.platform())
                .filter(state -> state.pausedAt(now))
                .isPresent();
    }

    private boolean lookUp(PlatformCollector collector, List<OfficialAccount> part, Instant now) {
        Optional<AccountAccess.Means> means = access.means(collector, part.get(0));
        if (means.isEmpty()) {
            return false;
        }
        int spent = 0;
        try {
            Use use = Use.of(collector.platform(), part.get(0).id(), Purpose.POSTS, means.get());
            Budgets.Reservation reservation = budgets.reserve(use, part.size() * collector.identifyCost(), now);
            try {
                Identified identified = collector.identify(part, means.get().credential(), now);
                spent = identified.spent();
                identified.found().forEach((account, nativeId) -> {
                    try {
                        accounts.identify(account, nativeId);
                    } catch (IllegalStateException taken) {
                        LOG.info("not identified: {}", taken.getMessage());
                    }
                });
            } finally {
                budgets.settle(reservation, spent);
            }
            return true;
        } catch (CollectionFailure | RuntimeException failure) {
            LOG.info("handles of {} were not looked up together: {}", collector.platform(), failure.getMessage());
            return false;
        }
    }
}
