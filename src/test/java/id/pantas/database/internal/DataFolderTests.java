package id.pantas.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DataFolderTests {

    private static final DataSize LITTLE = DataSize.ofMegabytes(1);

    @TempDir
    Path parent;

    @Test
    void keepsItsDataFromOneStartToTheNext() throws IOException, SQLException {
        try (DataFolder folder = open();
                EmbeddedPostgres server = EmbeddedDatabase.start(folder.path(), 0)) {
            execute(server, "create table kept (value text)", "insert into kept values ('tetap')");
        }
        try (DataFolder folder = open();
                EmbeddedPostgres server = EmbeddedDatabase.start(folder.path(), 0)) {
            assertThat(read(server)).isEqualTo("tetap");
        }
    }

    @Test
    void takesOverFromAKilledApplicationWhoseServerStillRuns() throws IOException, SQLException {
        DataFolder killed = open();
        EmbeddedPostgres orphan = EmbeddedDatabase.start(killed.path(), 0);
        execute(orphan, "create table kept (value text)", "insert into kept values ('selamat')");
        killed.close(); // what the operating system does with the hold of a killed process
        unlock(orphan);

        try (DataFolder folder = open();
                EmbeddedPostgres server = EmbeddedDatabase.start(folder.path(), 0)) {
            assertThat(orphan.getProcess().isAlive()).isFalse();
            assertThat(read(server)).isEqualTo("selamat");
        }
    }

    @Test
    void refusesASecondApplicationOnTheSameFolder() throws IOException {
        try (DataFolder first = open()) {
            assertThat(first.path()).isDirectory();
            assertThatExceptionOfType(DatabaseUnusable.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("sedang dipakai PANTAS lain")
                    .satisfies(refusal -> assertThat(refusal.remedy()).contains("SPRING_DATASOURCE_URL"));
        }
        assertThatNoException().isThrownBy(() -> open().close());
    }

    @Test
    void removesALockFileThatNamesAnotherProgramsProcess() throws IOException {
        Path pidFile = Files.createDirectories(parent.resolve("postgres")).resolve("postmaster.pid");
        Files.writeString(parent.resolve("postgres/PG_VERSION"), "18\n");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/elsewhere\n");
        try (DataFolder folder = open()) {
            assertThat(folder.path()).exists();
            assertThat(pidFile).doesNotExist();
            assertThat(ProcessHandle.current().isAlive()).isTrue();
        }
    }

    @Test
    void refusesAFolderOfAnotherMajorVersionAndLeavesItAlone() throws IOException {
        Path version = Files.createDirectories(parent.resolve("postgres")).resolve("PG_VERSION");
        Files.writeString(version, "15\n");
        assertThatExceptionOfType(DatabaseUnusable.class)
                .isThrownBy(this::open)
                .withMessageContaining("PostgreSQL 15")
                .withMessageContaining("PostgreSQL 18");
        assertThat(version).hasContent("15");
    }

    @Test
    void refusesAFolderWithOtherPeoplesFiles() throws IOException {
        Files.writeString(Files.createDirectories(parent.resolve("postgres")).resolve("surat.docx"), "x");
        assertThatExceptionOfType(DatabaseUnusable.class)
                .isThrownBy(this::open)
                .withMessageContaining("berisi berkas lain");
    }

    @Test
    void refusesADiskThatIsNearlyFull() {
        assertThatExceptionOfType(DatabaseUnusable.class)
                .isThrownBy(() -> DataFolder.open(parent.resolve("postgres"), 18, DataSize.ofTerabytes(1_000_000)))
                .withMessageContaining("Sisa ruang disk");
    }

    @Test
    void refusesAFolderItCannotWrite() throws IOException {
        Path file = Files.writeString(parent.resolve("berkas"), "x");
        assertThatExceptionOfType(DatabaseUnusable.class)
                .isThrownBy(() -> DataFolder.open(file.resolve("postgres"), 18, LITTLE))
                .withMessageContaining("tidak dapat ditulis");
    }

    private DataFolder open() {
        return DataFolder.open(parent.resolve("postgres"), EmbeddedDatabase.MAJOR_VERSION, LITTLE);
    }

    private static void execute(EmbeddedPostgres server, String... commands) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private static String read(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var rows = connection.createStatement().executeQuery("select value from kept")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The library holds a lock of its own, which the operating system would drop with the process. */
    private static void unlock(EmbeddedPostgres orphan) {
        try {
            var field = EmbeddedPostgres.class.getDeclaredField("lockStream");
            field.setAccessible(true);
            ((java.io.FileOutputStream) field.get(orphan)).close();
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
