package id.pantas.collection.web;

import id.pantas.collection.AccountStatus;
import id.pantas.collection.BudgetMeters;
import id.pantas.collection.CollectionHealth;
import id.pantas.collection.CollectionHealth.AccountHealth;
import id.pantas.collection.CollectionHealth.PlatformHealth;
import id.pantas.collection.CollectionRun;
import id.pantas.collection.CollectionRuns;
import id.pantas.collection.CollectionRuns.Progress;
import id.pantas.collection.LastGoodReads;
import id.pantas.collection.LastGoodReads.Kinds;
import id.pantas.collection.VolumeWatch;
import id.pantas.collection.VolumeWatch.Silence;
import id.pantas.collection.Workload;
import id.pantas.registry.AccountId;
import id.pantas.registry.HandleChanges;
import id.pantas.registry.Platform;
import id.pantas.registry.Units;
import id.pantas.web.PageNotFound;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The health board of collection: which account is read, which is not, why, and what to do. */
@Controller
@RequestMapping("/kolektor")
@PreAuthorize("hasAnyRole('STAF', 'ADMIN')")
class CollectorsController {

    private final CollectionHealth health;
    private final CollectionRuns runs;
    private final Workload workload;
    private final BudgetMeters budgets;
    private final LastGoodReads lastGood;
    private final HandleChanges handles;
    private final VolumeWatch volumes;
    private final Units units;
    private final Clock clock;

    CollectorsController(
            CollectionHealth health,
            CollectionRuns runs,
            Workload workload,
            BudgetMeters budgets,
            LastGoodReads lastGood,
            HandleChanges handles,
            VolumeWatch volumes,
            Units units,
            Clock clock) {
        this.workload = workload;
        this.budgets = budgets;
        this.lastGood = lastGood;
        this.handles = handles;
        this.volumes = volumes;
        this.health = health;
        this.runs = runs;
        this.units = units;
        this.clock = clock;
    }

    @GetMapping
    String board(
            @ModelAttribute BoardFilter filter,
            @RequestParam(name = "permintaan", required = false) @Nullable Long request,
            Model model) {
        Instant now = clock.instant();
        List<AccountHealth> accounts = health.accounts(now);
        var names = units.byIds(
                accounts.stream().map(AccountHealth::unit).distinct().toList());
        BoardPage page = BoardPage.of(health.summary(now), health.platforms(now), accounts, names, filter, now);
        model.addAttribute("page", page);
        model.addAttribute("kinds", kinds(page.rows()));
        model.addAttribute("load", LoadPage.of(workload.queues(now), budgets.all(now)));
        model.addAttribute("platforms", Platform.values());
        model.addAttribute("statuses", AccountStatus.values());
        addProgress(model, request);
        return "collection/board";
    }

    /** The moving part of the board, asked for again and again until the request is worked off. */
    @GetMapping("/kemajuan/{request}")
    String progress(@PathVariable long request, Model model) {
        addProgress(model, request);
        if (!model.containsAttribute("progress")) {
            throw new PageNotFound("collection request " + request);
        }
        return "collection/progress :: progress";
    }

    @PostMapping("/kumpulkan")
    String collectAll(Principal who, RedirectAttributes flash) {
        long request = runs.requestAll(clock.instant(), who.getName());
        flash.addAttribute("permintaan", request);
        return "redirect:/kolektor";
    }

    @PostMapping("/{account}/kumpulkan")
    String collectOne(@PathVariable UUID account, Principal who, RedirectAttributes flash) {
        AccountHealth known = known(account);
        Optional<Long> request = runs.request(known.account(), clock.instant(), who.getName());
        if (request.isPresent()) {
            flash.addAttribute("permintaan", request.get());
        } else {
            flash.addFlashAttribute("problem", "collection.notConnected");
        }
        return "redirect:/kolektor/" + known.account();
    }

    @GetMapping("/{account}")
    String account(
            @PathVariable UUID account,
            @RequestParam(name = "hal", defaultValue = "1") int page,
            @RequestParam(name = "permintaan", required = false) @Nullable Long request,
            Model model) {
        Instant now = clock.instant();
        AccountHealth known = known(account);
        PlatformHealth platform = health.platforms(now).stream()
                .filter(candidate -> candidate.platform() == known.platform())
                .findAny()
                .orElse(null);
        long total = health.countRuns(known.account());
        int pages = (int) Math.max(1, (total + AccountPage.SIZE - 1) / AccountPage.SIZE);
        int shown = Math.min(Math.max(1, page), pages);
        int offset = (shown - 1) * AccountPage.SIZE;
        model.addAttribute("kinds", lastGood.of(List.of(known.account())).get(known.account()));
        List<AccountPage.Run> rows = health.runs(known.account(), AccountPage.SIZE, offset).stream()
                .map(this::run)
                .toList();
        String address = "/kolektor/" + known.account() + "?hal=";
        model.addAttribute(
                "page",
                new AccountPage(
                        BoardPage.row(known, units.find(known.unit()).orElse(null), platform, now),
                        known.message(),
                        rows,
                        total,
                        rows.isEmpty() ? 0 : offset + 1,
                        offset + rows.size(),
                        shown > 1 ? address + (shown - 1) : null,
                        shown < pages ? address + (shown + 1) : null));
        model.addAttribute("formerly", handles.of(known.account()));
        model.addAttribute("silence", silence(known, now));
        addProgress(model, request);
        return "collection/account";
    }

    /** Null where nothing is read, so that nobody expects posts. */
    private @Nullable Silence silence(AccountHealth account, Instant now) {
        return account.nextDue() == null ? null : volumes.silenceOf(account.account(), now);
    }

    private AccountPage.Run run(CollectionRun run) {
        return AccountPage.Run.of(run, run.unreadable() == 0 ? List.of() : health.unreadable(run.id()));
    }

    /** By the id as the rows have it. */
    private Map<String, Kinds> kinds(List<BoardPage.Row> rows) {
        Map<String, Kinds> kinds = new HashMap<>();
        lastGood.of(rows.stream()
                        .map(row -> new AccountId(UUID.fromString(row.id())))
                        .toList())
                .forEach((account, read) -> kinds.put(account.toString(), read));
        return kinds;
    }

    private AccountHealth known(UUID account) {
        return health.account(new AccountId(account), clock.instant())
                .orElseThrow(() -> new PageNotFound("official account " + account));
    }

    private void addProgress(Model model, @Nullable Long request) {
        Progress progress = request == null ? null : runs.progress(request);
        if (progress != null) {
            model.addAttribute("progress", progress);
            model.addAttribute("request", request);
        }
    }
}
