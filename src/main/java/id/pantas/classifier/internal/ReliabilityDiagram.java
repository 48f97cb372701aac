package id.pantas.classifier.internal;

import java.util.List;
import java.util.Locale;

/** Stated probability against the share of right answers, as an SVG that needs nothing else. */
final class ReliabilityDiagram {

    private static final int LEFT = 56;
    private static final int TOP = 24;
    private static final int SIDE = 320;
    private static final double LARGEST = 11;

    private ReliabilityDiagram() {}

    /** @param title what was measured, in a few words */
    static String of(String title, Evaluation evaluation) {
        List<Evaluation.Bin> bins = evaluation.bins();
        int most = bins.stream().mapToInt(Evaluation.Bin::texts).max().orElse(1);
        StringBuilder svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 420\" width=\"400\" height=\"420\" role=\"img\""
                        + " font-family=\"system-ui, sans-serif\" font-size=\"12\">");
        line(svg, "<title>%s</title>", title);
        line(svg, "<rect width=\"400\" height=\"420\" fill=\"#ffffff\"/>");
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double at = tenth / 10.0;
            line(svg, "<path d=\"M%1$d %2$.1fH%3$d\" stroke=\"#dbe2e5\"/>", LEFT, y(at), LEFT + SIDE);
            line(
                    svg,
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#51626a\">%.1f</text>",
                    LEFT - 8,
                    y(at) + 4,
                    at);
            line(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#51626a\">%.1f</text>",
                    x(at),
                    TOP + SIDE + 18,
                    at);
        }
        line(
                svg,
                "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#8a979d\" stroke-dasharray=\"5 4\"/>",
                x(0),
                y(0),
                x(1),
                y(1));
        StringBuilder path = new StringBuilder();
        for (Evaluation.Bin bin : bins) {
            path.append(String.format(
                    Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x(bin.probability()), y(bin.right())));
        }
        line(svg, "<path d=\"%s\" fill=\"none\" stroke=\"#0f5f66\" stroke-width=\"2\"/>", path);
        for (Evaluation.Bin bin : bins) {
            line(
                    svg,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#0f5f66\"><title>%d texts: stated %.3f, right %.3f</title></circle>",
                    x(bin.probability()),
                    y(bin.right()),
                    2 + (LARGEST - 2) * Math.sqrt((double) bin.texts() / most),
                    bin.texts(),
                    bin.probability(),
                    bin.right());
        }
        line(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#17252b\">stated probability of the answer (area of a dot: texts)</text>",
                LEFT + SIDE / 2,
                TOP + SIDE + 42);
        line(
                svg,
                "<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\" fill=\"#17252b\">share of right answers</text>",
                TOP + SIDE / 2);
        line(
                svg,
                "<text x=\"%d\" y=\"%d\" fill=\"#17252b\">%d texts, calibration error %.3f</text>",
                LEFT + 12,
                TOP + 18,
                evaluation.total(),
                evaluation.calibrationError());
        return svg.append("</svg>\n").toString();
    }

    private static double x(double share) {
        return LEFT + share * SIDE;
    }

    private static double y(double share) {
        return TOP + (1 - share) * SIDE;
    }

    private static void line(StringBuilder svg, String pattern, Object... values) {
        svg.append(values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values))
                .append('\n');
    }
}
