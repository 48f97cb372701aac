package id.pantas.collection.web;

import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the accounts that people mean by the names they typed. */
@Component
class ConcernedAccounts {

    /** More lines than this are refused, so that a pasted file does no harm. */
    private static final int MOST_LINES = 2_000;

    private final OfficialAccounts accounts;
    private final Units units;

    ConcernedAccounts(OfficialAccounts accounts, Units units) {
        this.accounts = accounts;
        this.units = units;
    }

    /** @param unknown lines that name neither a unit with an account of the platform nor such an account */
    record Found(Set<AccountId> accounts, List<UnknownLine> unknown) {}

    record UnknownLine(int number, String text) {}

    /** @param typed names of units (official, short, or from the address) or handles, one a line */
    Found find(Platform platform, String typed) {
        Set<AccountId> found = new LinkedHashSet<>();
        List<UnknownLine> unknown = new ArrayList<>();
        String[] lines = typed.split("[\\r\\n;]+", MOST_LINES + 1);
        List<Unit> all = typed.isBlank() ? List.of() : units.all();
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty()) {
                continue;
            }
            Set<AccountId> meant = i < MOST_LINES ? meant(platform, line, all) : Set.of();
            if (meant.isEmpty()) {
                unknown.add(new UnknownLine(i + 1, line.length() > 80 ? line.substring(0, 80) + "…" : line));
            }
            found.addAll(meant);
        }
        return new Found(found, unknown);
    }

    private Set<AccountId> meant(Platform platform, String line, List<Unit> all) {
        Set<AccountId> meant = new HashSet<>();
        accounts.findByHandle(platform, line).map(OfficialAccount::id).ifPresent(meant::add);
        if (meant.isEmpty()) {
            String wanted = line.toLowerCase(Locale.ROOT);
            List<UnitId> named = all.stream()
                    .filter(unit -> unit.name().toLowerCase(Locale.ROOT).equals(wanted)
                            || unit.shortName().toLowerCase(Locale.ROOT).equals(wanted)
                            || unit.slug().equals(wanted))
                    .map(Unit::id)
                    .toList();
            accounts.ofUnits(named).values().stream()
                    .flatMap(List::stream)
                    .filter(account -> account.platform() == platform)
                    .map(OfficialAccount::id)
                    .forEach(meant::add);
        }
        return meant;
    }
}
