package id.pantas;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import id.pantas.registry.Platform;
import id.pantas.testing.Proves;
import id.pantas.testing.Proves.By;
import id.pantas.testing.Proves.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page docs/platforms.md: what each adapter can do, and which tests show it, read from {@link Proves}. */
final class PlatformPage {

    private static final Path RECORDED = Path.of("src", "test", "resources", "recorded");

    private final Map<Platform, Map<Feature, Map<By, TreeSet<String>>>> proofs = new EnumMap<>(Platform.class);

    private PlatformPage(JavaClasses tests) {
        for (JavaClass each : tests) {
            if (each.isAnnotatedWith(Proves.class) || each.isAnnotatedWith(Proves.All.class)) {
                Class<?> test = each.reflect();
                for (Proves proof : test.getAnnotationsByType(Proves.class)) {
                    for (Feature feature : proof.feature()) {
                        proofs.computeIfAbsent(proof.platform(), p -> new EnumMap<>(Feature.class))
                                .computeIfAbsent(feature, f -> new EnumMap<>(By.class))
                                .computeIfAbsent(proof.by(), b -> new TreeSet<>())
                                .add(test.getSimpleName());
                    }
                }
            }
        }
    }

    static String of(JavaClasses tests) throws IOException {
        return new PlatformPage(tests).text();
    }

    private String text() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Platforms: what is proved, and against what

                Written by `PlatformPageTests` from the `@Proves` annotations of the tests; it fails when this page and they
                differ. A dash is a thing that nothing shows. No test asks a platform itself: the last column is empty until
                somebody with the regency's credentials has tried it. Websites are the exception: `RealSiteTrial` reads servers that
                run on this machine, and was run on WordPress 6.1 (REST, feed, sitemap), Hugo 0.111, MediaWiki 1.39 and
                DokuWiki 2022. They taught that the feeds of wikis list edits, not pages: an article is the page, dated by its
                first appearance; and that an empty feed may only be an old cache, so it is asked again like any other.

                """);
        for (var platform : proofs.entrySet()) {
            page.append("## ").append(platform.getKey().displayName()).append("\n\n");
            page.append(recorded(platform.getKey()));
            page.append("| feature |");
            Stream.of(By.values())
                    .forEach(by -> page.append(' ').append(by.title()).append(" |"));
            page.append("\n|").append(" --- |".repeat(By.values().length + 1)).append('\n');
            for (Feature feature : Feature.values()) {
                page.append("| ").append(feature.meaning()).append(" |");
                Map<By, TreeSet<String>> shown = platform.getValue().getOrDefault(feature, Map.of());
                for (By by : By.values()) {
                    page.append(' ').append(cell(shown.get(by))).append(" |");
                }
                page.append('\n');
            }
            page.append('\n');
        }
        for (Platform platform : Platform.values()) {
            if (!proofs.containsKey(platform)) {
                page.append("## ").append(platform.displayName()).append("\n\n");
                page.append("No adapter: no interface gives its posts. People enter them by hand.\n\n");
            }
        }
        page.append(brought());
        return page.toString().stripTrailing() + "\n";
    }

    /** What people bring, where no interface is open to an office. */
    private static String brought() throws IOException {
        Path intake = Path.of("src", "test", "resources", "intake");
        JsonNode files = JsonMapper.shared()
                .readTree(Files.readString(intake.resolve("imports/expected.json")))
                .get("files");
        JsonNode redirects = JsonMapper.shared()
                .readTree(Files.readString(intake.resolve("links/redirects.json")))
                .get("redirects");
        long links = Files.readAllLines(intake.resolve("links/samples.csv")).stream()
                        .filter(line -> !line.isBlank())
                        .count()
                - 1;
        return """
                ## Files and pasted links

                | what | how many | tested by |
                | --- | --- | --- |
                | files of the platforms' own tools, good and broken | %d | `FileFixturesTests` |
                | forms of links | %d | `LinkReaderTests` |
                | redirects of short links | %d | `ShortLinksTests` |
                | answers of oEmbed services and OAuth | by name | `RecordedConfirmationsTests` |
                """.formatted(files.size(), links, redirects.size());
    }

    private static String cell(TreeSet<String> tests) {
        return tests == null
                ? "–"
                : tests.stream().map(each -> "`" + each + "`").collect(Collectors.joining(" "));
    }

    private static String recorded(Platform platform) throws IOException {
        Path folder = RECORDED.resolve(platform.name().toLowerCase(Locale.ROOT));
        Path manifest = folder.resolve("manifest.json");
        if (!Files.exists(manifest)) {
            return "";
        }
        JsonNode entries =
                JsonMapper.shared().readTree(Files.readString(manifest)).get("entries");
        try (Stream<Path> files = Files.list(folder)) {
            long bodies = files.filter(each -> !each.equals(manifest)).count();
            return "%d recorded answers in %d files.\n\n".formatted(entries.size(), bodies);
        }
    }
}
