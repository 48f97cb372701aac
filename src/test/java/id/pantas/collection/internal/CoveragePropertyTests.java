package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.Coverage.AccountDay;
import id.pantas.collection.Coverage.UnitCoverage;
import id.pantas.registry.AccountId;
import id.pantas.registry.UnitId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every unit's accounts and days, whatever happened on them. */
class CoveragePropertyTests {

    private static final UnitId UNIT = new UnitId(new UUID(7, 7));
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);
    private static final int DAYS = 14;

    /** A day of an account. @param planned of it so far, at most {@code meant} */
    record Fact(int account, int day, boolean connected, int meant, int planned, int done, boolean outage) {

        AccountDay asRead() {
            return new AccountDay(
                    MONDAY.plusDays(day),
                    connected,
                    planned,
                    outage ? 0 : Math.min(done, planned),
                    outage && connected);
        }

        Fact struck() {
            return new Fact(account, day, connected, meant, planned, done, true);
        }
    }

    @Property
    void staysWithinItsLimits(@ForAll("facts") List<Fact> facts) {
        UnitCoverage sum = sum(facts);
        assertThat(sum.done()).isBetween(0, sum.planned());
        assertThat(sum.fraction()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(sum.recordedDays()).isBetween(BigDecimal.ZERO, sum.lostDays());
        assertThat(sum.lostDays())
                .isLessThanOrEqualTo(new BigDecimal(sum.gapDays().size()));
        assertThat(sum.gapDays().size()).isLessThanOrEqualTo(DAYS);
        assertThat(sum.lostDays().signum() > 0).isEqualTo(!sum.gapDays().isEmpty());
        assertThat(sum.lostDays().scale()).isEqualTo(2);
        assertThat(sum.complete()).isEqualTo(10 * sum.done() >= 9 * sum.planned());
    }

    @Property
    void theOrderDoesNotMatter(@ForAll("facts") List<Fact> facts, @ForAll long seed) {
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(sum(shuffled)).isEqualTo(sum(facts));
    }

    @Property
    void anOutageNeverImprovesTheShareAndNeverGivesADayBack(@ForAll("facts") List<Fact> facts, @ForAll int which) {
        if (facts.isEmpty()) {
            return;
        }
        int struck = Math.floorMod(which, facts.size());
        List<Fact> after = new ArrayList<>(facts);
        after.set(struck, facts.get(struck).struck());
        UnitCoverage before = sum(facts);
        UnitCoverage then = sum(after);
        assertThat(then.planned()).isEqualTo(before.planned());
        assertThat(then.done()).isLessThanOrEqualTo(before.done());
        assertThat(then.lostDays()).isGreaterThanOrEqualTo(before.lostDays());
        assertThat(then.recordedDays()).isGreaterThanOrEqualTo(before.recordedDays());
        assertThat(then.gapDays()).containsAll(before.gapDays());
    }

    @Property
    void ofASingleAccountEveryGapIsAWholeDay(@ForAll("facts") List<Fact> facts) {
        UnitCoverage sum =
                sum(facts.stream().filter(fact -> fact.account() == 0).toList());
        assertThat(sum.lostDays())
                .isEqualByComparingTo(new BigDecimal(sum.gapDays().size()));
    }

    @Property
    void anOutageOfAllAccountsOnAllDaysLeavesNothing(@ForAll("facts") List<Fact> facts) {
        UnitCoverage sum = sum(facts.stream().map(Fact::struck).toList());
        assertThat(sum.done()).isZero();
        assertThat(sum.lostDays()).isEqualByComparingTo(sum.recordedDays());
        assertThat(sum.lostDays())
                .isEqualByComparingTo(new BigDecimal(sum.gapDays().size()));
    }

    private static UnitCoverage sum(List<Fact> facts) {
        CoverageSum sum = new CoverageSum();
        for (Fact fact : facts) {
            sum.add(new AccountId(new UUID(1, fact.account())), fact.asRead(), fact.meant() > 0, fact.day() < DAYS - 1);
        }
        return sum.of(UNIT);
    }

    /** At most one fact for each account and day; the last day is today. */
    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<Fact> fact = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, DAYS - 1),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.of(true, false, false, false))
                .as((account, day, connected, meant, planned, done, outage) -> {
                    int known = connected ? meant : 0;
                    int over = day == DAYS - 1 ? Math.min(planned, known) : known;
                    return new Fact(account, day, connected, known, over, done, outage);
                });
        return fact.list().ofMaxSize(56).uniqueElements(one -> one.account() * 100 + one.day());
    }
}
