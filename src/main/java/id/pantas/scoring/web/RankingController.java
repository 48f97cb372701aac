package id.pantas.scoring.web;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.export.TableWriter;
import id.pantas.registry.League;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.LabelEffects;
import id.pantas.scoring.Rankings;
import id.pantas.scoring.ScoreLabel;
import id.pantas.scoring.ShownPeriod;
import id.pantas.scoring.Standing;
import id.pantas.web.PageNotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.CurrentSecurityContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The running ranking of a league. */
@Controller
@PreAuthorize("@scoreReaders.allow(authentication)")
class RankingController {

    private static final String INSIDER = "@scoreReaders.insider(authentication)";

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Rankings rankings;
    private final LabelEffects labels;
    private final Units units;
    private final PeriodCalendar calendar;
    private final Clock clock;
    private final TableWriter tables;

    RankingController(
            Rankings rankings,
            LabelEffects labels,
            Units units,
            PeriodCalendar calendar,
            Clock clock,
            TableWriter tables) {
        this.labels = labels;
        this.rankings = rankings;
        this.units = units;
        this.calendar = calendar;
        this.clock = clock;
        this.tables = tables;
    }

    @GetMapping("/peringkat")
    String ranking(
            @RequestParam(defaultValue = "OPD_LAYANAN") League liga,
            @RequestParam(required = false) @Nullable String periode,
            @RequestParam(defaultValue = "") String kecamatan,
            @RequestParam(required = false) @Nullable ScoreLabel label,
            @RequestParam(required = false) @Nullable Boolean lengkap,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "PERINGKAT") RankingQuery.Column urut,
            @RequestParam(defaultValue = "false") boolean balik,
            @CurrentSecurityContext(expression = INSIDER) Boolean insider,
            Model model) {
        RankingQuery query = query(liga, periode, kecamatan, label, lengkap, q, urut, balik);
        Instant now = clock.instant();
        ShownPeriod shown = shown(query, now);
        Period period = shown.period();
        model.addAttribute(
                "page",
                RankingPage.of(
                        query,
                        period,
                        periods(period, now),
                        shown.instead(),
                        period.contains(now),
                        liga == League.DESA ? units.inLeague(League.KECAMATAN) : List.of(),
                        standings(query, period),
                        rankings.progress(period.id()),
                        insider));
        model.addAttribute("suspended", labels.suspendedBy(period).orElse(null));
        return "scoring/ranking";
    }

    @GetMapping({"/peringkat.csv", "/peringkat.xlsx"})
    void table(
            @RequestParam(defaultValue = "OPD_LAYANAN") League liga,
            @RequestParam(required = false) @Nullable String periode,
            @RequestParam(defaultValue = "") String kecamatan,
            @RequestParam(required = false) @Nullable ScoreLabel label,
            @RequestParam(required = false) @Nullable Boolean lengkap,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "PERINGKAT") RankingQuery.Column urut,
            @RequestParam(defaultValue = "false") boolean balik,
            @CurrentSecurityContext(expression = INSIDER) Boolean insider,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RankingQuery query = query(liga, periode, kecamatan, label, lengkap, q, urut, balik);
        Period period = shown(query, clock.instant()).period();
        List<Standing> rows = query.applyTo(standings(query, period), insider);
        boolean workbook = request.getRequestURI().endsWith(".xlsx");
        response.setContentType(workbook ? XLSX : "text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"peringkat-%s-%s.%s\""
                        .formatted(
                                liga.name().toLowerCase(java.util.Locale.ROOT),
                                period.id(),
                                workbook ? "xlsx" : "csv"));
        Stream<List<String>> cells = rows.stream().map(row -> cells(row, period, insider));
        if (workbook) {
            tables.xlsx(response.getOutputStream(), "peringkat", header(), cells);
        } else {
            tables.csv(response.getOutputStream(), true, header(), cells);
        }
    }

    private static RankingQuery query(
            League league,
            @Nullable String period,
            String kecamatan,
            @Nullable ScoreLabel label,
            @Nullable Boolean complete,
            String text,
            RankingQuery.Column sort,
            boolean reverse) {
        String wanted = period == null || period.isBlank() ? null : period;
        String searched = text.strip();
        return new RankingQuery(
                league,
                wanted,
                league == League.DESA ? kecamatan : "",
                label,
                complete,
                searched.substring(0, Math.min(searched.length(), 120)),
                sort,
                reverse);
    }

    private ShownPeriod shown(RankingQuery query, Instant now) {
        String asked = query.period();
        if (asked == null) {
            return rankings.shown(now);
        }
        try {
            return new ShownPeriod(calendar.byId(asked), false);
        } catch (DateTimeException e) {
            throw new PageNotFound("period " + asked);
        }
    }

    private List<Period> periods(Period shown, Instant now) {
        List<Period> periods = new ArrayList<>(rankings.periods(now));
        if (!periods.contains(shown)) {
            periods.add(0, shown);
        }
        return periods;
    }

    private List<Standing> standings(RankingQuery query, Period period) {
        if (query.kecamatan().isEmpty()) {
            return rankings.standings(period.id(), query.league());
        }
        Unit kecamatan = units.findBySlug(query.kecamatan())
                .orElseThrow(() -> new PageNotFound("kecamatan " + query.kecamatan()));
        return rankings.standingsIn(period.id(), kecamatan.id());
    }

    private static List<String> header() {
        return Stream.concat(
                        Stream.of(
                                "periode",
                                "liga",
                                "peringkat",
                                "dari",
                                "instansi",
                                "status",
                                "skor",
                                "skor_terendah",
                                "skor_tertinggi",
                                "label",
                                "porsi_ucapan",
                                "hari_aktif",
                                "unggahan",
                                "konten_dihitung",
                                "data_lengkap",
                                "kelengkapan",
                                "hari_keluar_dari_target"),
                        Stream.of(Component.values()).map(one -> "poin_" + one.name()))
                .toList();
    }

    private static List<String> cells(Standing one, Period period, boolean insider) {
        List<String> cells = new ArrayList<>(List.of(
                period.id(),
                one.league().name(),
                one.place() == null ? "" : Integer.toString(one.place().rank()),
                one.place() == null ? "" : Integer.toString(one.place().of()),
                one.unit().name(),
                one.status().name(),
                text(one.total()),
                text(one.low()),
                text(one.high()),
                insider || one.labelPublic() ? text(one.label()) : "",
                text(one.ucapanShare()),
                Integer.toString(one.activeDays()),
                Integer.toString(one.posts()),
                Integer.toString(one.contents()),
                one.complete() ? "ya" : "tidak",
                one.coverage().toPlainString(),
                one.gapDays().toPlainString()));
        for (Component component : Component.values()) {
            Optional<ComponentScore> score = one.components().stream()
                    .filter(given -> given.component() == component)
                    .findFirst();
            cells.add(score.map(given -> given.points().toPlainString()).orElse(""));
        }
        return cells;
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
