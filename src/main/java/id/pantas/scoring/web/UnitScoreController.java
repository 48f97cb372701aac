package id.pantas.scoring.web;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import id.pantas.scoring.Rankings;
import id.pantas.scoring.ShownPeriod;
import id.pantas.scoring.UnitScore;
import id.pantas.web.PageNotFound;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.CurrentSecurityContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One unit's score with everything it is made of. */
@Controller
@PreAuthorize("@scoreReaders.allow(authentication)")
class UnitScoreController {

    private final Rankings rankings;
    private final Units units;
    private final OfficialAccounts accounts;
    private final PeriodCalendar calendar;
    private final Clock clock;

    UnitScoreController(
            Rankings rankings, Units units, OfficialAccounts accounts, PeriodCalendar calendar, Clock clock) {
        this.rankings = rankings;
        this.units = units;
        this.accounts = accounts;
        this.calendar = calendar;
        this.clock = clock;
    }

    @GetMapping("/instansi/{slug}")
    String unit(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String periode,
            @CurrentSecurityContext(expression = "@scoreReaders.insider(authentication)") Boolean insider,
            Model model) {
        Unit unit = units.findBySlug(slug).orElseThrow(() -> new PageNotFound("unit " + slug));
        Instant now = clock.instant();
        ShownPeriod shown = shown(periode, now);
        Period period = shown.period();
        List<OfficialAccount> own = accounts.ofUnit(unit.id()).stream()
                .filter(OfficialAccount::active)
                .toList();
        model.addAttribute(
                "page",
                UnitScorePage.of(
                        unit,
                        period,
                        rankings.periods(now),
                        shown.instead(),
                        period.contains(now),
                        own,
                        rankings.score(unit.id(), period.id()),
                        insider));
        return "scoring/unit";
    }

    /** Every row of one section of the score. */
    @GetMapping("/instansi/{slug}/bukti")
    String evidence(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String periode,
            @RequestParam(defaultValue = "DIHITUNG") Evidence.Section bagian,
            @RequestParam(defaultValue = "1") int halaman,
            Model model) {
        Unit unit = units.findBySlug(slug).orElseThrow(() -> new PageNotFound("unit " + slug));
        Period period = shown(periode, clock.instant()).period();
        UnitScore score = rankings.score(unit.id(), period.id())
                .orElseThrow(() -> new PageNotFound("score of " + slug + " in " + period.id()));
        model.addAttribute("page", EvidencePage.of(unit, period, score, bagian, halaman));
        return "scoring/evidence";
    }

    private ShownPeriod shown(@Nullable String asked, Instant now) {
        if (asked == null || asked.isBlank()) {
            return rankings.shown(now);
        }
        try {
            return new ShownPeriod(calendar.byId(asked), false);
        } catch (DateTimeException e) {
            throw new PageNotFound("period " + asked);
        }
    }
}
