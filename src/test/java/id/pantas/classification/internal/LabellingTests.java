package id.pantas.classification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.pantas.classification.Classifications;
import id.pantas.classification.Correction;
import id.pantas.classification.Corrections;
import id.pantas.classification.DecidedBy;
import id.pantas.classification.Label;
import id.pantas.classification.LabelChanged;
import id.pantas.classification.LabelReasons;
import id.pantas.classification.LabelTrust;
import id.pantas.classification.LabelTrustChanged;
import id.pantas.classification.PostNotLabelled;
import id.pantas.classification.PostsLabelled;
import id.pantas.classification.ReaderAgreement;
import id.pantas.classifier.ContentClass;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.Posts;
import id.pantas.post.PostsStored;
import id.pantas.post.StoredPage;
import id.pantas.queue.WorkItem;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import id.pantas.testing.PostgresForTests;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
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
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;

@SpringBootTest
@EnableScenarios
@Import(PostgresForTests.class)
class LabellingTests {

    private static final UnitId UNIT = new UnitId(UUID.randomUUID());
    private static final OfficialAccount ACCOUNT = new OfficialAccount(
            new AccountId(UUID.randomUUID()),
            UNIT,
            Platform.X,
            "dinasuji",
            "1",
            true,
            Instant.parse("2026-01-01T00:00:00Z"));
    private static final Instant PUBLISHED = Instant.parse("2026-11-10T03:00:00Z");

    @Autowired
    Classifications classifications;

    @Autowired
    Corrections corrections;

    @Autowired
    LabelReasons reasons;

    @Autowired
    LabelTrust trust;

    @Autowired
    LabelDesk desk;

    @Autowired
    Posts posts;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void empty() {
        database.sql(
                        "truncate post.post, classification.label, classification.correction, classification.reader_agreement")
                .update();
        database.sql("update classification.sweep set swept_to = 0").update();
    }

    @Test
    void labelsAPostAfterItArrivedAndTellsOthers(Scenario scenario) {
        scenario.stimulate(() -> store(PUBLISHED.plusSeconds(60), post("a", "Selamat Hari Guru Nasional 2026")))
                .andWaitForEventOfType(PostsLabelled.class)
                .matching(event -> event.unit().equals(UNIT))
                .toArriveAndVerify((event, stored) -> {
                    assertThat(event.posts()).isEqualTo(stored.newPosts());
                    assertThat(classifications.of(event.posts()).values())
                            .extracting(Label::contentClass)
                            .containsExactly(ContentClass.UCAPAN);
                });
    }

    @Test
    void labelsTheSamePostOnlyOnce() {
        List<Long> ids = insert("Perbaikan 3 km jalan desa selesai", "Selamat pagi");

        assertThat(classifications.label(ids)).isEqualTo(2);
        assertThat(classifications.label(ids)).isZero();
        arrived(new PostsStored(ACCOUNT.id(), UNIT, ids, ids));

        assertThat(count("classification.label")).isEqualTo(2);
    }

    @Test
    void judgesAnEditedTextAgain() {
        List<Long> ids = insert("Selamat Hari Guru Nasional, terima kasih guru");
        classifications.label(ids);
        database.sql("update post.post set text = 'Perbaikan 3 km jalan desa selesai, 40 ton aspal', edited_at = now()")
                .update();

        arrived(new PostsStored(ACCOUNT.id(), UNIT, List.of(), ids));

        assertThat(classifications.of(ids).get(ids.get(0)).contentClass()).isEqualTo(ContentClass.KINERJA);
    }

    @Test
    void neverOverwritesWhatAPersonDecided() {
        List<Long> ids = insert("Selamat Hari Guru Nasional, terima kasih guru");
        long id = ids.get(0);
        classifications.label(ids);
        Label before = classifications.of(ids).get(id);

        classifications.correct(id, ContentClass.KINERJA, "staf");
        database.sql("update post.post set text = 'Selamat ulang tahun', edited_at = now()")
                .update();
        classifications.label(ids);
        classifications.labelMissing(10);

        Label after = classifications.of(ids).get(id);
        assertThat(after.contentClass()).isEqualTo(ContentClass.KINERJA);
        assertThat(after.decidedBy()).isEqualTo(DecidedBy.PERSON);
        assertThat(after.needsReview()).isFalse();
        assertThat(after.alternative()).isEqualTo(before.contentClass());
        assertThat(classifications.corrections(id)).singleElement().satisfies(correction -> {
            assertThat(correction.person()).isEqualTo("staf");
            assertThat(correction.before()).isEqualTo(before.contentClass());
            assertThat(correction.beforeProbability()).isEqualByComparingTo(before.probability());
            assertThat(correction.after()).isEqualTo(ContentClass.KINERJA);
        });
    }

    @Test
    void letsNobodyDecideAboutALabelThatChangedMeanwhile() {
        List<Long> ids = insert("Selamat Hari Guru Nasional, terima kasih guru");
        long id = ids.get(0);
        classifications.label(ids);
        String seen = classifications.of(ids).get(id).mark();

        corrections.decide(new Corrections.Decision(id, seen, ContentClass.KINERJA, "staf", "Ada hasil"));

        assertThatExceptionOfType(LabelChanged.class)
                .isThrownBy(() ->
                        corrections.decide(new Corrections.Decision(id, seen, ContentClass.LAINNYA, "admin", null)))
                .satisfies(changed -> assertThat(changed.now().contentClass()).isEqualTo(ContentClass.KINERJA));
        assertThat(classifications.corrections(id))
                .singleElement()
                .extracting(Correction::reason)
                .isEqualTo("Ada hasil");
    }

    @Test
    void givesTheWholeLabelBackWhenAPersonTakesTheDecisionBack() {
        List<Long> ids = insert("Selamat Hari Guru Nasional, terima kasih guru");
        long id = ids.get(0);
        classifications.label(ids);
        Label before = classifications.of(ids).get(id);
        classifications.correct(id, ContentClass.KINERJA, "staf");
        classifications.correct(id, ContentClass.LAINNYA, "admin");

        assertThatExceptionOfType(LabelChanged.class).isThrownBy(() -> corrections.takeBack(id, "staf"));
        corrections.takeBack(id, "admin");
        assertThat(classifications.of(ids).get(id).contentClass()).isEqualTo(ContentClass.KINERJA);
        corrections.takeBack(id, "staf");

        assertThat(classifications.of(ids).get(id)).isEqualTo(before);
        assertThat(classifications.corrections(id)).hasSize(2).allMatch(Correction::takenBack);
        assertThatExceptionOfType(LabelChanged.class).isThrownBy(() -> corrections.takeBack(id, "staf"));
    }

    @Test
    void saysWhichWordsDecidedUnlessAPersonDid() {
        List<Long> ids = insert("Selamat Hari Guru Nasional, terima kasih guru", "Selamat pagi");
        classifications.label(ids);
        classifications.correct(ids.get(1), ContentClass.LAINNYA, "staf");

        var why = reasons.of(ids, 2);

        assertThat(why.get(ids.get(0)).words()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
        assertThat(why.get(ids.get(1)).words()).isEmpty();
        assertThat(reasons.of(List.of(404L), 2)).isEmpty();
    }

    @Test
    void labelsMayMoveRanksUntilPeopleAreKnownToDisagree(Scenario scenario) {
        Instant at = Instant.parse("2026-11-16T03:00:00Z");
        assertThat(trust.holds(at)).isTrue();
        scenario.stimulate(() -> trust.record(agreement("0.6999", at)))
                .andWaitForEventOfType(LabelTrustChanged.class)
                .matching(event -> !event.holds())
                .toArrive();
        assertThat(trust.holds(at.minusSeconds(1))).isTrue();
        assertThat(trust.holds(at)).isFalse();
        trust.record(agreement("0.7000", at.plusSeconds(60)));
        assertThat(trust.holds(at.plusSeconds(60))).isTrue();
    }

    private static ReaderAgreement agreement(String kappa, Instant at) {
        return new ReaderAgreement(new BigDecimal(kappa), 50, new BigDecimal("0.70"), at);
    }

    @Test
    void tellsOthersOfACorrection(Scenario scenario) {
        List<Long> ids = insert("Selamat Hari Guru Nasional");
        classifications.label(ids);

        scenario.stimulate(() -> classifications.correct(ids.get(0), ContentClass.LAINNYA, "staf"))
                .andWaitForEventOfType(PostsLabelled.class)
                .matching(event -> event.posts().equals(ids))
                .toArrive();
    }

    @Test
    void correctsNoPostThatHasNoLabel() {
        assertThatExceptionOfType(PostNotLabelled.class)
                .isThrownBy(() -> classifications.correct(404, ContentClass.KINERJA, "staf"));
    }

    @Test
    void findsPostsThatWereLeftWithoutALabel() {
        List<Long> ids = insert("satu", "dua", "tiga", "empat");
        classifications.label(ids.subList(1, 2));

        assertThat(classifications.labelMissing(2)).isEqualTo(2);
        assertThat(classifications.labelMissing(10)).isEqualTo(1);
        assertThat(classifications.labelMissing(10)).isZero();
        assertThat(classifications.of(ids)).containsOnlyKeys(ids);
    }

    @Test
    void publishesWhatOthersReadInTheView() {
        classifications.label(insert("Selamat Hari Guru Nasional"));

        assertThat(database.sql("select content_class, probability, alternative, alternative_probability, needs_review,"
                                + " model_version, decided_by, decided_at from classification.current_label")
                        .query()
                        .singleRow())
                .containsEntry("content_class", "UCAPAN")
                .containsEntry("model_version", classifications.modelVersion())
                .containsEntry("decided_by", "MODEL");
    }

    @Test
    void passesOverPostsItDoesNotKnow() {
        assertThat(classifications.label(List.of(-1L, 404L))).isZero();
        assertThat(classifications.label(List.of())).isZero();
        assertThat(classifications.of(List.of())).isEmpty();
    }

    /** Handles the event here and now, not on another thread. */
    private void arrived(PostsStored event) {
        List<WorkItem> work = new ArrayList<>();
        LabelNewPosts listener = new LabelNewPosts(desk, (queue, added) -> work.addAll(added));
        listener.on(event);
        listener.handle(work);
    }

    private List<Long> insert(String... texts) {
        Instant seen = Instant.now().minus(Duration.ofHours(3));
        return List.of(texts).stream()
                .map(text -> database.sql("""
                                insert into post.post (account_id, unit_id, platform, native_id, published_at, first_seen_at,
                                                       form, text, permalink)
                                values (:account, :unit, 'X', :native, :at, :at, 'TEXT', :text, 'https://x.com/u/1')
                                returning id""")
                        .param("account", ACCOUNT.id().value())
                        .param("unit", UNIT.value())
                        .param("native", UUID.randomUUID().toString())
                        .param("at", seen.atOffset(ZoneOffset.UTC))
                        .param("text", text)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private StoredPage store(Instant seenAt, ObservedPost post) {
        return posts.store(ACCOUNT, seenAt, List.of(post));
    }

    private static ObservedPost post(String nativeId, String text) {
        return new ObservedPost(
                nativeId,
                PUBLISHED,
                PostForm.TEXT,
                text,
                "https://x.com/dinasuji/status/" + nativeId,
                null,
                null,
                null,
                Counts.NONE);
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }
}
