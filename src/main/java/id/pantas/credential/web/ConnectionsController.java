package id.pantas.credential.web;

import id.pantas.credential.Connections;
import id.pantas.credential.Connections.Connection;
import id.pantas.credential.Connections.KeyState;
import id.pantas.credential.Connections.Purpose;
import id.pantas.credential.Connections.Side;
import id.pantas.credential.Consents;
import id.pantas.credential.CredentialId;
import id.pantas.credential.CredentialRejected;
import id.pantas.credential.CredentialScheme.Field;
import id.pantas.credential.CredentialScheme.Finding;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import id.pantas.web.PageNotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where administrators look after what the platforms want to know before they let us read. */
@Controller
@RequestMapping(ConnectionsController.PATH)
@PreAuthorize("hasRole('ADMIN')")
class ConnectionsController {

    static final String PATH = "/admin/sambungan";

    private final ConnectionList list;
    private final Connections connections;
    private final Consents consents;
    private final OfficialAccounts accounts;
    private final Units units;
    private final Clock clock;

    ConnectionsController(
            ConnectionList list,
            Connections connections,
            Consents consents,
            OfficialAccounts accounts,
            Units units,
            Clock clock) {
        this.list = list;
        this.connections = connections;
        this.consents = consents;
        this.accounts = accounts;
        this.units = units;
        this.clock = clock;
    }

    @GetMapping
    String all(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Platform platform,
            @RequestParam(defaultValue = "") String keadaan,
            @RequestParam(defaultValue = "1") int halaman,
            Model model) {
        ConnectionList.Filter filter = new ConnectionList.Filter(
                q.strip(), platform, keadaan.strip(), Math.max(0, Math.min(halaman, 100_000) - 1));
        model.addAttribute("page", list.page(filter, clock.instant()));
        return "credential/list";
    }

    @GetMapping("/{platform}")
    String platform(@PathVariable String platform, Model model) {
        return show(side(platform), null, model);
    }

    @GetMapping("/{platform}/akun/{account}")
    String account(@PathVariable String platform, @PathVariable UUID account, Model model) {
        Side side = side(platform);
        return show(side, account(side, account), model);
    }

    /** The secret is read from the form alone and goes nowhere but to the platform and into the store. */
    @PostMapping("/{platform}")
    String enter(
            @PathVariable String platform,
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes flash) {
        return enter(side(platform), null, form, model, flash);
    }

    @PostMapping("/{platform}/akun/{account}")
    String enter(
            @PathVariable String platform,
            @PathVariable UUID account,
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes flash) {
        Side side = side(platform);
        return enter(side, account(side, account), form, model, flash);
    }

    private String enter(
            Side side,
            @Nullable OfficialAccount account,
            Map<String, String> form,
            Model model,
            RedirectAttributes flash) {
        try {
            Finding finding =
                    connections.enter(side.platform(), account == null ? null : account.id(), form, clock.instant());
            if (finding.usable()) {
                flash.addFlashAttribute("notice", "credential.entered");
                return "redirect:" + address(side, account);
            }
            model.addAttribute("problem", finding.problem() == null ? Finding.REFUSED : finding.problem());
        } catch (CredentialRejected e) {
            model.addAttribute("problem", e.messageKey());
        }
        return show(side, account, model);
    }

    @PostMapping("/{platform}/aplikasi")
    String enterApplication(
            @PathVariable String platform,
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes flash) {
        Side side = side(platform);
        try {
            connections.enterApplication(side.platform(), form, clock.instant());
            flash.addFlashAttribute("notice", "credential.applicationEntered");
            return "redirect:" + address(side, null);
        } catch (CredentialRejected e) {
            model.addAttribute("problem", e.messageKey());
            return show(side, null, model);
        }
    }

    @PostMapping("/periksa/{id}")
    String check(@PathVariable UUID id, RedirectAttributes flash) {
        Connection connection = connection(id);
        try {
            Finding finding = connections.check(connection.id(), clock.instant());
            if (finding.usable()) {
                flash.addFlashAttribute("notice", "credential.checked");
            } else {
                flash.addFlashAttribute("problem", finding.problem() == null ? Finding.REFUSED : finding.problem());
            }
        } catch (CredentialRejected e) {
            flash.addFlashAttribute("problem", e.messageKey());
        }
        return "redirect:" + address(connection);
    }

    @PostMapping("/hapus/{id}")
    String remove(@PathVariable UUID id, RedirectAttributes flash) {
        Connection connection = connection(id);
        connections.remove(connection.id(), clock.instant());
        flash.addFlashAttribute("notice", "credential.removed");
        return "redirect:" + address(connection);
    }

    /** After the key was changed; a start does the same. */
    @PostMapping("/enkripsi-ulang")
    String reseal(RedirectAttributes flash) {
        connections.reseal();
        flash.addFlashAttribute("notice", "credential.resealed");
        return "redirect:" + PATH;
    }

    private String show(Side side, @Nullable OfficialAccount account, Model model) {
        Instant now = clock.instant();
        Shown shown;
        Shown application = null;
        boolean takes;
        if (account == null) {
            shown = ConnectionList.shown(kept(side.platform(), Purpose.ACCESS, now), side.inSettings());
            takes = side.forAll();
            if (!side.application().isEmpty()) {
                application = ConnectionList.shown(
                        kept(side.platform(), Purpose.APPLICATION, now), side.applicationInSettings());
            }
        } else {
            shown = connections
                    .ofAccount(account.id())
                    .map(connection -> Shown.of(connection, now))
                    .orElse(Shown.NONE);
            takes = side.byAccount();
        }
        Platform consent = side.consent();
        model.addAttribute(
                "page",
                new Page(
                        side.platform(),
                        address(side, account),
                        account == null ? null : account.id().toString(),
                        account == null ? null : account.handle(),
                        account == null
                                ? null
                                : units.find(account.unit()).map(Unit::name).orElse(""),
                        takes ? shown : null,
                        takes ? side.fields() : List.of(),
                        application,
                        side.application(),
                        connections.key(),
                        consent == null || account == null ? null : ConsentController.segment(consent),
                        consent != null && consents.ready(consent)));
        return "credential/connection";
    }

    private @Nullable Shown kept(Platform platform, Purpose purpose, Instant now) {
        return connections.all().stream()
                .filter(each -> each.platform() == platform && each.purpose() == purpose && each.account() == null)
                .map(each -> Shown.of(each, now))
                .findFirst()
                .orElse(null);
    }

    /**
     * One platform, or one account on it.
     *
     * @param address of this page
     * @param shown null if nothing can be kept for it
     * @param application null if owners are not asked here
     * @param consent part of the address at which the owner is asked, null if owners are not
     */
    record Page(
            Platform platform,
            String address,
            @Nullable String account,
            @Nullable String handle,
            @Nullable String unit,
            @Nullable Shown shown,
            List<Field> fields,
            @Nullable Shown application,
            List<Field> applicationFields,
            KeyState key,
            @Nullable String consent,
            boolean consentReady) {}

    private static String address(Side side, @Nullable OfficialAccount account) {
        return address(side.platform(), account == null ? null : account.id());
    }

    private static String address(Connection connection) {
        return address(connection.platform(), connection.account());
    }

    private static String address(Platform platform, @Nullable AccountId account) {
        return PATH + "/" + ConsentController.segment(platform) + (account == null ? "" : "/akun/" + account);
    }

    private Side side(String segment) {
        return connections.sides().stream()
                .filter(side -> side.platform().name().equals(segment.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new PageNotFound("connections of " + segment));
    }

    private OfficialAccount account(Side side, UUID id) {
        return Optional.of(new AccountId(id))
                .flatMap(accounts::find)
                .filter(account -> account.platform() == side.platform())
                .orElseThrow(() -> new PageNotFound("account " + id));
    }

    private Connection connection(UUID id) {
        return connections.find(new CredentialId(id)).orElseThrow(() -> new PageNotFound("credential " + id));
    }
}
