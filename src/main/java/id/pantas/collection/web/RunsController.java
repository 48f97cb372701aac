package id.pantas.collection.web;

import id.pantas.collection.CollectionHealth;
import id.pantas.collection.CollectionRun;
import id.pantas.collection.RunEvidence;
import id.pantas.collection.RunSubject;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import id.pantas.web.PageNotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One run with what the platform answered. */
@Controller
@RequestMapping("/kolektor/pengumpulan")
@PreAuthorize("hasAnyRole('STAF', 'ADMIN')")
class RunsController {

    /** Characters of a kept answer that are shown. */
    private static final int LONGEST = 20_000;

    private final RunEvidence evidence;
    private final CollectionHealth health;
    private final OfficialAccounts accounts;
    private final Units units;

    RunsController(RunEvidence evidence, CollectionHealth health, OfficialAccounts accounts, Units units) {
        this.evidence = evidence;
        this.health = health;
        this.accounts = accounts;
        this.units = units;
    }

    @GetMapping("/{run}")
    String run(
            @PathVariable long run,
            @RequestParam(name = "jawaban", required = false) @Nullable Integer sequence,
            Model model) {
        CollectionRun found = evidence.run(run).orElseThrow(() -> new PageNotFound("collection run " + run));
        String text = sequence == null
                ? null
                : evidence.text(run, sequence, LONGEST)
                        .orElseThrow(() -> new PageNotFound("answer " + sequence + " of run " + run));
        model.addAttribute(
                "page",
                new Page(
                        AccountPage.Run.of(found, found.unreadable() == 0 ? List.of() : health.unreadable(run)),
                        accounts.find(found.account())
                                .map(OfficialAccount::handle)
                                .orElse(""),
                        units.find(found.unit()).map(Unit::name).orElse(""),
                        found.failure() == null ? null : "collection.advice." + found.failure(),
                        found.failure() == null ? null : "collection.who." + found.failure(),
                        found.subject() == RunSubject.COMMENTS,
                        evidence.answers(run),
                        sequence,
                        text));
        return "collection/run";
    }

    /**
     * @param comments whether it read comments, whose answers are not shown
     * @param shown number of the answer whose text is shown, null if none is
     */
    record Page(
            AccountPage.Run row,
            String handle,
            String unitName,
            @Nullable String advice,
            @Nullable String who,
            boolean comments,
            List<RunEvidence.Answer> answers,
            @Nullable Integer shown,
            @Nullable String text) {}
}
