package id.pantas.classifier;

/**
 * A text with the class a person gave it.
 *
 * @param id names the row in lists of examples
 * @param contentClass any but CAMPURAN, which is no class of a model
 * @param source where it comes from, e.g. {@code written-3}, {@code koreksi}
 */
public record TrainingText(String id, String text, ContentClass contentClass, String source) {

    public TrainingText {
        if (contentClass == ContentClass.CAMPURAN) {
            throw new IllegalArgumentException("CAMPURAN is no class of a model");
        }
    }
}
