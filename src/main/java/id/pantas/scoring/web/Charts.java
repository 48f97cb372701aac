package id.pantas.scoring.web;

import id.pantas.scoring.ComponentScore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers for the inline drawings, in the units of their view boxes. */
final class Charts {

    private static final BigDecimal SPARK_HEIGHT = new BigDecimal("28");
    /** A mark at the score 0 is not cut off by the edge. */
    private static final BigDecimal LOWEST_MARK = new BigDecimal("28");

    private Charts() {}

    /** One stacked bar over 0 to 100 points. */
    static List<Segment> bar(List<ComponentScore> components) {
        List<Segment> segments = new ArrayList<>();
        BigDecimal x = BigDecimal.ZERO;
        for (ComponentScore component : components) {
            if (component.points().signum() > 0) {
                int colour = component.component().ordinal() % 6 + 1;
                segments.add(new Segment(x, component.points(), "bar-" + colour));
                x = x.add(component.points());
            }
        }
        return segments;
    }

    /** Points of a polyline in a box of 100 × 32; periods without score are left out. */
    static String sparkline(List<@Nullable BigDecimal> history) {
        List<String> points = new ArrayList<>();
        int steps = Math.max(1, history.size() - 1);
        for (int i = 0; i < history.size(); i++) {
            BigDecimal value = history.get(i);
            if (value != null) {
                points.add(i * 100 / steps + "," + height(value).toPlainString());
            }
        }
        if (points.size() == 1) {
            String only = points.get(0);
            points.add(
                    0, "92," + only.substring(only.indexOf(',') + 1)); // a single period is a short dash, not nothing
        }
        return String.join(" ", points);
    }

    /** The points of {@link #sparkline} at which data are incomplete. */
    static List<Mark> gaps(List<@Nullable BigDecimal> history, List<Boolean> complete) {
        List<Mark> marks = new ArrayList<>();
        int steps = Math.max(1, history.size() - 1);
        for (int i = 0; i < Math.min(history.size(), complete.size()); i++) {
            BigDecimal value = history.get(i);
            if (value != null && !complete.get(i)) {
                // not cut off at the edges of the box
                marks.add(new Mark(
                        Math.min(96, Math.max(4, i * 100 / steps)),
                        height(value).min(LOWEST_MARK)));
            }
        }
        return marks;
    }

    private static BigDecimal height(BigDecimal value) {
        return new BigDecimal("30")
                .subtract(value.multiply(SPARK_HEIGHT).divide(new BigDecimal("100"), 1, RoundingMode.HALF_UP));
    }

    record Mark(int x, BigDecimal y) {}

    record Segment(BigDecimal x, BigDecimal width, String style) {}
}
