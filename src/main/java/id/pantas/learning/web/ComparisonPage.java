package id.pantas.learning.web;

import id.pantas.classifier.ContentClass;
import id.pantas.classifier.ModelQuality;
import id.pantas.learning.ModelComparison;
import id.pantas.web.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A comparison ready to print.
 *
 * @param fixed the figures on the fixed test set
 * @param recent the figures on the newest decisions; empty if none were kept out
 */
record ComparisonPage(
        ModelComparison comparison,
        List<Figure> fixed,
        int fixedTexts,
        List<Figure> recent,
        int recentTexts,
        List<Case> cases) {

    /** Changes below this are taken for chance. */
    private static final double NOTEWORTHY = 0.005;

    /**
     * One figure of both models, three decimals.
     *
     * @param key message key of its name, or null if {@code contentClass} is given
     * @param tone good, bad or quiet
     */
    record Figure(
            @Nullable String key,
            @Nullable ContentClass contentClass,
            String before,
            String after,
            String change,
            String tone) {}

    /**
     * A text that changes its class.
     *
     * @param post address of the post, null for a row of the test set
     */
    record Case(@Nullable String post, String text, ContentClass truth, ContentClass before, ContentClass after) {

        public boolean better() {
            return after == truth;
        }

        public boolean worse() {
            return before == truth;
        }
    }

    static ComparisonPage of(ModelComparison comparison, Map<String, String> rows, Map<Long, String> posts) {
        List<Case> cases = comparison.examples().stream()
                .map(example -> new Case(
                        example.post() == null ? null : "/unggahan/" + example.post(),
                        example.post() == null
                                ? rows.getOrDefault(String.valueOf(example.row()), "")
                                : posts.getOrDefault(example.post(), ""),
                        example.truth(),
                        example.before(),
                        example.after()))
                .toList();
        return new ComparisonPage(
                comparison,
                figures(comparison.fixedBefore(), comparison.fixedAfter()),
                comparison.fixedAfter().texts(),
                comparison.recentAfter().texts() == 0
                        ? List.of()
                        : figures(comparison.recentBefore(), comparison.recentAfter()),
                comparison.recentAfter().texts(),
                cases);
    }

    private static List<Figure> figures(ModelQuality before, ModelQuality after) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("learning.accuracy", null, before, after, ModelQuality::accuracy, 1));
        figures.add(figure("learning.macroF1", null, before, after, ModelQuality::macroF1, 1));
        figures.add(figure("learning.greetingF1", null, before, after, ModelQuality::greetingF1, 1));
        for (ContentClass contentClass : ContentClass.values()) {
            if (contentClass != ContentClass.CAMPURAN) {
                figures.add(figure(
                        null, contentClass, before, after, one -> one.f1().getOrDefault(contentClass, 0.0), 1));
            }
        }
        figures.add(figure("learning.calibration", null, before, after, ModelQuality::calibrationError, -1));
        return figures;
    }

    private static Figure figure(
            @Nullable String key,
            @Nullable ContentClass contentClass,
            ModelQuality before,
            ModelQuality after,
            ToDoubleFunction<ModelQuality> value,
            int direction) {
        double was = value.applyAsDouble(before);
        double is = value.applyAsDouble(after);
        double gain = (is - was) * direction;
        String tone = Math.abs(gain) < NOTEWORTHY ? "quiet" : gain > 0 ? "good" : "bad";
        String change = String.format(Formats.INDONESIAN, "%+.3f", is - was).replace("-", "−");
        return new Figure(key, contentClass, number(was), number(is), change, tone);
    }

    private static String number(double value) {
        return String.format(Formats.INDONESIAN, "%.3f", value);
    }
}
