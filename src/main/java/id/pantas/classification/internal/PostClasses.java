package id.pantas.classification.internal;

import id.pantas.classification.ContentClass;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The classes of the posts model and the words that stand for them in training files. */
final class PostClasses {

    static final String TASK = "posts";

    /** CAMPURAN is no class of the model; it follows from the probabilities. */
    static final List<String> CODES = List.of(
            ContentClass.UCAPAN.name(),
            ContentClass.KINERJA.name(),
            ContentClass.INFO_LAYANAN.name(),
            ContentClass.LAINNYA.name());

    private PostClasses() {}

    /** Accepted labels in lower case: the words of the data sets, and the codes themselves. */
    static Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        labels.put("seremonial", ContentClass.UCAPAN.name());
        labels.put("kinerja", ContentClass.KINERJA.name());
        labels.put("informasi", ContentClass.INFO_LAYANAN.name());
        labels.put("lainnya", ContentClass.LAINNYA.name());
        labels.put("ucapan", ContentClass.UCAPAN.name());
        labels.put("info_layanan", ContentClass.INFO_LAYANAN.name());
        return labels;
    }
}
