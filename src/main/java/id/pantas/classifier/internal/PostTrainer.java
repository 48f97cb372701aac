package id.pantas.classifier.internal;

import id.pantas.classifier.ContentClass;
import id.pantas.classifier.PostModel;
import id.pantas.classifier.PostTraining;
import id.pantas.classifier.TrainingText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

class PostTrainer implements PostTraining {

    private static final List<String> OWN = List.of("posts.csv", "posts-agencies.csv", "posts-regions.csv");
    private static final String TEST = "posts-long.csv";
    /** How strongly the weights are held where the training began. */
    private static final double HOLD = 1.0;

    private final Supplier<Lexicon> lexicon;

    PostTrainer(Supplier<Lexicon> lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public List<TrainingText> ownRows() {
        return OWN.stream().flatMap(PostTrainer::inside).toList();
    }

    @Override
    public List<TrainingText> fixedTest() {
        return inside(TEST).toList();
    }

    @Override
    public PostModel train(
            PostModel start,
            List<TrainingText> own,
            List<TrainingText> texts,
            double weight,
            LocalDate today,
            Progress progress) {
        LinearModel from = KeptPostModel.numbers(start);
        FeatureSettings settings = from.settings();
        Lexicon words = lexicon.get();
        List<TrainingText> all = new ArrayList<>(own);
        all.addAll(texts);
        List<Features> features = new ArrayList<>();
        int[] targets = new int[all.size()];
        double[] weights = new double[all.size()];
        TreeMap<String, Integer> bySource = new TreeMap<>(start.rowsBySource());
        own.stream().map(TrainingText::source).distinct().forEach(bySource::remove);
        for (int i = 0; i < targets.length; i++) {
            TrainingText row = all.get(i);
            features.add(Features.of(
                    Tokenizer.tokens(CleanText.of(row.text(), settings.readCharacters())), settings, words));
            targets[i] = from.classes().indexOf(row.contentClass().name());
            weights[i] = i < own.size() ? 1 : weight;
            bySource.merge(row.source(), 1, Integer::sum);
        }
        var options = new SoftmaxTrainer.Options(
                HOLD, Task.POSTS.training().balance(), Task.POSTS.training().iterations());
        SoftmaxTrainer.Learned learned =
                SoftmaxTrainer.adapt(SoftmaxTrainer.Learned.of(from), features, targets, weights, options, progress);
        return new KeptPostModel(Training.rounded(learned, Task.POSTS, today, from.temperature(), bySource));
    }

    private static Stream<TrainingText> inside(String name) {
        try (InputStream in = PostTrainer.class.getResourceAsStream("/training/" + name)) {
            if (in == null) {
                throw new IOException("Berkas latih " + name + " tidak ada di dalam aplikasi.");
            }
            return TrainingFile.of(name, in.readAllBytes(), Task.POSTS).rows().stream()
                    .map(row ->
                            new TrainingText(row.id(), row.text(), ContentClass.valueOf(row.label()), row.source()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
