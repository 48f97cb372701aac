package id.pantas.credential.web;

import id.pantas.credential.Connections;
import id.pantas.credential.Connections.Connection;
import id.pantas.credential.Connections.Side;
import id.pantas.credential.Consents;
import id.pantas.identity.ActingUnit;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import id.pantas.web.PageNotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a PIC connects the accounts of the own unit. */
@Controller
@RequestMapping(OwnConnectionsController.PATH)
@PreAuthorize("hasRole('PIC')")
class OwnConnectionsController {

    static final String PATH = "/saya/sambungan";

    private final Connections connections;
    private final Consents consents;
    private final OfficialAccounts accounts;
    private final Units units;
    private final Clock clock;

    OwnConnectionsController(
            Connections connections, Consents consents, OfficialAccounts accounts, Units units, Clock clock) {
        this.connections = connections;
        this.consents = consents;
        this.accounts = accounts;
        this.units = units;
        this.clock = clock;
    }

    @GetMapping
    String own(ActingUnit acting, Model model) {
        Instant now = clock.instant();
        Map<Platform, Platform> askedOn = new EnumMap<>(Platform.class);
        for (Side side : connections.sides()) {
            if (side.consent() != null) {
                askedOn.put(side.platform(), side.consent());
            }
        }
        List<Row> rows = accounts.ofUnit(acting.unit()).stream()
                .filter(account -> account.active() && askedOn.containsKey(account.platform()))
                .map(account -> row(account, Objects.requireNonNull(askedOn.get(account.platform())), now))
                .sorted(Comparator.comparing(Row::platform).thenComparing(Row::handle))
                .toList();
        long waiting = rows.stream()
                .filter(row -> row.shown().waiting() || row.shown().id() == null)
                .count();
        String unit = units.find(acting.unit()).map(Unit::name).orElse("");
        model.addAttribute("page", new Page(unit, rows, waiting));
        return "credential/own";
    }

    private Row row(OfficialAccount account, Platform asked, Instant now) {
        Shown shown = connections
                .ofAccount(account.id())
                .map(connection -> Shown.of(connection, now))
                .orElse(Shown.NONE);
        return new Row(
                account.platform(),
                account.id().toString(),
                account.handle(),
                shown,
                ConsentController.segment(asked),
                consents.ready(asked));
    }

    /** Another unit's connection is not found, like one that does not exist. */
    @PostMapping("/putus/{account}")
    String remove(ActingUnit acting, @PathVariable UUID account, RedirectAttributes flash) {
        Connection connection = accounts.find(new AccountId(account))
                .filter(found -> found.unit().equals(acting.unit()))
                .flatMap(found -> connections.ofAccount(found.id()))
                .orElseThrow(() -> new PageNotFound("connection of " + account));
        connections.remove(connection.id(), clock.instant());
        flash.addFlashAttribute("notice", "credential.removed");
        return "redirect:" + PATH;
    }

    /** @param waiting accounts that are not connected, or not for long */
    record Page(@Nullable String unit, List<Row> rows, long waiting) {}

    /** @param ready whether the owner can be asked now */
    record Row(Platform platform, String account, String handle, Shown shown, String consent, boolean ready) {}
}
