package id.pantas.classifier.internal;

import id.pantas.classifier.ContentClass;
import id.pantas.classifier.DecidingWord;
import id.pantas.classifier.ModelQuality;
import id.pantas.classifier.ModelUnreadable;
import id.pantas.classifier.PostClassifier;
import id.pantas.classifier.PostLabel;
import id.pantas.classifier.PostModel;
import id.pantas.classifier.PostModels;
import id.pantas.classifier.TrainingText;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Labels posts with whichever model is in use at the moment. */
class PostModelsInUse implements PostClassifier, PostModels {

    private final KeptPostModel shipped;
    private final Supplier<Lexicon> lexicon;
    private final BigDecimal reviewBelow;
    private final BigDecimal mixedFrom;
    private volatile InUse inUse;

    /** The model and its reader change together. */
    private record InUse(PostModel model, PostLabeller reader) {}

    PostModelsInUse(LinearModel shipped, Supplier<Lexicon> lexicon, BigDecimal reviewBelow, BigDecimal mixedFrom) {
        this.shipped = new KeptPostModel(shipped);
        this.lexicon = lexicon;
        this.reviewBelow = reviewBelow;
        this.mixedFrom = mixedFrom;
        this.inUse = new InUse(this.shipped, reader(this.shipped));
    }

    @Override
    public String modelVersion() {
        return inUse.reader().modelVersion();
    }

    @Override
    public PostLabel classify(String text) {
        return inUse.reader().classify(text);
    }

    @Override
    public List<DecidingWord> decidingWords(String text, int most) {
        return inUse.reader().decidingWords(text, most);
    }

    @Override
    public PostModel inUse() {
        return inUse.model();
    }

    @Override
    public PostModel shipped() {
        return shipped;
    }

    @Override
    public PostModel read(byte[] file, String name) {
        if (file.length > MOST_BYTES) {
            throw new ModelUnreadable("Model " + name + " lebih besar dari 8 MB.");
        }
        LinearModel model = ModelFile.read(new ByteArrayInputStream(file), name);
        return new KeptPostModel(ShippedModel.checked(model, Task.POSTS, name));
    }

    @Override
    public void use(PostModel model) {
        inUse = new InUse(model, reader(model));
    }

    @Override
    public PostClassifier classifierOf(PostModel model) {
        return reader(model);
    }

    @Override
    public ModelQuality measure(PostModel model, List<TrainingText> texts) {
        LinearModel numbers = KeptPostModel.numbers(model);
        List<String> classes = numbers.classes();
        Lexicon words = lexicon.get();
        Evaluation evaluation = new Evaluation(classes);
        for (TrainingText text : texts) {
            List<Token> tokens = Tokenizer.tokens(
                    CleanText.of(text.text(), numbers.settings().readCharacters()));
            double[] probabilities = numbers.probabilities(Features.of(tokens, numbers.settings(), words));
            evaluation.add(classes.indexOf(text.contentClass().name()), probabilities);
        }
        Map<ContentClass, Double> f1 = new EnumMap<>(ContentClass.class);
        for (int c = 0; c < classes.size(); c++) {
            f1.put(ContentClass.valueOf(classes.get(c)), evaluation.f1(c));
        }
        return new ModelQuality(
                evaluation.total(),
                evaluation.accuracy(),
                texts.isEmpty() ? 0 : evaluation.macroF1(),
                texts.isEmpty() ? 0 : evaluation.macroF1AgainstRest(classes.indexOf(ContentClass.UCAPAN.name())),
                evaluation.calibrationError(),
                f1);
    }

    private PostLabeller reader(PostModel model) {
        return new PostLabeller(KeptPostModel.numbers(model), lexicon, reviewBelow, mixedFrom);
    }
}
