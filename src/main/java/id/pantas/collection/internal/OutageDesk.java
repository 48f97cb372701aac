package id.pantas.collection.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.CoverageChanged;
import id.pantas.collection.OutageRefused;
import id.pantas.collection.OutageRefused.Objection;
import id.pantas.collection.Outages;
import id.pantas.collection.SettledDays;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks what people say about outages, keeps it, and tells whom it concerns. */
@Service
class OutageDesk implements Outages {

    /** Units of one event, so that an outage of a whole country is no single huge one. */
    private static final int UNITS_PER_EVENT = 1_000;

    private static final String ENTITY = "outage";

    private final OutageRows rows;
    private final OfficialAccounts accounts;
    private final ObjectProvider<SettledDays> settled;
    private final PeriodCalendar calendar;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    OutageDesk(
            OutageRows rows,
            OfficialAccounts accounts,
            ObjectProvider<SettledDays> settled,
            PeriodCalendar calendar,
            AuditLog audit,
            ApplicationEventPublisher events,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.accounts = accounts;
        this.settled = settled;
        this.calendar = calendar;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public List<Outage> all(int limit) {
        return rows.all(limit);
    }

    @Override
    public Optional<Outage> find(long id) {
        return rows.find(id);
    }

    @Override
    public LocalDate openFrom(Instant now) {
        return settled.stream()
                .map(told -> told.openFrom(now))
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
    }

    @Override
    public long record(Entry entry, String by, Instant now) {
        return Objects.requireNonNull(transactions.execute(status -> {
            rows.lock();
            Outage outage = checked(0, 0, entry, by, now);
            long id = rows.insert(outage);
            audit.record(new Change(
                    "collection.audit.outageRecorded", ENTITY, Long.toString(id), label(outage), null, text(outage)));
            tell(Map.of(), touched(outage));
            return id;
        }));
    }

    @Override
    public void change(long id, int version, Entry entry, String by, Instant now) {
        transactions.executeWithoutResult(status -> {
            rows.lock();
            Outage before = known(id, version, now);
            Outage after = checked(id, version, entry, by, now);
            Map<UnitId, Set<LocalDate>> touchedBefore = touched(before);
            rows.update(after, by, now);
            audit.record(new Change(
                    "collection.audit.outageChanged",
                    ENTITY,
                    Long.toString(id),
                    label(after),
                    text(before),
                    text(after)));
            tell(touchedBefore, touched(after));
        });
    }

    @Override
    public void withdraw(long id, int version, String by, Instant now) {
        transactions.executeWithoutResult(status -> {
            rows.lock();
            Outage before = known(id, version, now);
            rows.withdraw(id, by, now);
            audit.record(new Change(
                    "collection.audit.outageWithdrawn", ENTITY, Long.toString(id), label(before), text(before), null));
            tell(touched(before), Map.of());
        });
    }

    private Outage known(long id, int version, Instant now) {
        Outage outage = rows.find(id).orElseThrow(() -> refused(new Objection("", "unknown")));
        if (!outage.inForce()) {
            throw refused(new Objection("", "withdrawn"));
        }
        if (outage.version() != version) {
            throw refused(new Objection("", "stale"));
        }
        LocalDate open = openFrom(now);
        if (outage.from().isBefore(open)) {
            throw refused(new Objection("", "settledBefore", open));
        }
        return outage;
    }

    /** Everything that is wrong with an entry at once, so that a person mends it in one go. */
    private Outage checked(long id, int version, Entry entry, String by, Instant now) {
        List<Objection> objections = new ArrayList<>();
        Platform platform = entry.platform();
        LocalDate from = entry.from();
        LocalDate to = entry.to();
        String reason = entry.reason().strip();
        if (platform == null) {
            objections.add(new Objection("platform", "platform"));
        } else {
            foreign(platform, entry.accounts(), objections);
        }
        span(from, to, now, objections);
        if (reason.length() < REASON_MIN || reason.length() > REASON_MAX) {
            objections.add(new Objection("reason", "reason", REASON_MIN, REASON_MAX));
        }
        if (platform == null || from == null || to == null || !objections.isEmpty()) {
            throw new OutageRefused(objections);
        }
        for (Outage other : rows.inForce(from, to)) {
            if (other.id() != id && other.platform() == platform && common(other.accounts(), entry.accounts())) {
                throw refused(new Objection(
                        "from",
                        "overlap",
                        other.id(),
                        platform.displayName(),
                        other.from(),
                        other.to(),
                        other.reason()));
            }
        }
        if (rows.touched(platform, from, to, entry.accounts()).isEmpty()) {
            throw refused(new Objection("from", "nothing", platform.displayName()));
        }
        return new Outage(id, platform, from, to, reason, Set.copyOf(entry.accounts()), by, now, null, null, version);
    }

    private void foreign(Platform platform, Set<AccountId> concerned, List<Objection> objections) {
        Map<AccountId, OfficialAccount> known = accounts.byIds(concerned);
        boolean all = concerned.stream().allMatch(id -> {
            OfficialAccount account = known.get(id);
            return account != null && account.platform() == platform;
        });
        if (!all) {
            objections.add(new Objection("accounts", "accounts", platform.displayName()));
        }
    }

    private void span(@Nullable LocalDate from, @Nullable LocalDate to, Instant now, List<Objection> objections) {
        LocalDate today = now.atZone(calendar.zone()).toLocalDate();
        LocalDate open = openFrom(now);
        if (from == null) {
            objections.add(new Objection("from", "from"));
        } else if (from.isAfter(today)) {
            objections.add(new Objection("from", "future", today));
        } else if (from.isBefore(open)) {
            objections.add(new Objection("from", "settled", open));
        }
        if (to == null) {
            objections.add(new Objection("to", "to"));
        } else if (from != null && to.isBefore(from)) {
            objections.add(new Objection("to", "order", from));
        } else if (to.isAfter(today)) {
            objections.add(new Objection("to", "future", today));
        }
    }

    private static boolean common(Set<AccountId> some, Set<AccountId> others) {
        return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
    }

    private Map<UnitId, Set<LocalDate>> touched(Outage outage) {
        return rows.touched(outage.platform(), outage.from(), outage.to(), outage.accounts());
    }

    /** Tells of exactly the days that were covered before and are not now, or the other way round. */
    private void tell(Map<UnitId, Set<LocalDate>> before, Map<UnitId, Set<LocalDate>> after) {
        Map<Set<LocalDate>, List<UnitId>> byDays = new HashMap<>();
        Set<UnitId> units = new HashSet<>(before.keySet());
        units.addAll(after.keySet());
        for (UnitId unit : units) {
            Set<LocalDate> one = before.getOrDefault(unit, Set.of());
            Set<LocalDate> other = after.getOrDefault(unit, Set.of());
            Set<LocalDate> different = new TreeSet<>(one);
            different.addAll(other);
            different.removeIf(day -> one.contains(day) && other.contains(day));
            if (!different.isEmpty()) {
                byDays.computeIfAbsent(different, days -> new ArrayList<>()).add(unit);
            }
        }
        byDays.forEach((days, concerned) -> {
            for (int from = 0; from < concerned.size(); from += UNITS_PER_EVENT) {
                List<UnitId> some = concerned.subList(from, Math.min(concerned.size(), from + UNITS_PER_EVENT));
                events.publishEvent(new CoverageChanged(List.copyOf(some), List.copyOf(days)));
            }
        });
    }

    private static OutageRefused refused(Objection objection) {
        return new OutageRefused(List.of(objection));
    }

    private static String label(Outage outage) {
        return outage.platform().displayName() + " " + outage.from() + " – " + outage.to();
    }

    private static String text(Outage outage) {
        String whom = outage.everyone()
                ? ""
                : " (" + outage.accounts().size() + " akun: "
                        + String.join(
                                ", ",
                                outage.accounts().stream()
                                        .map(AccountId::toString)
                                        .sorted()
                                        .toList())
                        + ")";
        return label(outage) + whom + ": " + outage.reason();
    }
}
