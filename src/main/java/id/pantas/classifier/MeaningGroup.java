package id.pantas.classifier;

import java.util.List;

/**
 * Words that speak of the same thing and share one weight, e.g. those of a greeting.
 *
 * @param code list and name, e.g. {@code posts:ucapan}; stable, models refer to it
 * @param shipped the words inside the application, in folded form; {@code begin*} stands for all that begin so,
 *     {@code first_second} for two neighbours
 */
public record MeaningGroup(String code, List<String> shipped) {}
