package id.pantas.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * The data folders of the test servers, one per process and named after it. A test run that was killed can neither stop
 * its server nor delete its folder, which may hold gigabytes after a benchmark; the next run does both.
 */
final class TestServerFolders {

    private static final Path ALL = Path.of(System.getProperty("java.io.tmpdir"), "pantas-test-servers");

    private TestServerFolders() {}

    static Path ofThisProcess() {
        return ALL.resolve(Long.toString(ProcessHandle.current().pid()));
    }

    /** Stops the servers and deletes the folders of processes that are gone, and what an earlier process of this number left. */
    static void sweep() {
        for (Path folder : folders()) {
            long owner = Long.parseLong(folder.getFileName().toString());
            boolean running =
                    ProcessHandle.of(owner).map(ProcessHandle::isAlive).orElse(false);
            if (!running || owner == ProcessHandle.current().pid()) {
                server(folder).ifPresent(ProcessHandle::destroyForcibly);
                delete(folder);
            }
        }
    }

    private static List<Path> folders() {
        try {
            Files.createDirectories(ALL);
            try (var inside = Files.list(ALL)) {
                return inside.filter(folder -> folder.getFileName().toString().matches("[0-9]{1,18}"))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server that the folder's lock file names, unless that number belongs to another program by now. */
    private static Optional<ProcessHandle> server(Path folder) {
        try {
            String pid =
                    Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip();
            return ProcessHandle.of(Long.parseLong(pid))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            // A server that is just ending may still write into it; the run after the next one finds it again.
        }
    }
}
