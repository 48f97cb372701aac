package id.pantas.compliance.internal;

import static id.pantas.compliance.internal.ComplianceDatabase.BY;
import static id.pantas.compliance.internal.ComplianceDatabase.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.compliance.ComplianceRefused;
import id.pantas.compliance.DataKind;
import id.pantas.compliance.DecisionSubject;
import id.pantas.compliance.RetainedData;
import id.pantas.compliance.RetentionRule;
import id.pantas.compliance.RetentionRun;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RetentionTests {

    private final Kept statistics = new Kept(DataKind.STATISTICS, false);
    private final Kept comments = new Kept(DataKind.COMMENTS, true);
    private final ComplianceDatabase node = new ComplianceDatabase(statistics, comments);

    RetentionTests() {
        statistics.sql = node.sql;
        comments.sql = node.sql;
        node.sql
                .sql("create table kept (kind text, platform text, at timestamptz)")
                .update();
    }

    @Test
    void statisticsOfYouTubeLive28DaysAndOfTheOthersAsLongAsPeopleWant() {
        assertThat(node.retention.rule(Platform.YOUTUBE, DataKind.STATISTICS))
                .isEqualTo(new RetentionRule(Platform.YOUTUBE, DataKind.STATISTICS, 28, 28, 28, false));
        assertThat(node.retention.rule(Platform.X, DataKind.STATISTICS).days()).isNull();
        statistics.add(Platform.YOUTUBE, 27, 29, 40);
        statistics.add(Platform.X, 400);

        RetentionRun run = node.retention.run(NOW);

        assertThat(run.finishedAt()).isNotNull();
        assertThat(statistics.ages()).containsExactly("X 400", "YOUTUBE 27");
        RetentionRun.Item item = item(run, Platform.YOUTUBE, DataKind.STATISTICS);
        assertThat(item.forgotten()).isEqualTo(2);
        assertThat(item.days()).isEqualTo(28);
        assertThat(item.oldest()).isEqualTo(NOW.minus(Duration.ofDays(27)));
        assertThat(node.retention.runs(5)).containsExactly(run);
    }

    @Test
    void anAcceptedAmendmentKeepsStatisticsLongerButNeverCommentsAndItsEndDeletesThemAgain() {
        node.decide(Platform.YOUTUBE, DecisionSubject.AMENDMENT, true, NOW);
        statistics.add(Platform.YOUTUBE, 27, 300, 1_200);
        comments.add(Platform.YOUTUBE, 27, 40);

        node.retention.run(NOW);
        assertThat(statistics.ages()).containsExactly("YOUTUBE 300", "YOUTUBE 27");
        assertThat(comments.ages()).containsExactly("YOUTUBE 27");

        node.decide(Platform.YOUTUBE, DecisionSubject.AMENDMENT, false, NOW);
        node.retention.run(NOW);
        assertThat(statistics.ages()).containsExactly("YOUTUBE 27");
    }

    @Test
    void aSecondRunFindsNothingMoreToForget() {
        statistics.add(Platform.YOUTUBE, 40, 50);
        comments.add(Platform.INSTAGRAM, 100);
        node.retention.run(NOW);
        assertThat(node.retention.run(NOW.plusSeconds(1)).forgotten()).isZero();
    }

    @Test
    void whatArrivesLateIsForgottenThoughItsTimeWasOverLongAgo() {
        node.retention.run(NOW);
        comments.add(Platform.INSTAGRAM, 300);
        node.retention.run(NOW.plusSeconds(1));
        assertThat(comments.ages()).isEmpty();
    }

    @Test
    void aRunThatIsKilledGoesOnWhereItStoppedAndLosesNoCount() {
        for (int day = 29; day < 60; day++) {
            statistics.add(Platform.YOUTUBE, day);
        }
        statistics.failAfter = 5;
        assertThatThrownBy(() -> node.retention.run(NOW)).isInstanceOf(IllegalStateException.class);
        RetentionRun cut = node.retention.runs(1).get(0);
        assertThat(cut.finishedAt()).isNull();
        assertThat(cut.forgotten()).as("what was committed before").isPositive().isLessThan(31);
        assertThat(statistics.ages()).hasSize(31 - (int) cut.forgotten());

        statistics.failAfter = Integer.MAX_VALUE;
        int asked = statistics.steps;
        RetentionRun next = node.retention.run(NOW.plusSeconds(60));
        assertThat(next.finishedAt()).isNotNull();
        assertThat(cut.forgotten() + next.forgotten()).isEqualTo(31);
        assertThat(statistics.ages()).isEmpty();
        assertThat(statistics.from.get(asked))
                .as("goes on, not from the beginning")
                .isAfter(NOW.minus(Duration.ofDays(59)));
    }

    @Test
    void troubleWithOneKindDoesNotKeepTheOthersFromBeingForgotten() {
        statistics.add(Platform.YOUTUBE, 40);
        comments.add(Platform.X, 400);
        comments.add(Platform.YOUTUBE, 400);
        statistics.failAfter = 0;
        assertThatThrownBy(() -> node.retention.run(NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(comments.ages()).isEmpty();
    }

    @Test
    void moreThanOneStepIsForgottenInSeveral() {
        node.sql
                .sql(
                        "insert into kept select 'STATISTICS', 'YOUTUBE', cast(:at as timestamptz) from generate_series(1, :n)")
                .param("at", NOW.minus(Duration.ofDays(30)).toString())
                .param("n", 2 * RetentionDesk.STEP + 1)
                .update();
        assertThat(node.retention.run(NOW).forgotten()).isEqualTo(2 * RetentionDesk.STEP + 1);
        assertThat(statistics.steps).isGreaterThanOrEqualTo(3);
    }

    @Test
    void peopleMayChooseOtherDaysWithinTheContractAndTheAuditLogSaysSo() {
        node.retention.keep(Platform.X, DataKind.COMMENTS, 30, BY, NOW);
        assertThat(node.retention.rule(Platform.X, DataKind.COMMENTS))
                .isEqualTo(new RetentionRule(Platform.X, DataKind.COMMENTS, 30, 1, 365, true));
        node.retention.keep(Platform.X, DataKind.COMMENTS, null, BY, NOW);
        assertThat(node.retention.rule(Platform.X, DataKind.COMMENTS).days()).isEqualTo(90);
        assertThat(node.audited).hasSize(2);
        assertThat(node.audited.get(0).from()).isEqualTo("90");
        assertThat(node.audited.get(0).to()).isEqualTo("30");

        refused(Platform.YOUTUBE, DataKind.STATISTICS, 29);
        refused(Platform.YOUTUBE, DataKind.COMMENTS, 31);
        refused(Platform.YOUTUBE, DataKind.RAW_ANSWERS, 0);
        refused(Platform.INSTAGRAM, DataKind.STATISTICS, 27);
        refused(Platform.X, DataKind.GONE_POSTS, 2);
        refused(Platform.WEBSITE, DataKind.COMMENTS, 5);
        refused(Platform.X, DataKind.COMMENTS, Integer.MAX_VALUE);
        refused(Platform.X, DataKind.COMMENTS, -1);
    }

    @Test
    void aChoiceUnderAnAmendmentThatEndedIsCutToWhatIsAllowedNow() {
        node.decide(Platform.YOUTUBE, DecisionSubject.AMENDMENT, true, NOW);
        node.retention.keep(Platform.YOUTUBE, DataKind.STATISTICS, 400, BY, NOW);
        assertThat(node.retention.rule(Platform.YOUTUBE, DataKind.STATISTICS).days())
                .isEqualTo(400);
        node.decide(Platform.YOUTUBE, DecisionSubject.AMENDMENT, false, NOW);
        assertThat(node.retention.rule(Platform.YOUTUBE, DataKind.STATISTICS).days())
                .isEqualTo(28);
    }

    private void refused(Platform platform, DataKind kind, int days) {
        assertThatThrownBy(() -> node.retention.keep(platform, kind, days, BY, NOW))
                .isInstanceOf(ComplianceRefused.class);
    }

    private static RetentionRun.Item item(RetentionRun run, Platform platform, DataKind kind) {
        return run.items().stream()
                .filter(item -> item.platform() == platform && item.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** Data of which only the age counts. */
    private static final class Kept implements RetainedData {

        private final DataKind kind;
        private final boolean late;
        private JdbcClient sql;
        private int failAfter = Integer.MAX_VALUE;
        private int steps;
        private final List<Instant> from = new java.util.ArrayList<>();

        Kept(DataKind kind, boolean late) {
            this.kind = kind;
            this.late = late;
        }

        void add(Platform platform, int... days) {
            for (int day : days) {
                sql.sql("insert into kept values (:kind, :platform, cast(:at as timestamptz))")
                        .param("kind", kind.name())
                        .param("platform", platform.name())
                        .param("at", NOW.minus(Duration.ofDays(day)).toString())
                        .update();
            }
        }

        /** The oldest last. */
        List<String> ages() {
            return sql
                    .sql("select platform, at from kept where kind = :kind order by platform, at")
                    .param("kind", kind.name())
                    .query((row, number) -> row.getString(1) + " "
                            + Duration.between(row.getTimestamp(2).toInstant(), NOW)
                                    .toDays())
                    .list()
                    .stream()
                    .sorted(Comparator.comparing(age -> age.split(" ")[0]))
                    .toList();
        }

        @Override
        public DataKind kind() {
            return kind;
        }

        @Override
        public boolean arrivesLate() {
            return late;
        }

        @Override
        public Optional<Instant> oldest(Platform platform, Instant notBefore) {
            return sql.sql("""
                            select at from kept where kind = :kind and platform = :platform and at >= cast(:from as timestamptz)
                             order by at limit 1
                            """)
                    .param("kind", kind.name())
                    .param("platform", platform.name())
                    .param("from", notBefore.toString())
                    .query((row, number) -> row.getTimestamp(1).toInstant())
                    .optional();
        }

        @Override
        public int forget(Platform platform, Instant from, Instant before, int limit, Instant now) {
            if (steps >= failAfter) {
                throw new IllegalStateException("killed");
            }
            steps++;
            this.from.add(from);
            return sql.sql("""
                            delete from kept where ctid = any(array(
                              select ctid from kept where kind = :kind and platform = :platform
                                 and at >= cast(:from as timestamptz) and at < cast(:before as timestamptz) limit :limit))
                            """)
                    .param("kind", kind.name())
                    .param("platform", platform.name())
                    .param("from", from.toString())
                    .param("before", before.toString())
                    .param("limit", limit)
                    .update();
        }
    }
}
