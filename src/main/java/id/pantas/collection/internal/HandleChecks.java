package id.pantas.collection.internal;

import id.pantas.collection.HandleWatch;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.HandleLookup;
import id.pantas.collection.spi.HandleLookup.Handles;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.credential.Credential;
import id.pantas.registry.AccountId;
import id.pantas.registry.HandleChanges;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * Asks for the present handles of accounts, apart from their runs: those go on by identifier, and where they cannot, the
 * account is asked about at the next turn and read again under its new handle.
 */
@Service
class HandleChecks implements HandleWatch {

    private static final Logger LOG = LoggerFactory.getLogger(HandleChecks.class);

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");
    private static final int ACCOUNTS_A_TURN = 200;
    private static final Duration AFTER_FAILURE = Duration.ofHours(6);

    private final HandleRows rows;
    private final OfficialAccounts accounts;
    private final HandleChanges changes;
    private final Collectors collectors;
    private final AccountAccess access;
    private final Budgets budgets;
    private final PlatformStates platforms;
    private final MessageSource messages;

    HandleChecks(
            HandleRows rows,
            OfficialAccounts accounts,
            HandleChanges changes,
            Collectors collectors,
            AccountAccess access,
            Budgets budgets,
            PlatformStates platforms,
            MessageSource messages) {
        this.rows = rows;
        this.accounts = accounts;
        this.changes = changes;
        this.collectors = collectors;
        this.access = access;
        this.budgets = budgets;
        this.platforms = platforms;
        this.messages = messages;
    }

    /** Accounts that are asked about with the same credential. */
    private record Group(AccountAccess.Means means, List<OfficialAccount> accounts) {}

    /** What the platform calls an account that the registry calls otherwise. */
    private record Renamed(OfficialAccount account, String handle) {}

    @Override
    public int check(Instant now) {
        int changed = 0;
        for (Platform platform : collectors.ready()) {
            PlatformCollector collector = collectors.of(platform).orElseThrow();
            if (collector instanceof HandleLookup lookup) {
                rows.enrol(platform, lookup.handlesEvery(), now);
                changed += check(collector, lookup, now);
            }
        }
        return changed;
    }

    @Override
    public List<Refused> refused() {
        return rows.refused();
    }

    private int check(PlatformCollector collector, HandleLookup lookup, Instant now) {
        List<AccountId> due = rows.due(lookup.platform(), now, ACCOUNTS_A_TURN);
        List<Renamed> renamed = new ArrayList<>();
        for (Group group : groups(collector, due)) {
            int most = lookup.handlesAtOnce();
            for (int from = 0; from < group.accounts().size(); from += most) {
                if (resting(lookup.platform(), now)) {
                    break;
                }
                List<OfficialAccount> part =
                        group.accounts().subList(from, Math.min(group.accounts().size(), from + most));
                renamed.addAll(ask(lookup, part, group.means(), now));
            }
        }
        return takeOver(renamed, now);
    }

    private List<Group> groups(PlatformCollector collector, List<AccountId> due) {
        Map<AccountId, OfficialAccount> found = accounts.byIds(due);
        Map<String, Group> groups = new LinkedHashMap<>();
        for (AccountId id : due) {
            OfficialAccount account = found.get(id);
            if (account == null || !account.active()) {
                continue;
            }
            access.means(collector, account).ifPresent(means -> {
                Credential credential = means.credential();
                String with = credential == null ? "" : credential.id().toString();
                groups.computeIfAbsent(with, any -> new Group(means, new ArrayList<>()))
                        .accounts()
                        .add(account);
            });
        }
        return List.copyOf(groups.values());
    }

    private boolean resting(Platform platform, Instant now) {
        return platforms.find(platform).filter(state -> state.pausedAt(now)).isPresent();
    }

    private List<Renamed> ask(HandleLookup lookup, List<OfficialAccount> part, AccountAccess.Means means, Instant now) {
        List<AccountId> ids = part.stream().map(OfficialAccount::id).toList();
        int spent = budgets.of(lookup.platform()).failureCost();
        try {
            Use use = Use.of(lookup.platform(), ids.get(0), Purpose.POSTS, means);
            Budgets.Reservation reservation = budgets.reserve(use, lookup.handlesCost(part.size()), now);
            Handles told;
            try {
                told = lookup.handles(part, means.credential(), now);
                spent = told.spent();
            } finally {
                budgets.settle(reservation, spent);
            }
            rows.checked(ids, now, now.plus(lookup.handlesEvery()));
            List<Renamed> renamed = new ArrayList<>();
            for (OfficialAccount account : part) {
                String handle = told.present().get(account.id());
                if (handle != null) {
                    renamed.add(new Renamed(account, handle));
                }
            }
            return renamed;
        } catch (CollectionFailure | RuntimeException failure) {
            // Nothing is lost: the accounts are read all the same, and asked about again later.
            LOG.info("present handles on {} were not told: {}", lookup.platform(), failure.getMessage());
            rows.failed(ids, now, now.plus(AFTER_FAILURE));
            return List.of();
        }
    }

    /** A handle that one account gave up may be another's new one, so those that are refused are tried again after the others. */
    private int takeOver(List<Renamed> told, Instant now) {
        int changed = 0;
        List<Renamed> open = told;
        boolean progress = true;
        while (!open.isEmpty() && progress) {
            progress = false;
            List<Renamed> refused = new ArrayList<>();
            for (Renamed each : open) {
                try {
                    if (changes.record(each.account().id(), each.handle()).isPresent()) {
                        rows.readSoon(each.account().id(), now);
                        progress = true;
                        changed++;
                    }
                } catch (Refusal refusal) {
                    refused.add(each);
                    rows.refused(each.account().id(), each.handle(), reason(refusal), now);
                }
            }
            open = refused;
            if (progress) {
                refused.forEach(each -> rows.checked(List.of(each.account().id()), now, now.plus(AFTER_FAILURE)));
            }
        }
        return changed;
    }

    private String reason(Refusal refusal) {
        return Objects.requireNonNullElse(messages.getMessage(refusal, INDONESIAN), refusal.getMessage());
    }
}
