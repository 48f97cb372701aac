package id.pantas.review;

import static id.pantas.classifier.ContentClass.KINERJA;
import static id.pantas.classifier.ContentClass.LAINNYA;
import static id.pantas.classifier.ContentClass.UCAPAN;
import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.classifier.ContentClass;
import id.pantas.review.Agreement.Pair;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AgreementTests {

    @Test
    void kappaIsWhatTheHandCalculationGives() {
        // 20 both yes, 5 yes/no, 10 no/yes, 15 both no: observed 0.7, by chance 0.5
        List<Pair> pairs = new ArrayList<>();
        add(pairs, 20, UCAPAN, UCAPAN);
        add(pairs, 5, UCAPAN, KINERJA);
        add(pairs, 10, KINERJA, UCAPAN);
        add(pairs, 15, KINERJA, KINERJA);
        Agreement agreement = new Agreement(pairs);
        assertThat(agreement.kappa()).isEqualTo("0.4000");
        assertThat(agreement.observed()).isEqualTo("0.7000");
        assertThat(agreement.confused(UCAPAN, KINERJA)).isEqualTo(15);
        assertThat(agreement.count(UCAPAN, KINERJA)).isEqualTo(5);
    }

    @Test
    void kappaOfThreeClassesIsWhatTheHandCalculationGives() {
        // rows 10/20/20, columns 12/18/20: observed 38/50, by chance (120 + 360 + 400)/2500 = 0.352
        List<Pair> pairs = new ArrayList<>();
        add(pairs, 8, UCAPAN, UCAPAN);
        add(pairs, 2, UCAPAN, KINERJA);
        add(pairs, 4, KINERJA, UCAPAN);
        add(pairs, 14, KINERJA, KINERJA);
        add(pairs, 2, KINERJA, LAINNYA);
        add(pairs, 2, LAINNYA, KINERJA);
        add(pairs, 18, LAINNYA, LAINNYA);
        assertThat(new Agreement(pairs).kappa()).isEqualTo("0.6914"); // (0.8 − 0.352) / 0.648
    }

    @Test
    void agreementByChanceAloneIsZeroAndWorseIsNegative() {
        List<Pair> chance = new ArrayList<>();
        for (ContentClass one : List.of(UCAPAN, KINERJA)) {
            for (ContentClass two : List.of(UCAPAN, KINERJA)) {
                add(chance, 10, one, two);
            }
        }
        assertThat(new Agreement(chance).kappa()).isEqualByComparingTo("0");
        List<Pair> opposite = new ArrayList<>();
        add(opposite, 10, UCAPAN, KINERJA);
        add(opposite, 10, KINERJA, UCAPAN);
        assertThat(new Agreement(opposite).kappa()).isEqualByComparingTo("-1");
    }

    @Test
    void fullAgreementIsOneAlsoWhereEverythingIsOneClass() {
        assertThat(new Agreement(List.of(new Pair(UCAPAN, UCAPAN), new Pair(UCAPAN, UCAPAN))).kappa())
                .isEqualByComparingTo("1");
        assertThat(new Agreement(List.of()).kappa()).isEqualByComparingTo("1");
        assertThat(new Agreement(List.of(new Pair(UCAPAN, KINERJA))).kappa())
                .as("one text, read differently: each reader's habit explains nothing")
                .isEqualByComparingTo("0");
    }

    @Property
    void kappaLiesBetweenMinusOneAndOne(@ForAll("readings") List<Pair> pairs) {
        assertThat(new Agreement(pairs).kappa()).isBetween(new BigDecimal("-1"), BigDecimal.ONE);
    }

    @Property
    void kappaIsTheSameWhoeverIsFirstAndInAnyOrder(@ForAll("readings") List<Pair> pairs, @ForAll long seed) {
        BigDecimal kappa = new Agreement(pairs).kappa();
        List<Pair> turned = new ArrayList<>(
                pairs.stream().map(pair -> new Pair(pair.two(), pair.one())).toList());
        Collections.shuffle(turned, new Random(seed));
        assertThat(new Agreement(turned).kappa()).isEqualTo(kappa);
    }

    @Property
    void namesOfClassesDoNotMatter(@ForAll("readings") List<Pair> pairs) {
        List<Pair> renamed = pairs.stream()
                .map(pair -> new Pair(other(pair.one()), other(pair.two())))
                .toList();
        assertThat(new Agreement(renamed).kappa()).isEqualTo(new Agreement(pairs).kappa());
    }

    @Property
    void kappaIsOneExactlyWhereAllAgree(@ForAll("readings") List<Pair> pairs) {
        boolean same = pairs.stream().allMatch(pair -> pair.one() == pair.two());
        assertThat(new Agreement(pairs).kappa().compareTo(BigDecimal.ONE) == 0).isEqualTo(same);
    }

    @Property
    void kappaNeverExceedsTheShareOnWhichBothAgree(@ForAll("readings") List<Pair> pairs) {
        Agreement agreement = new Agreement(pairs);
        assertThat(agreement.kappa()).isLessThanOrEqualTo(agreement.observed());
    }

    @Provide
    Arbitrary<List<Pair>> readings() {
        Arbitrary<ContentClass> label = Arbitraries.of(ContentClass.class);
        return Combinators.combine(label, label).as(Pair::new).list().ofMaxSize(60);
    }

    private static ContentClass other(ContentClass label) {
        return ContentClass.values()[(label.ordinal() + 2) % ContentClass.values().length];
    }

    private static void add(List<Pair> pairs, int times, ContentClass one, ContentClass two) {
        pairs.addAll(Collections.nCopies(times, new Pair(one, two)));
    }
}
