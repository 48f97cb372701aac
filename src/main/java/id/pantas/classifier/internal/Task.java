package id.pantas.classifier.internal;

import id.pantas.classifier.CommentClass;
import id.pantas.classifier.ComplaintTopic;
import id.pantas.classifier.ContentClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a model decides: its classes, how texts become numbers for it, how it is trained. See docs/classifier.md. */
enum Task {
    /** CAMPURAN is no class of the model; it follows from the probabilities. */
    POSTS(
            List.of(
                    ContentClass.UCAPAN.name(),
                    ContentClass.KINERJA.name(),
                    ContentClass.INFO_LAYANAN.name(),
                    ContentClass.LAINNYA.name()),
            new FeatureSettings(18, 2, 1, 2, 2, true, "posts", 3, 5, 2_000),
            new SoftmaxTrainer.Options(0.33, 1.0, 120)),
    COMMENTS(
            Arrays.stream(CommentClass.values()).map(Enum::name).toList(),
            new FeatureSettings(18, 2, 1, 2, 0, true, "comments,topics", 3, 5, 2_000),
            new SoftmaxTrainer.Options(0.33, 0.25, 120)),
    /** Learns from complaints only, hence answers for complaints only. */
    TOPICS(
            Arrays.stream(ComplaintTopic.values()).map(Enum::name).toList(),
            new FeatureSettings(18, 2, 1, 2.5f, 0, false, "topics", 3, 5, 2_000),
            new SoftmaxTrainer.Options(1.0, 0.5, 120));

    private final List<String> classes;
    private final FeatureSettings features;
    private final SoftmaxTrainer.Options training;

    Task(List<String> classes, FeatureSettings features, SoftmaxTrainer.Options training) {
        this.classes = classes;
        this.features = features;
        this.training = training;
    }

    /** Its name in model files and on the command line. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Codes of its classes, in the order of a model's numbers. */
    List<String> classes() {
        return classes;
    }

    FeatureSettings features() {
        return features;
    }

    SoftmaxTrainer.Options training() {
        return training;
    }

    /** Accepted labels in lower case with the class each stands for: the words of the data sets, and the codes. */
    Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        classes.forEach(code -> labels.put(code.toLowerCase(Locale.ROOT), code));
        if (this == POSTS) {
            labels.put("seremonial", ContentClass.UCAPAN.name());
            labels.put("informasi", ContentClass.INFO_LAYANAN.name());
        }
        return labels;
    }
}
