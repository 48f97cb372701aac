package id.pantas.collection.web;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.Coverage;
import id.pantas.collection.Coverage.Gap;
import id.pantas.collection.Coverage.Total;
import id.pantas.collection.Coverage.UnitCoverage;
import id.pantas.collection.web.CompletenessPage.NamedGap;
import id.pantas.export.TableWriter;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.web.Formats;
import id.pantas.web.PageNotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** How complete the data behind a list or a figure are: a note that other pages load, the same as a page, and as a table. */
@Controller
class CompletenessController {

    /** Longer spans are cut to their end; nothing older is asked about in earnest. */
    private static final int MOST_DAYS = 400;

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> HEADER = List.of(
            "instansi",
            "platform",
            "akun",
            "dari",
            "sampai",
            "pemeriksaan_direncanakan",
            "pemeriksaan_terlaksana",
            "gangguan_tercatat",
            "sebab");

    private final Coverage coverage;
    private final Units units;
    private final OfficialAccounts accounts;
    private final PeriodCalendar calendar;
    private final TableWriter tables;
    private final MessageSource messages;
    private final Clock clock;

    CompletenessController(
            Coverage coverage,
            Units units,
            OfficialAccounts accounts,
            PeriodCalendar calendar,
            TableWriter tables,
            MessageSource messages,
            Clock clock) {
        this.coverage = coverage;
        this.units = units;
        this.accounts = accounts;
        this.calendar = calendar;
        this.tables = tables;
        this.messages = messages;
        this.clock = clock;
    }

    /** Days of the regency's zone, both inclusive. */
    private record Span(LocalDate from, LocalDate to) {}

    @GetMapping("/kelengkapan")
    @PreAuthorize("isAuthenticated()")
    String note(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable Platform platform,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dari,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate sampai,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
            Model model) {
        Instant now = clock.instant();
        Span span = span(dari, sampai, now);
        Unit asked = unit == null || unit.isBlank()
                ? null
                : units.findBySlug(unit).orElseThrow(() -> new PageNotFound("unit " + unit));
        model.addAttribute("page", asked == null ? all(platform, span, now) : of(asked, platform, span, now));
        return partial == null ? "collection/completeness" : "collection/completeness :: note";
    }

    /** Every gap of every unit, for whoever sees all units. */
    @GetMapping({"/kelengkapan.csv", "/kelengkapan.xlsx"})
    @PreAuthorize("hasAnyRole('STAF', 'ADMIN', 'PIMPINAN', 'VERIFIKATOR')")
    void table(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dari,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate sampai,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Instant now = clock.instant();
        Span span = span(dari, sampai, now);
        Map<UnitId, Unit> all = units.all().stream().collect(Collectors.toMap(Unit::id, one -> one));
        Map<UnitId, UnitCoverage> covered = coverage.ofUnits(all.keySet(), span.from(), span.to(), now);
        Map<AccountId, String> handles =
                accounts.all().stream().collect(Collectors.toMap(OfficialAccount::id, OfficialAccount::handle));
        Stream<List<String>> rows = all.values().stream()
                .filter(one -> missing(covered.get(one.id())))
                .sorted(java.util.Comparator.comparing(Unit::name))
                .flatMap(one -> coverage.gaps(one.id(), span.from(), span.to(), now).stream()
                        .map(gap -> row(one, gap, handles)));
        boolean workbook = request.getRequestURI().endsWith(".xlsx");
        response.setContentType(workbook ? XLSX : "text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"kelengkapan-%s-%s.%s\""
                        .formatted(span.from(), span.to(), workbook ? "xlsx" : "csv"));
        if (workbook) {
            tables.xlsx(response.getOutputStream(), "kelengkapan", HEADER, rows);
        } else {
            tables.csv(response.getOutputStream(), true, HEADER, rows);
        }
    }

    private static boolean missing(@Nullable UnitCoverage covered) {
        return covered != null
                && (covered.done() < covered.planned() || covered.lostDays().signum() > 0);
    }

    private List<String> row(Unit unit, Gap gap, Map<AccountId, String> handles) {
        return List.of(
                unit.name(),
                gap.platform().name(),
                handles.getOrDefault(gap.account(), ""),
                gap.from().toString(),
                gap.to().toString(),
                Integer.toString(gap.planned()),
                Integer.toString(gap.done()),
                gap.outage() == null ? "" : gap.outage(),
                gap.outage() != null ? "" : messages.getMessage(Shown.cause(gap), null, Formats.INDONESIAN));
    }

    private CompletenessPage of(Unit unit, @Nullable Platform platform, Span span, Instant now) {
        Map<AccountId, String> handles = accounts.ofUnit(unit.id()).stream()
                .collect(Collectors.toMap(OfficialAccount::id, OfficialAccount::handle));
        UnitCoverage covered = coverage.ofUnit(unit.id(), span.from(), span.to(), now);
        List<NamedGap> gaps = missing(covered)
                ? coverage.gaps(unit.id(), span.from(), span.to(), now).stream()
                        .filter(gap -> platform == null || gap.platform() == platform)
                        .map(gap -> new NamedGap(gap, handles.getOrDefault(gap.account(), "")))
                        .toList()
                : List.of();
        return new CompletenessPage(
                unit,
                span.from(),
                span.to(),
                covered.fraction(),
                gaps,
                List.of(),
                List.of(),
                export("csv", span),
                export("xlsx", span));
    }

    private CompletenessPage all(@Nullable Platform platform, Span span, Instant now) {
        Total total = coverage.total(platform, span.from(), span.to(), now);
        return new CompletenessPage(
                null,
                span.from(),
                span.to(),
                total.fraction(),
                List.of(),
                total.platforms(),
                total.outages(),
                export("csv", span),
                export("xlsx", span));
    }

    /** The present period if nothing else is asked for; never beyond today. */
    private Span span(@Nullable LocalDate from, @Nullable LocalDate to, Instant now) {
        LocalDate today = now.atZone(calendar.zone()).toLocalDate();
        Period present = calendar.of(today);
        LocalDate last = to == null || to.isAfter(today) ? today : to;
        LocalDate first = from == null ? (to == null ? present.firstDay() : last.minusDays(Period.DAYS - 1L)) : from;
        if (first.isAfter(last)) {
            first = last;
        }
        return ChronoUnit.DAYS.between(first, last) > MOST_DAYS
                ? new Span(last.minusDays(MOST_DAYS), last)
                : new Span(first, last);
    }

    private static String export(String kind, Span span) {
        return UriComponentsBuilder.fromPath("/kelengkapan." + kind)
                .queryParam("dari", span.from())
                .queryParam("sampai", span.to())
                .toUriString();
    }
}
