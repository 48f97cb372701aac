package id.pantas.collection.web;

import id.pantas.collection.BudgetMeters.PlatformUse;
import id.pantas.collection.BudgetMeters.Reading;
import id.pantas.collection.Workload.Queue;
import id.pantas.registry.Platform;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Queue and budgets, ready to print.
 *
 * @param waiting queues in which anything waits or is being read
 * @param meters every meter with a limit or a use, platform by platform
 * @param months what each platform used this month, and what it will come to
 */
record LoadPage(List<Queue> waiting, List<Gauge> meters, List<Month> months) {

    /** A meter. @param first whether it is the first of its platform */
    record Gauge(
            Platform platform,
            boolean first,
            Reading reading,
            @Nullable Integer percent,
            String bar) {}

    /** @param rupiah null if the platform costs nothing */
    record Month(
            Platform platform,
            long used,
            long forecast,
            @Nullable BigDecimal rupiah) {}

    static LoadPage of(List<Queue> queues, List<PlatformUse> uses) {
        return new LoadPage(
                queues.stream()
                        .filter(queue -> queue.due() > 0 || queue.inWork() > 0)
                        .toList(),
                uses.stream().flatMap(use -> gauges(use).stream()).toList(),
                uses.stream()
                        .filter(use -> use.usedThisMonth() > 0 || use.monthForecast() > 0)
                        .map(use -> new Month(use.platform(), use.usedThisMonth(), use.monthForecast(), use.rupiah()))
                        .toList());
    }

    private static List<Gauge> gauges(PlatformUse use) {
        List<Reading> shown = use.readings().stream()
                .filter(reading -> reading.limit() != null || reading.spent() > 0)
                .toList();
        return shown.stream()
                .map(reading -> new Gauge(
                        use.platform(),
                        reading == shown.get(0),
                        reading,
                        reading.percent(),
                        Shown.bar(reading.percent())))
                .toList();
    }

    public int due() {
        return waiting.stream().mapToInt(Queue::due).sum();
    }

    public int late() {
        return waiting.stream().mapToInt(Queue::late).sum();
    }

    public Duration worst() {
        return waiting.stream().map(Queue::worst).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** The meter that is nearest to its limit; null if nothing is limited. */
    public @Nullable Gauge fullest() {
        return meters.stream()
                .filter(gauge -> gauge.percent() != null)
                .max(Comparator.comparing(gauge -> Objects.requireNonNullElse(gauge.percent(), 0)))
                .orElse(null);
    }

    /** What all platforms together will cost this month; null if none costs anything. */
    public @Nullable BigDecimal rupiah() {
        List<BigDecimal> costs = months.stream()
                .map(Month::rupiah)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return costs.isEmpty() ? null : costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether something here wants to be looked at. */
    public boolean tight() {
        Gauge fullest = fullest();
        return fullest != null && fullest.percent() != null && fullest.percent() >= 85;
    }
}
