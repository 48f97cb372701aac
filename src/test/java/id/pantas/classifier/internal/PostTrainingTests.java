package id.pantas.classifier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.classifier.ContentClass;
import id.pantas.classifier.ModelUnreadable;
import id.pantas.classifier.PostModel;
import id.pantas.classifier.TrainingText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Learning from people's decisions without forgetting what the shipped model knows. */
class PostTrainingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final VocabularyInUse vocabulary = new VocabularyInUse();
    private final PostModelsInUse models = new PostModelsInUse(
            ShippedModel.of(Task.POSTS), vocabulary, new BigDecimal("0.75"), new BigDecimal("0.35"));
    private final PostTrainer trainer = new PostTrainer(vocabulary);

    @Test
    void itsOwnRowsTravelInsideAndTheTestIsNotAmongThem() {
        List<TrainingText> own = trainer.ownRows();
        assertThat(own).hasSizeGreaterThan(7_000);
        assertThat(own).extracting(TrainingText::source).doesNotContain("written-5");
        assertThat(trainer.fixedTest())
                .hasSizeGreaterThan(900)
                .allMatch(row -> row.source().equals("written-5"));
        Set<String> texts = Set.copyOf(own.stream().map(TrainingText::text).toList());
        assertThat(trainer.fixedTest()).noneMatch(row -> texts.contains(row.text()));
    }

    @Test
    void itLearnsWhatPeopleDecidedAndKeepsTheRest() {
        String greeting = "Grebeg Zulampit digelar meriah di pendopo bersama para sesepuh";
        List<TrainingText> decided = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            decided.add(new TrainingText("k" + i, greeting + " hari ke-" + i, ContentClass.INFO_LAYANAN, "koreksi"));
        }
        List<TrainingText> own = trainer.ownRows().stream()
                .filter(row -> row.id().hashCode() % 20 == 0)
                .toList();
        List<Integer> steps = new ArrayList<>();
        PostModel learned = trainer.train(models.shipped(), own, decided, 3, TODAY, (step, most) -> steps.add(step));
        String another = greeting + " hari ke-99";
        assertThat(models.classify(another).contentClass()).isNotEqualTo(ContentClass.INFO_LAYANAN);
        assertThat(models.classifierOf(learned).classify(another).contentClass())
                .isEqualTo(ContentClass.INFO_LAYANAN);
        assertThat(steps).first().isEqualTo(0);
        double before = models.measure(models.shipped(), trainer.fixedTest()).macroF1();
        assertThat(models.measure(learned, trainer.fixedTest()).macroF1()).isGreaterThan(before - 0.02);
        assertThat(learned.version())
                .startsWith("2026-11-22.")
                .isNotEqualTo(models.shipped().version());
        assertThat(learned.rowsBySource()).containsEntry("koreksi", 12);
        PostModel again = trainer.train(models.shipped(), own, decided, 3, TODAY, (step, most) -> {});
        assertThat(again.version()).as("equal rows, equal model").isEqualTo(learned.version());
    }

    @Test
    void aModelSurvivesBeingKeptAndADamagedOneIsRefused() {
        byte[] file = models.shipped().file();
        assertThat(file.length).isLessThan(8 << 20);
        PostModel read = models.read(file, "uji");
        models.use(read);
        assertThat(models.modelVersion()).isEqualTo(models.shipped().version());
        file[file.length / 2] ^= 1;
        assertThatExceptionOfType(ModelUnreadable.class)
                .isThrownBy(() -> models.read(file, "uji"))
                .withMessageContaining("rusak");
        assertThatThrownBy(() -> models.read(new byte[9 << 20], "uji")).isInstanceOf(ModelUnreadable.class);
        assertThatThrownBy(() -> models.read(new byte[0], "uji")).isInstanceOf(ModelUnreadable.class);
    }

    @Test
    void aWordThatStaffAddSpeaksAtOnceAndShowsInTheVersion() {
        String text = "Rampakmulya ka sadaya urang Ciampel";
        var before = models.classify(text);
        vocabulary.use(Map.of("posts:ucapan", Set.of("rampakmulya")), Set.of());
        var after = models.classify(text);
        assertThat(models.decidingWords(text, 3))
                .extracting(word -> word.word())
                .contains("Rampakmulya");
        assertThat(after.modelVersion()).startsWith(before.modelVersion() + "+k");
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void aPlaceNamedLikeAGreetingCongratulatesNobody() {
        String text = "Warga Desa Jaya Merdeka";
        double before = greeting(text);
        vocabulary.use(Map.of(), Set.of("Jaya Merdeka"));
        assertThat(greeting(text)).isLessThan(before);
        assertThat(greeting("Dirgahayu! Merdeka Jaya"))
                .as("only behind the kind of place")
                .isEqualTo(new PostLabellerProbe().greeting("Dirgahayu! Merdeka Jaya"));
    }

    @Test
    void wordsAreFoldedAsTextsAre() {
        assertThat(vocabulary.folded(" Wilujeng ")).contains("selamat");
        assertThat(vocabulary.folded("TAHUN baru")).contains("tahun_baru");
        assertThat(vocabulary.folded("syukur*")).contains("syukur*");
        assertThat(vocabulary.folded("k\u0430rnaval")).contains("karnaval");
        for (String nothing : List.of(
                "", " ", "*", "ab*", "satu dua tiga", "123", "@akun", "x".repeat(41), "\u200B", "<b>", "a", "#salam")) {
            assertThat(vocabulary.folded(nothing)).as(nothing).isEmpty();
        }
        assertThat(vocabulary.groups())
                .extracting(group -> group.code())
                .contains("posts:ucapan", "posts:kerja")
                .doesNotHaveDuplicates();
    }

    private double greeting(String text) {
        LinearModel model = ShippedModel.of(Task.POSTS);
        List<Token> tokens = Tokenizer.tokens(CleanText.of(text, 2_000));
        return model.probabilities(Features.of(tokens, model.settings(), vocabulary.get()))[0];
    }

    /** The shipped model with nothing added. */
    private static final class PostLabellerProbe {
        double greeting(String text) {
            return ShippedModel.of(Task.POSTS).probabilities(text)[0];
        }
    }
}
