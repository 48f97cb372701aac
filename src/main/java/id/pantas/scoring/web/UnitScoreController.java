package id.pantas.scoring.web;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.LabelReason;
import id.pantas.classification.LabelReasons;
import id.pantas.collection.Coverage;
import id.pantas.compliance.DerivedMetrics;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import id.pantas.scoring.Gains;
import id.pantas.scoring.LabelEffects;
import id.pantas.scoring.Rankings;
import id.pantas.scoring.ShownPeriod;
import id.pantas.scoring.Standing;
import id.pantas.scoring.UnitScore;
import id.pantas.scoring.web.UnitScorePage.MissingDays;
import id.pantas.web.PageNotFound;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Words that decided a label, shown for each post. */
    private static final int WORDS = 3;

    private final Rankings rankings;
    private final LabelEffects labels;
    private final LabelReasons reasons;
    private final Units units;
    private final OfficialAccounts accounts;
    private final Coverage coverage;
    private final PeriodCalendar calendar;
    private final DerivedMetrics derived;
    private final Gains gains;
    private final Clock clock;

    UnitScoreController(
            Rankings rankings,
            LabelEffects labels,
            LabelReasons reasons,
            Units units,
            OfficialAccounts accounts,
            Coverage coverage,
            PeriodCalendar calendar,
            DerivedMetrics derived,
            Gains gains,
            Clock clock) {
        this.coverage = coverage;
        this.rankings = rankings;
        this.labels = labels;
        this.reasons = reasons;
        this.units = units;
        this.accounts = accounts;
        this.calendar = calendar;
        this.derived = derived;
        this.gains = gains;
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
        List<OfficialAccount> all = accounts.ofUnit(unit.id());
        List<OfficialAccount> own = all.stream().filter(OfficialAccount::active).toList();
        Optional<UnitScore> score = rankings.score(unit.id(), period.id());
        UnitScorePage page = UnitScorePage.of(
                unit,
                period,
                rankings.periods(now),
                shown.instead(),
                period.contains(now),
                own,
                score,
                score.map(found -> missing(found.standing(), all, period, now)).orElse(List.of()),
                insider);
        model.addAttribute("page", page);
        model.addAttribute(
                "why",
                why(page.sections().stream()
                        .flatMap(fold -> fold.rows().stream())
                        .toList()));
        model.addAttribute("suspended", labels.suspendedBy(period).orElse(null));
        model.addAttribute("gains", insider && period.contains(now) ? gains.of(unit.id(), now) : List.of());
        model.addAttribute("withheld", withheld(own, period, now));
        return "scoring/unit";
    }

    /** Asked for only where something is missing. */
    private List<MissingDays> missing(Standing standing, List<OfficialAccount> own, Period period, Instant now) {
        if (standing.coverage().compareTo(BigDecimal.ONE) >= 0
                && standing.gapDays().signum() == 0) {
            return List.of();
        }
        Map<AccountId, String> handles =
                own.stream().collect(Collectors.toMap(OfficialAccount::id, OfficialAccount::handle));
        return coverage.gaps(standing.unit().id(), period.firstDay(), period.lastDay(), now).stream()
                .map(gap -> new MissingDays(gap, handles.getOrDefault(gap.account(), "")))
                .toList();
    }

    /** Names of the unit's platforms whose statistics did not enter Gaung; empty if there are none. */
    private String withheld(List<OfficialAccount> own, Period period, Instant now) {
        Instant last = period.end().minusMillis(1);
        Set<Platform> withheld = derived.withheld(now.isBefore(last) ? now : last);
        return own.stream()
                .map(OfficialAccount::platform)
                .filter(withheld::contains)
                .distinct()
                .sorted()
                .map(Platform::displayName)
                .collect(Collectors.joining(", "));
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
        EvidencePage page = EvidencePage.of(unit, period, score, bagian, halaman);
        model.addAttribute("page", page);
        model.addAttribute("why", why(page.rows()));
        return "scoring/evidence";
    }

    /** The labels in force of the posts of these rows, with the words that decided, by post. */
    private Map<Long, LabelReason> why(List<Evidence> rows) {
        List<Long> posts = rows.stream()
                .map(row -> row.item().post())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return posts.isEmpty() ? Map.of() : reasons.of(posts, WORDS);
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
