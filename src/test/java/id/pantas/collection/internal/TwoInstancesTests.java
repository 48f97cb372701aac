package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.pantas.PantasApplication;
import id.pantas.compliance.Decisions;
import id.pantas.registry.League;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.simulator.SimulatedAccount;
import id.pantas.simulator.Simulator;
import id.pantas.simulator.SimulatorSettings;
import id.pantas.simulator.SimulatorSettings.LoadRegency;
import id.pantas.testing.Cleared;
import id.pantas.testing.PostgresForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two whole applications with their schedulers on one database, reading over HTTP through the adapter of X. */
class TwoInstancesTests {

    private static final int ACCOUNTS = 300;
    private static final int POSTS_EACH = 5;

    @Test
    void twoInstancesShareThreeHundredAccountsAndNeverReadOneTwiceAtOnce() {
        String url = PostgresForTests.newDatabase();
        try (Simulator simulator = Simulator.start(SimulatorSettings.load(LoadRegency.onX(ACCOUNTS, POSTS_EACH)));
                ConfigurableApplicationContext one = start(simulator, url);
                ConfigurableApplicationContext other = start(simulator, url)) {
            JdbcClient database = one.getBean(JdbcClient.class);
            Cleared.x(one.getBean(Decisions.class));
            register(other.getBean(Registry.class), simulator.regency().accounts());

            await("every account was read and every post labelled")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        assertThat(
                                        number(
                                                database,
                                                "select count(distinct account_id) from collection.run where finished_at is not null"))
                                .isEqualTo(ACCOUNTS);
                        assertThat(number(database, "select count(*) from classification.label"))
                                .isEqualTo(ACCOUNTS * POSTS_EACH);
                    });

            assertThat(simulator.mostRequestsAtOnceForAnyAccount())
                    .as("requests for one account at the same time")
                    .isOne();
            assertThat(database.sql("select distinct outcome from collection.run where finished_at is not null")
                            .query(String.class)
                            .list())
                    .containsExactly("DONE");
            // On a slow machine an account's next planned check may come due meanwhile; that is a run of its own.
            assertThat(number(database, """
                            select count(*) from (select from collection.run
                                                   group by account_id, planned_at having count(*) > 1) twice
                            """))
                    .as("planned checks that were made twice")
                    .isZero();
            assertThat(number(database, "select sum(new_posts) from collection.run"))
                    .as("what the runs say they stored is what there is")
                    .isEqualTo(number(database, "select count(*) from post.post"))
                    .isEqualTo(ACCOUNTS * POSTS_EACH);
            assertThat(number(database, "select count(*) from post.metric_snapshot"))
                    .as("one snapshot of every post")
                    .isEqualTo(ACCOUNTS * POSTS_EACH);
            List<Long> shares = database.sql("select count(*) from collection.run group by node")
                    .query(Long.class)
                    .list();
            assertThat(shares).as("accounts read by each instance").hasSize(2);
            assertThat(shares).allSatisfy(share -> assertThat(share).isGreaterThan(ACCOUNTS / 20L));
        }
    }

    private static ConfigurableApplicationContext start(Simulator simulator, String url) {
        return new SpringApplicationBuilder(PantasApplication.class)
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.hikari.maximum-pool-size=20",
                        "--server.port=0",
                        "--server.shutdown=immediate",
                        "--db-scheduler.enabled=true",
                        "--pantas.x.base-url=" + simulator.baseUrl() + "/x/2/",
                        "--pantas.x.bearer-token=" + Simulator.X_BEARER_TOKEN,
                        "--pantas.outgoing.allow-loopback=true",
                        "--pantas.collection.first-run-days=120",
                        "--pantas.collection.workers=4",
                        "--pantas.collection.platforms.X.daily-limit=100000000");
    }

    private static void register(Registry registry, List<SimulatedAccount> accounts) {
        UnitId unit =
                registry.addUnit(new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, "Dinas Beban", "Beban", null, null));
        List<NewAccount> all = new ArrayList<>();
        for (SimulatedAccount account : accounts) {
            all.add(new NewAccount(unit, Platform.X, account.handle(), account.nativeId(), Instant.EPOCH, true));
        }
        registry.addAccounts(all);
    }

    private static int number(JdbcClient database, String query) {
        return database.sql(query).query(Integer.class).single();
    }
}
