package id.pantas.credential.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Keys in a file that its owner alone may read. */
final class KeyFile {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    /** The keys in it, one a line. */
    static List<String> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** The same, after a new key was written if there is no such file; of several at once one writes. */
    static List<String> readOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
            FileAttribute<?>[] owner = posix
                    ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                    : new FileAttribute<?>[0];
            Path written = Files.createTempFile(folder, "credential", ".key", owner);
            try {
                Files.writeString(written, KeyRing.newKey() + System.lineSeparator());
                Files.move(written, file);
            } catch (FileAlreadyExistsException e) {
                Files.deleteIfExists(written); // another instance was faster: its key is ours
            }
        }
        return read(file);
    }
}
