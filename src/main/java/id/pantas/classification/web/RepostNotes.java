package id.pantas.classification.web;

import id.pantas.post.RepostLink;
import id.pantas.post.Reposts;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What cards say of reposts, with the names of whom they repeat. */
@Component
class RepostNotes {

    private final Reposts reposts;
    private final OfficialAccounts accounts;
    private final Units units;

    RepostNotes(Reposts reposts, OfficialAccounts accounts, Units units) {
        this.reposts = reposts;
        this.accounts = accounts;
        this.units = units;
    }

    /** By post; those of which nothing is known are missing. */
    Map<Long, RepostNote> of(Collection<Long> posts) {
        Map<Long, RepostLink> links = reposts.of(posts);
        if (links.isEmpty()) {
            return Map.of();
        }
        Map<AccountId, OfficialAccount> sources = accounts.byIds(
                links.values().stream().map(RepostLink::originalAccount).collect(Collectors.toSet()));
        Map<UnitId, Unit> named = units.byIds(
                links.values().stream().map(RepostLink::originalUnit).collect(Collectors.toSet()));
        Map<Long, RepostNote> notes = new HashMap<>();
        links.forEach((post, link) -> notes.put(
                post, RepostNote.of(link, sources.get(link.originalAccount()), named.get(link.originalUnit()))));
        return notes;
    }
}
