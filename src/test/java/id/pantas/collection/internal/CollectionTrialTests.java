package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever fails meanwhile, at the end all is stored, once, what was missed is known, and no budget was exceeded. The large
 * one: {@code ./mvnw -q test -Dtest=CollectionTrialTests -Dgroups=benchmark -DexcludedGroups=}.
 */
class CollectionTrialTests {

    @Test
    void sixtyAccountsLoseNothingInFiveDays() {
        try (Trial trial = new Trial(60, 5, 7)) {
            judge(trial);
        }
    }

    @Test
    @Tag("benchmark")
    void sixteenHundredAccountsLoseNothingInThirtyDays() {
        int accounts = Integer.getInteger("trial.accounts", 1_600);
        int days = Integer.getInteger("trial.days", 30);
        try (Trial trial = new Trial(accounts, days, Long.getLong("trial.seed", 1))) {
            judge(trial);
        }
    }

    private static void judge(Trial trial) {
        long begin = System.nanoTime();
        trial.run();
        System.out.printf("%n%s%n%,.0f s%n", trial.summary(), (System.nanoTime() - begin) / 1e9);
        trial.storedIsTheTruth();
        trial.everyMissingSpanIsRecorded();
        trial.budgetsWereNeverExceeded();
        assertThat(trial.deaths).isPositive();
    }
}
