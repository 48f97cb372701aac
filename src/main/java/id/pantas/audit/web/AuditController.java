package id.pantas.audit.web;

import id.pantas.audit.AuditEntry;
import id.pantas.audit.AuditFilter;
import id.pantas.audit.AuditLog;
import id.pantas.audit.AuditPage;
import id.pantas.calendar.PeriodCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Who changed what. */
@Controller
@PreAuthorize("hasAnyRole('ADMIN', 'VERIFIKATOR')")
class AuditController {

    private static final int SIZE = 50;

    private final AuditLog log;
    private final PeriodCalendar calendar;

    AuditController(AuditLog log, PeriodCalendar calendar) {
        this.log = log;
        this.calendar = calendar;
    }

    @GetMapping("/admin/jejak")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String pelaku,
            @RequestParam(defaultValue = "") String jenis,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dari,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate sampai,
            @RequestParam(defaultValue = "1") int halaman,
            Model model) {
        AuditFilter filter = new AuditFilter(
                given(pelaku), given(jenis), given(q), start(dari), sampai == null ? null : start(sampai.plusDays(1)));
        AuditPage found = log.search(filter, halaman, SIZE);
        Wanted wanted = new Wanted(q.strip(), pelaku.strip(), jenis.strip(), dari, sampai);
        model.addAttribute("page", AuditListPage.of(found, wanted, log.entities()));
        return "audit/log";
    }

    private @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(calendar.zone()).toInstant();
    }

    private static @Nullable String given(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** What the reader asked for, as it stands in the form. */
    record Wanted(
            String text,
            String actor,
            String entity,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        String address(int page) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath("/admin/jejak")
                    .queryParam("q", "{q}")
                    .queryParam("pelaku", "{actor}")
                    .queryParam("jenis", "{entity}");
            if (from != null) {
                address.queryParam("dari", from);
            }
            if (until != null) {
                address.queryParam("sampai", until);
            }
            address.queryParam("halaman", page);
            return address.encode()
                    .buildAndExpand(Map.of("q", text, "actor", actor, "entity", entity))
                    .toUriString();
        }
    }

    /** @param first number of the first row, from 1; 0 if there is none */
    record AuditListPage(
            List<AuditEntry> entries,
            Wanted wanted,
            List<String> entities,
            long total,
            long first,
            long last,
            @Nullable String previous,
            @Nullable String next) {

        static AuditListPage of(AuditPage found, Wanted wanted, List<String> entities) {
            long before = (long) (found.page() - 1) * found.size();
            return new AuditListPage(
                    found.entries(),
                    wanted,
                    entities,
                    found.total(),
                    found.total() == 0 ? 0 : before + 1,
                    before + found.entries().size(),
                    found.page() > 1 ? wanted.address(found.page() - 1) : null,
                    found.page() < found.pages() ? wanted.address(found.page() + 1) : null);
        }
    }
}
