package id.pantas.learning.internal;

import id.pantas.classifier.ContentClass;
import id.pantas.classifier.PostClassifier;
import id.pantas.classifier.PostModel;
import id.pantas.classifier.PostModels;
import id.pantas.classifier.PostTraining;
import id.pantas.classifier.TrainingText;
import id.pantas.learning.ModelComparison;
import id.pantas.learning.ModelComparison.Example;
import id.pantas.learning.internal.JobRunner.Outcome;
import id.pantas.learning.internal.JobRunner.Steps;
import id.pantas.learning.internal.TrainingRows.Split;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Trains a model and lays it beside the one in force. */
@Component
class TrainingJob {

    private static final int EXAMPLES = 30;

    private final TrainingRows rows;
    private final PostTraining training;
    private final PostModels models;
    private final ModelRows kept;
    private final LearningProperties settings;
    private final Clock clock;

    TrainingJob(
            TrainingRows rows,
            PostTraining training,
            PostModels models,
            ModelRows kept,
            LearningProperties settings,
            Clock clock) {
        this.rows = rows;
        this.training = training;
        this.models = models;
        this.kept = kept;
        this.settings = settings;
        this.clock = clock;
    }

    Outcome run(long job, Steps steps) {
        steps.at("learning.step.rows", 0, 0);
        Optional<String> version = kept.inForce().flatMap(active -> Optional.ofNullable(active.version()));
        PostModel before = kept.load(version.orElse(null));
        Split split = rows.split(kept.decidedUntil(version.orElse(null)));
        if (split.learn().isEmpty()) {
            throw new IllegalStateException("Tidak ada koreksi yang dapat dipelajari.");
        }
        List<TrainingText> own = spread(training.ownRows(), settings.ownRows());
        Instant now = clock.instant();
        PostModel after = training.train(
                models.shipped(),
                own,
                split.learn(),
                settings.decisionWeight(),
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                (step, most) -> steps.at("learning.step.train", step, most));
        steps.at("learning.step.compare", 0, 0);
        ModelComparison comparison = compare(before, after, split, own.size());
        kept.keep(after, job, split.learn().size(), split.until(), clock.instant());
        return new Outcome(after.version(), comparison);
    }

    private ModelComparison compare(PostModel before, PostModel after, Split split, int ownRows) {
        List<TrainingText> fixed = training.fixedTest();
        List<Example> examples = new ArrayList<>();
        List<TrainingText> read = new ArrayList<>(split.recent());
        read.addAll(split.learn());
        read.addAll(fixed);
        PostClassifier one = models.classifierOf(before);
        PostClassifier other = models.classifierOf(after);
        int changed = 0;
        for (TrainingText text : read) {
            ContentClass was = one.classify(text.text()).contentClass();
            ContentClass is = other.classify(text.text()).contentClass();
            if (was != is && changed++ < EXAMPLES) {
                boolean post = text.source().equals(TrainingRows.SOURCE);
                examples.add(new Example(
                        post ? Long.valueOf(text.id()) : null, post ? null : text.id(), text.contentClass(), was, is));
            }
        }
        return new ModelComparison(
                before.version(),
                after.version(),
                split.learn().size(),
                split.skipped(),
                ownRows,
                models.measure(before, fixed),
                models.measure(after, fixed),
                models.measure(before, split.recent()),
                models.measure(after, split.recent()),
                read.size(),
                changed,
                examples);
    }

    /** {@code most} rows at even distances, so that every source and class stays in. */
    static List<TrainingText> spread(List<TrainingText> rows, int most) {
        if (rows.size() <= most) {
            return rows;
        }
        List<TrainingText> spread = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            spread.add(rows.get((int) ((long) i * rows.size() / most)));
        }
        return spread;
    }
}
