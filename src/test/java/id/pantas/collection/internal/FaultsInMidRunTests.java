package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.CollectionRun;
import id.pantas.collection.RunOutcome;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Access;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens between two pages of one run: afterwards every post is stored, once, and the place is right. */
class FaultsInMidRunTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    private static final String SECOND_PAGE = "4";

    private final ScriptedCollector platform = new ScriptedCollector(Platform.INSTAGRAM);

    @Test
    void thePostsOfARunSurviveADatabaseThatRestartsUnderIt(@TempDir Path folder) throws IOException {
        EmbeddedPostgres first = server(folder.resolve("data"), 0);
        String address = first.getJdbcUrl("postgres", "postgres");
        Flyway.configure()
                .dataSource(address, "postgres", "")
                .locations("classpath:db/migration/collection")
                .defaultSchema("public")
                .load()
                .migrate();
        Restart restart = new Restart(first, folder.resolve("data"));
        try (Node node = new Node(address, new LinkedHashMap<>(), Map.of(), platform)) {
            OfficialAccount account = node.add(Platform.INSTAGRAM, NOW);
            beforeSecondPage(restart);

            node.runs.collect(account.id(), NOW);
            platform.trouble = null;
            assertThat(restart.done).isTrue();
            Instant afterLease = NOW.plus(Duration.ofMinutes(6));
            node.runs.collect(account.id(), afterLease);

            assertWhole(node, account);
            assertThat(node.runsOf(account)).allMatch(run -> run.outcome() != null);
        } finally {
            restart.server.close();
        }
    }

    @Test
    void aTokenRevokedBetweenTwoPagesLosesNothingThatWasRead() {
        platform.access = Access.ACCOUNT;
        try (Node node = Node.alone(platform)) {
            OfficialAccount account = node.add(Platform.INSTAGRAM, NOW);
            node.credentials.keep(Platform.INSTAGRAM, account.id());
            node.runs.enrol(NOW);
            platform.failAt(SECOND_PAGE, FailureKind.AUTH);

            CollectionRun cut = node.collect(account, NOW);

            assertThat(cut.outcome()).isEqualTo(RunOutcome.PARTIAL);
            assertThat(node.posts.all()).hasSize(3);
            assertThat(node.credentials.refused).hasSize(1);

            platform.trouble = null;
            node.credentials.keep(Platform.INSTAGRAM, account.id());
            Instant renewed = NOW.plusSeconds(600);
            node.runs.enrol(renewed);
            CollectionRun rest = node.collect(account, renewed);

            assertThat(rest.newPosts()).isEqualTo(4);
            assertWhole(node, account);
        }
    }

    @Test
    void postsThatComeBetweenTwoPagesAreReadByTheNextRun() {
        try (Node node = Node.alone(platform)) {
            OfficialAccount account = node.add(Platform.INSTAGRAM, NOW);
            beforeSecondPage(request -> platform.posts = 9);

            node.collect(account, NOW);
            platform.trouble = null;
            assertThat(node.posts.all()).hasSize(7);
            node.collect(account, NOW.plusSeconds(60));

            assertThat(node.posts.all()).hasSize(9);
            assertThat(node.posts.timesStored(account.id() + "#9")).isEqualTo(1);
            assertThat(node.state(account)).containsEntry("watermark", "9");
        }
    }

    @Test
    void aClockThatGoesBackLosesNothingAndStoresNothingTwice() {
        try (Node node = Node.alone(platform)) {
            OfficialAccount account = node.add(Platform.INSTAGRAM, NOW);
            node.collect(account, NOW);
            platform.posts = 9;

            CollectionRun earlier = node.collect(account, NOW.minus(Duration.ofHours(2)));

            assertThat(earlier.outcome()).isEqualTo(RunOutcome.DONE);
            assertThat(node.posts.all()).hasSize(9);
            assertThat(node.nextDue(account)).isBefore(NOW.plus(Duration.ofHours(5)));
        }
    }

    @Test
    void aPlatformWhoseClockIsAheadIsReadAsItIs() {
        platform.newest = NOW.plus(Duration.ofMinutes(10));
        try (Node node = Node.alone(platform)) {
            OfficialAccount account = node.add(Platform.INSTAGRAM, NOW);

            CollectionRun run = node.collect(account, NOW);

            assertThat(run.outcome()).isEqualTo(RunOutcome.DONE);
            assertThat(node.posts.all()).hasSize(7);
        }
    }

    private void assertWhole(Node node, OfficialAccount account) {
        assertThat(node.posts.all()).hasSize(7);
        for (int number : List.of(1, 4, 7)) {
            assertThat(node.posts.timesStored(account.id() + "#" + number)).isEqualTo(1);
        }
        assertThat(node.state(account)).containsEntry("watermark", "7").containsEntry("resume_cursor", null);
    }

    private void beforeSecondPage(Consumer<Object> event) {
        platform.trouble = request -> {
            if (SECOND_PAGE.equals(request.cursor())) {
                platform.trouble = null;
                event.accept(request);
            }
        };
    }

    private static EmbeddedPostgres server(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /** Stops the server and starts another on the same folder and port. */
    private static final class Restart implements Consumer<Object> {

        private final Path data;
        private EmbeddedPostgres server;
        private boolean done;

        Restart(EmbeddedPostgres server, Path data) {
            this.server = server;
            this.data = data;
        }

        @Override
        public void accept(Object ignored) {
            try {
                server.close();
                server = server(data, server.getPort());
                done = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
