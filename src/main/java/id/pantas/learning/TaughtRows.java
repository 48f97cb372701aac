package id.pantas.learning;

import id.pantas.classifier.TrainingText;
import java.util.List;

/** People's decisions as rows to learn from. */
public interface TaughtRows {

    /** The newest decisions in force, the oldest of them first; personal data replaced by placeholders. */
    List<TrainingText> rows();
}
