package id.pantas.collection.internal;

import id.pantas.collection.VolumeWatch.Basis;
import id.pantas.collection.VolumeWatch.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The two-standard-deviation rule of {@link id.pantas.collection.VolumeWatch}; pure arithmetic. */
final class VolumeRule {

    /** How far back days are compared with. */
    static final int WEEKS = 8;

    private static final int FEWEST_WEEKDAYS = 4;
    private static final int FEWEST_DAYS = 7;
    private static final int DAYS = 28;
    private static final double LIMIT = 2;
    private static final double CALM = 1;

    private VolumeRule() {}

    /** @param deviation null exactly if {@code basis} is NONE */
    record Judgement(
            Basis basis,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal deviation,
            Verdict verdict) {}

    /**
     * Judges one day.
     *
     * @param history posts of days before {@code day}; days with gaps and days nothing is known of are absent
     * @param working whether the offices open on a day; a day off is compared with days off alone, and a working day with
     *     working days, so that a quiet holiday is no alarm
     */
    static Judgement judge(LocalDate day, int posts, Map<LocalDate, Integer> history, Predicate<LocalDate> working) {
        Predicate<LocalDate> alike = other -> other.isBefore(day) && working.test(other) == working.test(day);
        List<Integer> weekdays = history.entrySet().stream()
                .filter(entry -> alike.test(entry.getKey())
                        && !entry.getKey().isBefore(day.minusWeeks(WEEKS))
                        && entry.getKey().getDayOfWeek() == day.getDayOfWeek())
                .map(Map.Entry::getValue)
                .toList();
        if (weekdays.size() >= FEWEST_WEEKDAYS) {
            return judge(posts, weekdays, Basis.SAME_WEEKDAY);
        }
        List<Integer> days = history.entrySet().stream()
                .filter(entry -> alike.test(entry.getKey()) && !entry.getKey().isBefore(day.minusDays(DAYS)))
                .map(Map.Entry::getValue)
                .toList();
        return days.size() >= FEWEST_DAYS
                ? judge(posts, days, Basis.SAME_KIND)
                : new Judgement(Basis.NONE, null, null, Verdict.TOO_LITTLE_KNOWN);
    }

    private static Judgement judge(int posts, Collection<Integer> others, Basis basis) {
        double mean = others.stream().mapToInt(Integer::intValue).average().orElse(0);
        double squares =
                others.stream().mapToDouble(n -> (n - mean) * (n - mean)).sum();
        double spread = Math.sqrt(squares / (others.size() - 1));
        double floored = Math.max(1, Math.max(spread, Math.sqrt(mean)));
        BigDecimal deviation = BigDecimal.valueOf((posts - mean) / floored).setScale(2, RoundingMode.HALF_UP);
        double distance = deviation.doubleValue();
        Verdict verdict = distance <= -LIMIT ? Verdict.FEW : distance >= LIMIT ? Verdict.MANY : Verdict.USUAL;
        return new Judgement(basis, BigDecimal.valueOf(mean).setScale(1, RoundingMode.HALF_UP), deviation, verdict);
    }

    /** Whether the alert stands after this day, if it stood before it as {@code before} says. */
    static boolean stands(boolean before, Judgement day) {
        BigDecimal deviation = day.deviation();
        if (deviation == null || day.verdict() == Verdict.GAP) {
            return before;
        }
        return day.verdict() == Verdict.FEW || (before && deviation.doubleValue() <= -CALM);
    }
}
