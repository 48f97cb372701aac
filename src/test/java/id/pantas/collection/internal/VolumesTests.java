package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.collection.VolumeWatch.Cause;
import id.pantas.collection.VolumeWatch.Silence;
import id.pantas.collection.VolumeWatch.Verdict;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posts of two platforms; days are those of Jakarta. */
class VolumesTests {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    private Node node;
    private Volumes volumes;
    private OfficialAccount x;
    private OfficialAccount site;

    @BeforeEach
    void start() {
        node = Node.alone(new ScriptedCollector(Platform.X), new ScriptedCollector(Platform.WEBSITE));
        volumes = new Volumes(node.database, node.settings, new PeriodCalendar(Node.JAKARTA));
        x = node.add(Platform.X, at(FRIDAY.minusDays(20), 8));
        site = node.add(Platform.WEBSITE, at(FRIDAY.minusDays(20), 8));
        node.postFacts(x, "pertama", at(FRIDAY.minusDays(70), 9));
        for (OfficialAccount account : List.of(x, site)) {
            node.database
                    .sql("""
                            insert into post.post_fact (account_id, native_id, platform, published_at)
                            select :account, 'a' || day || '-' || n, :platform,
                                   cast(:friday as timestamptz) - make_interval(days => day, mins => n)
                              from generate_series(1, 60) day, generate_series(1, 30) n
                            """)
                    .param("account", account.id().value())
                    .param("platform", account.platform().name())
                    .param("friday", Sql.at(at(FRIDAY, 12)))
                    .update();
        }
        read(at(FRIDAY.plusDays(1), 5));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aDropOnOnePlatformPointsToItsCollector() {
        publish(x, FRIDAY, 2);
        publish(site, FRIDAY, 29);
        volumes.judge(at(FRIDAY.plusDays(1), 7));

        assertThat(volumes.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.platform()).isEqualTo(Platform.X);
            assertThat(alert.since()).isEqualTo(FRIDAY);
            assertThat(alert.latest().posts()).isEqualTo(2);
            assertThat(alert.cause()).isEqualTo(Cause.COLLECTOR);
        });
        Instant now = at(FRIDAY.plusDays(1), 7);
        assertThat(volumes.silenceOf(x.id(), now)).isEqualTo(Silence.COLLECTOR);
        assertThat(volumes.silenceOf(site.id(), now)).isEqualTo(Silence.AGENCY);
    }

    @Test
    void aDropEverywhereIsNoSignOfOneCollector() {
        volumes.judge(at(FRIDAY.plusDays(1), 7));
        assertThat(volumes.alerts())
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.cause()).isEqualTo(Cause.EVERYWHERE));
    }

    @Test
    void doesNotJudgeBeforeTheAccountsHaveBeenReadSinceTheDayEnded() {
        volumes.judge(at(FRIDAY.plusDays(1), 5));
        assertThat(volumes.days(Platform.X, FRIDAY, FRIDAY)).isEmpty();
        // Read last while the day was still going on: its posts, and its past, do not count yet.
        read(at(FRIDAY, 23));
        volumes.judge(at(FRIDAY.plusDays(1), 7));
        assertThat(volumes.alerts()).isEmpty();
    }

    @Test
    void aKnownGapIsNeitherJudgedNorComparedWith() {
        node.database
                .sql("update collection.check_day set planned = 6, done = 1 where platform = 'X' and day = :day")
                .param("day", FRIDAY.minusDays(20))
                .update();
        node.database
                .sql("insert into collection.check_day select account_id, :day, unit_id, platform, true, 6, 2, null, 1"
                        + " from collection.account_state where platform = 'X'")
                .param("day", FRIDAY)
                .update();
        volumes.judge(at(FRIDAY.plusDays(1), 7));

        assertThat(volumes.days(Platform.X, FRIDAY, FRIDAY))
                .singleElement()
                .satisfies(day -> assertThat(day.verdict()).isEqualTo(Verdict.GAP));
        assertThat(volumes.alerts()).extracting(alert -> alert.platform()).containsExactly(Platform.WEBSITE);
    }

    @Test
    void anOutageThatPeopleRecordedIsAKnownGapToo() {
        node.database
                .sql(
                        "insert into collection.outage (platform, first_day, last_day, reason, everyone, recorded_by, recorded_at)"
                                + " values ('X', :day, :day, 'listrik padam', true, 'staf', now())")
                .param("day", FRIDAY)
                .update();
        volumes.judge(at(FRIDAY.plusDays(1), 7));
        assertThat(volumes.days(Platform.X, FRIDAY, FRIDAY))
                .singleElement()
                .satisfies(day -> assertThat(day.verdict()).isEqualTo(Verdict.GAP));
    }

    @Test
    void judgesAgainWithWhatCameLateAndLetsTheAlertFall() {
        volumes.judge(at(FRIDAY.plusDays(1), 7));
        publish(x, FRIDAY, 30);
        publish(site, FRIDAY, 31);
        volumes.judge(at(FRIDAY.plusDays(1), 10));
        assertThat(volumes.alerts()).isEmpty();
        assertThat(volumes.days(Platform.X, FRIDAY.minusDays(9), FRIDAY))
                .extracting(day -> day.verdict())
                .containsOnly(Verdict.USUAL);
    }

    @Test
    void anAccountThatWasNotReadInTimeProvesNoSilence() {
        Instant now = at(FRIDAY.plusDays(1), 14);
        assertThat(volumes.silenceOf(site.id(), now)).isEqualTo(Silence.COLLECTOR);
        assertThat(volumes.silenceOf(new id.pantas.registry.AccountId(java.util.UUID.randomUUID()), now))
                .isEqualTo(Silence.COLLECTOR);
    }

    private void publish(OfficialAccount account, LocalDate day, int posts) {
        for (int n = 0; n < posts; n++) {
            node.postFacts(
                    account,
                    account.handle() + day + "-" + n + System.nanoTime(),
                    at(day, 9).plusSeconds(60L * n));
        }
    }

    private void read(Instant at) {
        node.database
                .sql("update collection.account_state set last_good = :at, status = 'OK'")
                .param("at", Sql.at(at))
                .update();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(Node.JAKARTA).toInstant();
    }
}
