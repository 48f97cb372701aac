package id.pantas.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.pantas.classification.DecidedBy;
import id.pantas.classifier.ContentClass;
import id.pantas.registry.UnitId;
import id.pantas.review.LabelObjections.NewObjection;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A unit objects to a label, from the first word to the decision. */
class ObjectionTests extends ReviewDatabase {

    private static final String WHY = "Teks menyebut 40 meter jembatan yang selesai.";
    private static final String NO = "Teks hanya berisi ucapan, tanpa hasil.";

    @Autowired
    LabelObjections objections;

    private UnitId health;
    private UnitId roads;
    private long greeting;

    @BeforeEach
    void twoAgencies() {
        empty();
        health = agency("Dinas Kesehatan", "Dinkes");
        roads = agency("Dinas Pekerjaan Umum", "DPU");
        greeting = published(health, PUBLISHED, "Selamat hari jembatan", "UCAPAN", null);
    }

    @Test
    void anAcceptedObjectionChangesTheLabelAndTheScore() {
        recount();
        var before = total();
        long id = raise();
        assertThat(objections.open()).singleElement().satisfies(one -> {
            assertThat(one.label()).isEqualTo(ContentClass.UCAPAN);
            assertThat(one.dueAt()).as("Thursday 16.00 WIB").isEqualTo(Instant.parse("2026-11-26T09:00:00Z"));
        });
        objections.accept(id, 0, "staf", "Benar, ada hasil.");
        assertThat(label(greeting).contentClass()).isEqualTo(ContentClass.KINERJA);
        assertThat(label(greeting).decidedBy()).isEqualTo(DecidedBy.PERSON);
        assertThat(classifications.corrections(greeting).get(0).reason()).contains("diterima", "Benar, ada hasil.");
        recount();
        assertThat(total()).isGreaterThan(before);
        assertThat(objections.unseenOf(health)).isEqualTo(1);
        objections.seen(health);
        assertThat(objections.unseenOf(health)).isZero();
        assertThat(objections.openCount()).isZero();
    }

    @Test
    void aRejectionNeedsAWrittenAnswerAndASecondPerson() {
        long id = raise();
        refused("Tulis jawaban", () -> objections.reject(id, 0, "staf", "tidak"));
        objections.reject(id, 0, "staf", NO);
        assertThat(state(id)).isEqualTo(ObjectionState.USUL_TOLAK);
        assertThat(label(greeting).decidedBy()).as("nothing is decided yet").isEqualTo(DecidedBy.MODEL);
        assertThat(objections.unseenOf(health)).isZero();
        refused("Orang lain", () -> objections.reject(id, 1, "staf", NO));
        objections.reject(id, 1, "admin", "");
        LabelObjection decided = objections.find(id).orElseThrow();
        assertThat(decided.state()).isEqualTo(ObjectionState.DITOLAK);
        assertThat(decided.answer()).isEqualTo(NO);
        assertThat(decided.firstBy()).isEqualTo("staf");
        assertThat(decided.secondBy()).isEqualTo("admin");
        assertThat(label(greeting).contentClass()).isEqualTo(ContentClass.UCAPAN);
        assertThat(label(greeting).decidedBy()).isEqualTo(DecidedBy.PERSON);
    }

    @Test
    void theSecondPersonMayOverruleTheFirst() {
        long id = raise();
        objections.reject(id, 0, "staf", NO);
        objections.accept(id, 1, "admin", "");
        assertThat(state(id)).isEqualTo(ObjectionState.DITERIMA);
        assertThat(label(greeting).contentClass()).isEqualTo(ContentClass.KINERJA);
    }

    @Test
    void aPicOfAnotherUnitCannotObject() {
        refused("instansi Anda sendiri", () -> raise(roads, greeting));
        refused("instansi Anda sendiri", () -> raise(roads, 404));
        assertThat(objections.obstacle(roads, greeting)).isPresent();
    }

    @Test
    void aSecondObjectionToTheSamePostIsRefused() throws Exception {
        raise();
        refused("Sudah ada keberatan", this::raise);
        long other = published(health, PUBLISHED, "Selamat", "UCAPAN", null);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> racing = () -> {
                try {
                    raise(health, other);
                    return true;
                } catch (ObjectionRefused tooLate) {
                    return false;
                }
            };
            var first = two.submit(racing);
            var second = two.submit(racing);
            assertThat(first.get() ^ second.get()).as("exactly one is taken").isTrue();
        } finally {
            two.shutdown();
        }
    }

    @Test
    void aWithdrawnPostARepostAndAnUnlabelledPostCannotBeObjectedTo() {
        database.sql("update post.post set gone_at = now() where id = ?")
                .param(greeting)
                .update();
        refused("ditarik", this::raise);
        database.sql("update post.post set gone_at = null, repost_of = 'x', repost_grade = 'CERTAIN' where id = ?")
                .param(greeting)
                .update();
        refused("Repost", this::raise);
        database.sql("update post.post set repost_of = null, repost_grade = null where id = ?")
                .param(greeting)
                .update();
        database.sql("delete from classification.label").update();
        refused("belum dilabeli", this::raise);
    }

    @Test
    void aDecisionStandsUntilTheLabelChangesAgain() {
        long id = raise();
        objections.accept(id, 0, "staf", "");
        refused("sudah diputuskan", this::raise);
        refused("sudah diputuskan orang lain", () -> objections.accept(id, 1, "admin", ""));
        classifications.correct(greeting, ContentClass.LAINNYA, "admin");
        assertThat(raise()).isGreaterThan(id);
    }

    @Test
    void objectionsAreTakenUntilWednesdayAfterThePeriod() {
        turnTo("2026-11-25T08:59:59Z");
        assertThat(objections.obstacle(health, greeting)).isEmpty();
        turnTo("2026-11-25T09:00:00Z");
        refused("sudah lewat", this::raise);
    }

    @Test
    void whatNobodyDecidesInTimeGoesInFavourOfTheUnit() {
        long untouched = raise();
        long second = published(health, PUBLISHED, "Selamat pagi", "LAINNYA", null);
        long proposed = raise(health, second);
        objections.reject(proposed, 0, "staf", NO);
        assertThat(objections.settleOverdue(Instant.parse("2026-11-26T08:59:59Z")))
                .isZero();
        assertThat(objections.settleOverdue(Instant.parse("2026-11-26T09:00:00Z")))
                .isEqualTo(2);
        assertThat(objections.settleOverdue(Instant.parse("2026-11-26T09:00:00Z")))
                .isZero();
        for (long id : new long[] {untouched, proposed}) {
            assertThat(state(id)).isEqualTo(ObjectionState.DITERIMA);
            assertThat(objections.find(id).orElseThrow().byTime()).isTrue();
        }
        assertThat(label(second).contentClass()).isEqualTo(ContentClass.KINERJA);
    }

    @Test
    void aDecisionAboutAnotherStateIsRefused() {
        long id = raise();
        objections.reject(id, 0, "staf", NO);
        refused("diubah orang lain", () -> objections.accept(id, 0, "admin", ""));
    }

    @Test
    void whatIsWrittenIsChecked() {
        refused("Tulis alasan", () -> objections.raise(given("   pendek  ", null)));
        refused("Tulis alasan", () -> objections.raise(given("x".repeat(1_001), null)));
        for (String link :
                new String[] {"javascript:alert(1)", "x.com/a", "https://" + "a".repeat(500), "http://[", "https:///x"
                }) {
            refused("Tautan", () -> objections.raise(given(WHY, link)));
        }
        refused(
                "sudah berlabel Ucapan",
                () -> objections.raise(new NewObjection(health, greeting, ContentClass.UCAPAN, WHY, null, "pic")));
        assertThat(objections.raise(given(WHY, " https://contoh.go.id/a?b=c "))).isPositive();
    }

    @Test
    void everyStepIsAudited() {
        long id = raise();
        objections.reject(id, 0, "staf", NO);
        objections.reject(id, 1, "admin", "");
        assertThat(database.sql(
                                "select action from audit.entry where entity = 'objection' and entity_id = :id order by id")
                        .param("id", String.valueOf(id))
                        .query(String.class)
                        .list())
                .containsExactly("review.audit.raised", "review.audit.rejectionProposed", "review.audit.rejected");
    }

    private long raise() {
        return raise(health, greeting);
    }

    private long raise(UnitId unit, long post) {
        return objections.raise(new NewObjection(unit, post, ContentClass.KINERJA, WHY, null, "pic"));
    }

    private NewObjection given(String reason, String link) {
        return new NewObjection(health, greeting, ContentClass.KINERJA, reason, link, "pic");
    }

    private ObjectionState state(long id) {
        return objections.find(id).orElseThrow().state();
    }

    private java.math.BigDecimal total() {
        return database.sql("select total from scoring.score where unit_id = :unit")
                .param("unit", health.value())
                .query(java.math.BigDecimal.class)
                .single();
    }

    private static void refused(String words, ThrowingCallable call) {
        assertThatExceptionOfType(ObjectionRefused.class).isThrownBy(call).withMessageContaining(words);
    }
}
