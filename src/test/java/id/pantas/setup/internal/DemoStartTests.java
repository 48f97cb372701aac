package id.pantas.setup.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.PantasApplication;
import id.pantas.identity.NewUser;
import id.pantas.identity.Role;
import id.pantas.identity.SignInHints;
import id.pantas.identity.Users;
import id.pantas.registry.Appointments;
import id.pantas.registry.Areas;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Units;
import id.pantas.setup.internal.FirstStartGuard.StartRefused;
import id.pantas.simulator.Simulator;
import id.pantas.testing.PostgresForTests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

class DemoStartTests {

    @Test
    void loadsTheInventedRegencyOnceAndGuardsItsDatabase() {
        String url = PostgresForTests.newDatabase();
        List<Object> loaded;
        try (ConfigurableApplicationContext demo = start(url, "--pantas.demo=true")) {
            loaded = registered(demo);
            Simulator simulator = demo.getBean(Simulator.class);
            assertThat(demo.getBean(Units.class).all())
                    .hasSameSizeAs(simulator.regency().units());
            assertThat(demo.getBean(OfficialAccounts.class).all())
                    .hasSameSizeAs(simulator.regency().accounts());
            assertThat(demo.getBean(Areas.class).regency().orElseThrow().demo()).isTrue();
            assertThat(demo.getBean(Appointments.class).vacant(Instant.now())).isNotEmpty();
            Users users = demo.getBean(Users.class);
            assertThat(demo.getBean(SignInHints.class).hints())
                    .hasSize(7)
                    .allSatisfy(hint -> assertThat(users.findByUsername(hint.username()))
                            .hasValueSatisfying(user ->
                                    assertThat(user.mustChangePassword()).isFalse()));
            assertThat(demo.getEnvironment().getProperty("pantas.x.base-url")).isEqualTo(simulator.baseUrl() + "/x/2/");
        }
        try (ConfigurableApplicationContext again = start(url, "--pantas.demo=true")) {
            assertThat(registered(again)).isEqualTo(loaded);
        }
        assertThatThrownBy(() -> start(url)).rootCause().isInstanceOfSatisfying(StartRefused.class, refused -> {
            assertThat(refused).hasMessageContaining("Basis data ini berisi peragaan");
            assertThat(refused.action()).contains("pantas.setup.accept-demo-database=true");
            assertThat(new FirstStartRefusal().analyze(refused, refused).getDescription())
                    .isEqualTo(refused.getMessage());
        });
        try (ConfigurableApplicationContext taken = start(url, "--pantas.setup.accept-demo-database=true")) {
            Users users = taken.getBean(Users.class);
            assertThat(taken.getBeanProvider(SignInHints.class).getIfAvailable())
                    .isNull();
            assertThat(users.findByUsername("admin").orElseThrow().mustChangePassword())
                    .isTrue();
            assertThat(taken.getBean(PasswordEncoder.class)
                            .matches(
                                    DemoPeople.PASSWORD,
                                    taken.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                                            .sql(
                                                    "select password_hash from identity.user_account where username = 'admin'")
                                            .query(String.class)
                                            .single()))
                    .isFalse();
        }
        assertThatThrownBy(() -> start(url, "--pantas.demo=true"))
                .rootCause()
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("melayani daerah sungguhan");
    }

    @Test
    void aDemoNeverAddsItsPeopleToADatabaseInUse() {
        String url = PostgresForTests.newDatabase();
        try (ConfigurableApplicationContext production = start(url)) {
            production
                    .getBean(Users.class)
                    .create(new NewUser("kepala", "Kepala", "lampu jalan menyala", Set.of(Role.ADMIN), null, false));
        }
        assertThatThrownBy(() -> start(url, "--pantas.demo=true")).rootCause().isInstanceOf(StartRefused.class);
    }

    private static List<Object> registered(ConfigurableApplicationContext context) {
        List<Object> all = new ArrayList<>();
        all.addAll(context.getBean(Units.class).all());
        all.addAll(context.getBean(OfficialAccounts.class).all());
        all.addAll(context.getBean(Appointments.class).all());
        DemoPeople.ALL.forEach(person -> all.add(
                context.getBean(Users.class).findByUsername(person.username()).orElseThrow()));
        return all;
    }

    private static ConfigurableApplicationContext start(String url, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--server.port=0",
                "--server.shutdown=immediate"));
        all.addAll(List.of(arguments));
        return new SpringApplicationBuilder(PantasApplication.class).run(all.toArray(String[]::new));
    }
}
