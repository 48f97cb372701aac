package id.pantas.learning.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import id.pantas.classification.Classifications;
import id.pantas.classification.DecidedBy;
import id.pantas.classifier.ContentClass;
import id.pantas.classifier.PostModels;
import id.pantas.learning.Dictionary;
import id.pantas.learning.Dictionary.Entry;
import id.pantas.learning.Dictionary.WordsUnusable;
import id.pantas.learning.Job;
import id.pantas.learning.JobKind;
import id.pantas.learning.LabelPreview;
import id.pantas.learning.LearningRefused;
import id.pantas.learning.ModelComparison;
import id.pantas.learning.Retraining;
import id.pantas.learning.TaughtRows;
import id.pantas.testing.PostgresForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From corrections to a model in use, to new labels, and back. */
@SpringBootTest(properties = {"pantas.learning.own-rows=300", "pantas.learning.check-every=60s"})
@Import(PostgresForTests.class)
class LearningTests {

    private static final String GREETING = "Grebeg Zulampit digelar meriah di pendopo bersama sesepuh hari ke-";
    private static final UUID UNIT = UUID.randomUUID();

    @Autowired
    Retraining retraining;

    @Autowired
    TaughtRows taught;

    @Autowired
    Dictionary dictionary;

    @Autowired
    Classifications classifications;

    @Autowired
    PostModels models;

    @Autowired
    InForce inForce;

    @Autowired
    JobRows jobs;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void empty() {
        database.sql("truncate post.post, classification.label, classification.correction")
                .update();
        database.sql("truncate learning.activation, learning.model, learning.job, learning.word")
                .update();
        inForce.follow();
    }

    @Test
    void aModelIsTrainedComparedPutInUseAndTakenBack() {
        List<Long> posts = corrected(30);
        long other = insert("Grebeg Zulampit tahun depan bersama warga");
        classifications.label(List.of(other));
        assertThat(retraining.newDecisions()).isEqualTo(30);
        String shipped = models.shipped().version();

        Job job = done(retraining.start(JobKind.TRAINING, "admin"));

        assertThat(job.state()).as(String.valueOf(job.problem())).isEqualTo(Job.State.DONE);
        ModelComparison comparison = retraining.comparison(job.id()).orElseThrow();
        assertThat(comparison.before()).isEqualTo(shipped);
        assertThat(comparison.learned()).isEqualTo(24);
        assertThat(comparison.recentAfter().texts()).as("one in five kept out").isEqualTo(6);
        assertThat(comparison.ownRows()).isEqualTo(300);
        assertThat(comparison.fixedAfter().texts()).isGreaterThan(900);
        assertThat(comparison.fixedAfter().macroF1())
                .isGreaterThan(comparison.fixedBefore().macroF1() - 0.03);
        assertThat(comparison.recentAfter().accuracy())
                .isGreaterThan(comparison.recentBefore().accuracy());
        assertThat(comparison.examples()).isNotEmpty().anyMatch(example -> posts.contains(example.post()));
        assertThat(retraining.inForce()).as("nobody put it in use").isEqualTo(shipped);

        retraining.activate(comparison.after(), "admin");
        assertThat(models.inUse().version()).isEqualTo(comparison.after());
        assertThat(retraining.newDecisions()).as("those kept out").isEqualTo(6);
        assertThat(classifications.of(List.of(other)).get(other).modelVersion())
                .as("old labels keep their model")
                .isEqualTo(shipped);

        assertThat(retraining.rollBackTo()).isEqualTo(shipped);
        retraining.rollBack("admin");
        assertThat(models.inUse().version()).isEqualTo(shipped);
        assertThat(retraining.rollBackTo()).isEqualTo(comparison.after());
        assertThat(retraining.activations(5))
                .extracting(each -> each.rolledBack())
                .containsExactly(true, false);
    }

    @Test
    void labelsOfTheOpenPeriodAreRenewedOnlyAfterALookAndNeverAPersonsDecision() {
        List<Long> posts = corrected(10);
        long other = insert("Grebeg Zulampit meriah di pendopo bersama sesepuh desa");
        classifications.label(List.of(other));
        String shipped = models.shipped().version();
        Job job = done(retraining.start(JobKind.TRAINING, "admin"));
        retraining.activate(String.valueOf(job.modelVersion()), "admin");

        assertThatExceptionOfType(LearningRefused.class)
                .isThrownBy(() -> retraining.start(JobKind.RELABEL, "admin"))
                .withMessage("learning.refused.unseen");
        done(retraining.start(JobKind.PREVIEW, "admin"));
        LabelPreview preview = retraining.preview(Instant.now()).orElseThrow();
        assertThat(preview.posts()).isEqualTo(1);
        assertThat(classifications.of(List.of(other)).get(other).modelVersion())
                .as("a look changes nothing")
                .isEqualTo(shipped);

        Job relabelled = done(retraining.start(JobKind.RELABEL, "admin"));
        assertThat(relabelled.state()).isEqualTo(Job.State.DONE);
        assertThat(classifications.of(List.of(other)).get(other).modelVersion()).isEqualTo(job.modelVersion());
        assertThat(classifications.of(posts).values())
                .allMatch(label -> label.decidedBy() == DecidedBy.PERSON
                        && label.modelVersion().equals(shipped));
        assertThat(retraining.preview(Instant.now()))
                .as("looked at before the labels")
                .isEmpty();
    }

    @Test
    void aDamagedModelIsNotPutInUseAndOneDamagedLaterLeavesTheLastGoodOne() {
        corrected(6);
        Job job = done(retraining.start(JobKind.TRAINING, "admin"));
        String version = String.valueOf(job.modelVersion());
        database.sql("update learning.model set file = set_byte(file, 100, (get_byte(file, 100) + 1) % 256)")
                .update();

        assertThatExceptionOfType(LearningRefused.class)
                .isThrownBy(() -> retraining.activate(version, "admin"))
                .withMessage("learning.refused.damaged");
        assertThat(retraining.inForce()).isEqualTo(models.shipped().version());

        database.sql(
                        "insert into learning.activation (at, person, version, rolled_back) values (now(), 'x', :v, false)")
                .param("v", version)
                .update();
        inForce.follow();
        assertThat(models.inUse().version()).isEqualTo(models.shipped().version());
        assertThat(retraining.here().problem())
                .contains("rusak")
                .contains(models.shipped().version());
    }

    @Test
    void oneJobRunsAtATimeAndASilentOneIsGivenUp() {
        corrected(3);
        Instant now = Instant.now();
        long silent = jobs.begin(JobKind.TRAINING, "node-a", "learning.step.train", now)
                .orElseThrow();
        assertThat(jobs.begin(JobKind.PREVIEW, "node-b", "learning.step.judge", now))
                .isEmpty();
        assertThatExceptionOfType(LearningRefused.class)
                .isThrownBy(() -> retraining.start(JobKind.TRAINING, "admin"))
                .withMessage("learning.refused.running");

        assertThat(jobs.giveUpSilent(Duration.ofMinutes(2), now.plusSeconds(121)))
                .isEqualTo(1);
        assertThat(jobs.find(silent).orElseThrow().state()).isEqualTo(Job.State.INTERRUPTED);
        assertThat(jobs.beat(silent, "learning.step.train", 1, 2, now))
                .as("it may not go on")
                .isFalse();
        assertThat(done(retraining.start(JobKind.TRAINING, "admin")).state()).isEqualTo(Job.State.DONE);
    }

    @Test
    void withoutACorrectionThereIsNothingToLearn() {
        assertThatExceptionOfType(LearningRefused.class)
                .isThrownBy(() -> retraining.start(JobKind.TRAINING, "admin"))
                .withMessage("learning.refused.nothing");
    }

    @Test
    void rowsForTrainingHoldNoPersonalData() {
        long post = insert("Bantuan untuk Ibu Siti Aminah, hubungi 0812-3456-7890");
        classifications.label(List.of(post));
        classifications.correct(post, ContentClass.KINERJA, "staf");
        assertThat(taught.rows()).singleElement().satisfies(row -> {
            assertThat(row.text()).isEqualTo("Bantuan untuk Ibu [NAMA], hubungi [TELP]");
            assertThat(row.contentClass()).isEqualTo(ContentClass.KINERJA);
        });
    }

    @Test
    void aWordOfTheRegionCountsFromTheNextLabelOnAndIsAudited() {
        String text = "Rampakmulya ka sadaya urang Ciampel";
        var before = classifications.classify(text);
        dictionary.add(new Entry("posts:ucapan", "Rampakmulya", "Sunda", "salam"), "staf");
        assertThat(classifications.classify(text)).isNotEqualTo(before);
        assertThat(classifications.modelVersion()).startsWith(models.inUse().version() + "+k");
        assertThatExceptionOfType(LearningRefused.class)
                .isThrownBy(() -> dictionary.add(new Entry("posts:ucapan", "rampakmulya", "Sunda", ""), "staf"))
                .withMessage("learning.word.known");
        dictionary.remove(dictionary.added().get(0).id(), "staf");
        assertThat(classifications.classify(text)).isEqualTo(before);
        assertThat(database.sql("select count(*) from audit.entry where entity = 'word'")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void aFileOfWordsIsTakenWholeOrNotAtAll() {
        assertThat(dictionary.importFile(
                        "kamus.csv",
                        bytes("kelompok,kata,bahasa,catatan\r\nposts:ucapan,matur nuwun,Jawa,\r\n"),
                        "staf"))
                .isEqualTo(1);
        assertThatExceptionOfType(WordsUnusable.class)
                .isThrownBy(() -> dictionary.importFile(
                        "kamus.csv",
                        bytes(
                                "kelompok,kata,bahasa\r\nposts:ucapan,rahayu,Jawa\r\nposts:apa,kata,Jawa\r\nposts:ucapan,satu dua tiga,Jawa\r\nposts:ucapan,sae,\r\n"),
                        "staf"))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.row() + problem.column())
                        .containsExactly("3kelompok", "4kata", "5bahasa"));
        assertThat(dictionary.added()).hasSize(1);
    }

    /** What the shipped model takes for ceremony, and staff for information. */
    private List<Long> corrected(int count) {
        List<Long> posts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            posts.add(insert(GREETING + (100 + i)));
        }
        classifications.label(posts);
        posts.forEach(post -> classifications.correct(post, ContentClass.INFO_LAYANAN, "staf"));
        return posts;
    }

    private Job done(long id) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> retraining.job(id).orElseThrow().state() != Job.State.RUNNING);
        return retraining.job(id).orElseThrow();
    }

    private long insert(String text) {
        return database.sql("""
                        insert into post.post (unit_id, account_id, platform, native_id, form, text, permalink,
                                               published_at, first_seen_at)
                        values (:unit, gen_random_uuid(), 'X', :native, 'TEXT', :text, '', :at, :at)
                        returning id""")
                .param("unit", UNIT)
                .param("native", UUID.randomUUID().toString())
                .param("text", text)
                .param("at", OffsetDateTime.now(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
