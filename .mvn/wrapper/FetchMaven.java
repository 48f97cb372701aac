import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Fetches the Maven of {@code maven-wrapper.properties} into a folder and prints its home. Run by {@code mvnw} and
 * {@code mvnw.cmd} with the JDK alone, so that a machine needs neither curl nor unzip. What does not match the checksum is
 * thrown away; the folder appears only when it is complete.
 */
public class FetchMaven {
    public static void main(String[] arguments) throws Exception {
        Path settings = Path.of(arguments[0]);
        Path store = Path.of(arguments[1]);
        Properties wrapper = new Properties();
        try (InputStream in = Files.newInputStream(settings)) {
            wrapper.load(in);
        }
        String address = System.getenv().getOrDefault("MVNW_DISTRIBUTION_URL", wrapper.getProperty("distributionUrl"));
        String checksum = wrapper.getProperty("distributionSha512Sum");
        Path home = store.resolve(checksum.substring(0, 16));
        if (!Files.isDirectory(home)) {
            Files.createDirectories(store);
            Path archive = Files.createTempFile(store, "maven", ".zip");
            Path unpacked = Files.createTempDirectory(store, "unpacking");
            try {
                download(address, archive, checksum);
                unpack(archive, unpacked);
                Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.isDirectory(home)) { // else another process was quicker
                    System.err.println("Maven could not be fetched from " + address + ": " + e);
                    System.err.println("Install Maven " + wrapper.getProperty("minimumVersion") + " or newer, or set MVNW_DISTRIBUTION_URL.");
                    System.exit(1);
                }
            } finally {
                Files.deleteIfExists(archive);
            }
        }
        System.out.println(home);
    }

    private static void download(String address, Path archive, String checksum) throws Exception {
        System.err.println("Fetching " + address);
        HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        HttpResponse<InputStream> answer = http.send(
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofMinutes(5)).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        try (InputStream in = new DigestInputStream(answer.body(), digest)) {
            Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(checksum)) {
            throw new IOException("its SHA-512 is " + found + ", not " + checksum);
        }
    }

    /** Unpacks without the archive's one top folder. */
    private static void unpack(Path archive, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path file = target.resolve(name).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
                    if (name.equals("bin/mvn") || name.equals("bin/mvnDebug")) {
                        file.toFile().setExecutable(true, false);
                    }
                }
            }
        }
    }
}
