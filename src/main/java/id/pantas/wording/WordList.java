package id.pantas.wording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists kept as plain text, one entry a line; blank lines and lines that begin with {@code #} are left out. */
public final class WordList {

    private WordList() {}

    static List<String> shipped(String name) {
        return resource("/wording/" + name);
    }

    /**
     * A list inside the application.
     *
     * @param path absolute path on the classpath
     * @throws IllegalStateException if there is none
     */
    public static List<String> resource(String path) {
        try (InputStream in = WordList.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no list " + path);
            }
            return entries(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The list of this name in a folder that staff keep, else the one inside the application.
     *
     * @param folder null = there is none
     * @param path absolute path on the classpath; its last part is the file's name in the folder
     */
    public static List<String> inFolderOr(@Nullable Path folder, String path) {
        Path file = folder == null ? null : folder.resolve(path.substring(path.lastIndexOf('/') + 1));
        if (file == null || !Files.isReadable(file)) {
            return resource(path);
        }
        try (Stream<String> lines = Files.lines(file)) {
            return entries(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<String> entries(Stream<String> lines) {
        return lines.map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
