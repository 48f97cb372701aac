package id.pantas.database.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * The folder in which the embedded PostgreSQL keeps its data, held by one application at a time. The operating system
 * drops the hold with the process, so a killed application never leaves a stale one; the PostgreSQL server it may have
 * left running is stopped, and a {@code postmaster.pid} that names no PostgreSQL any more is removed.
 */
final class DataFolder implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final FileChannel hold;

    private DataFolder(Path folder, FileChannel hold) {
        this.folder = folder;
        this.hold = hold;
    }

    /**
     * Takes hold of the folder and leaves it ready for a start.
     *
     * @param major the major version of the PostgreSQL that will use it
     * @throws DatabaseUnusable if another application holds it, another version wrote it, it cannot be written, or the
     *     disk is nearly full
     */
    static DataFolder open(Path folder, int major, DataSize minimumFree) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            Files.delete(Files.createTempFile(absolute.getParent(), "pantas", ".probe"));
        } catch (IOException e) {
            throw new DatabaseUnusable(
                    "Folder data " + absolute + " tidak dapat ditulis (" + e + ").",
                    "Beri hak tulis pada folder itu, atau pilih folder lain dengan pantas.database.folder.");
        }
        FileChannel hold = hold(absolute);
        try {
            checkSpace(absolute, minimumFree);
            checkVersion(absolute, major);
            stopLeftover(absolute.resolve("postmaster.pid"));
            return new DataFolder(absolute, hold);
        } catch (IOException | RuntimeException e) {
            closeQuietly(hold);
            if (e instanceof DatabaseUnusable known) {
                throw known;
            }
            throw new DatabaseUnusable(
                    "Folder data " + absolute + " tidak dapat disiapkan (" + e + ").",
                    "Periksa isi dan hak akses folder itu.");
        }
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        hold.close();
    }

    private static FileChannel hold(Path folder) {
        Path file = folder.resolveSibling(folder.getFileName() + ".lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("{} is held by this very process", file);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new DatabaseUnusable(
                    "Berkas kunci " + file + " tidak dapat dibuka (" + e + ").",
                    "Beri hak tulis pada folder induknya.");
        }
        closeQuietly(channel);
        throw new DatabaseUnusable(
                "Folder data " + folder + " sedang dipakai PANTAS lain di mesin ini.",
                "Hentikan PANTAS yang lain itu, atau pilih folder lain dengan pantas.database.folder. Beberapa PANTAS"
                        + " sekaligus memakai satu PostgreSQL melalui SPRING_DATASOURCE_URL.");
    }

    private static void checkSpace(Path folder, DataSize minimumFree) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < minimumFree.toBytes()) {
            throw new DatabaseUnusable(
                    "Sisa ruang disk untuk " + folder + " tinggal " + free / 1_000_000 + " MB; perlu sedikitnya "
                            + minimumFree.toMegabytes() + " MB.",
                    "Kosongkan ruang disk, atau pindahkan folder dengan pantas.database.folder.");
        }
    }

    private static void checkVersion(Path folder, int major) throws IOException {
        Path file = folder.resolve("PG_VERSION");
        if (Files.exists(file)) {
            String found = Files.readString(file).trim();
            if (!found.equals(Integer.toString(major))) {
                throw new DatabaseUnusable(
                        "Folder data " + folder + " ditulis PostgreSQL " + found
                                + ", sedangkan PANTAS ini membawa PostgreSQL " + major + ".",
                        "Pindahkan isinya dengan pg_dump dan pg_restore, atau pilih folder baru dengan"
                                + " pantas.database.folder. Folder lama tidak diubah.");
            }
        } else if (isFilled(folder)) {
            throw new DatabaseUnusable(
                    "Folder " + folder + " berisi berkas lain dan bukan folder data PostgreSQL.",
                    "Pilih folder kosong dengan pantas.database.folder.");
        }
    }

    /** Whether a folder without {@code PG_VERSION} holds anything but the lock file of a start that was cut short. */
    private static boolean isFilled(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.anyMatch(entry -> !entry.getFileName().toString().equals("epg-lock"));
        }
    }

    /** Nobody else holds the folder, so a server that still runs on it was orphaned by a killed application. */
    private static void stopLeftover(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> process = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(ProcessHandle::isAlive);
        if (process.filter(DataFolder::isPostgres).isPresent()) {
            LOG.info(
                    "Stopping the PostgreSQL server that a killed application left running (process {})", lines.get(0));
            stop(process.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static void stop(ProcessHandle server) throws IOException {
        List<ProcessHandle> sessions = server.children().toList();
        server.destroy();
        try {
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // A session that still computes for the killed application keeps the server from ending.
            server.destroyForcibly();
            sessions.forEach(ProcessHandle::destroyForcibly);
            server.onExit().join();
            sessions.forEach(session -> session.onExit().join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping the server", e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("closing the lock file failed", e);
        }
    }
}
