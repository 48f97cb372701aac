package id.pantas.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Traps that a template falls into silently. */
class TemplateRulesTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    @Test
    void noTagIsReplacedAndConditionalAtOnceBecauseTheReplacementWins() throws IOException {
        assertThat(tags().filter(tag -> tag.contains(" th:replace=") || tag.contains(" th:insert="))
                        .filter(tag ->
                                tag.contains(" th:if=") || tag.contains(" th:unless=") || tag.contains(" th:each=")))
                .isEmpty();
    }

    @Test
    void noTemplateNeedsInlineScriptOrStyle() throws IOException {
        assertThat(findings("\\sstyle=\"|\\sth:style=|<style|<script>|\\son[a-z]+=\"|hx-on|javascript:"))
                .isEmpty();
    }

    @Test
    void everythingComesFromTheJar() throws IOException {
        assertThat(findings("(?:src|href)=\"(?:https?:)?//")).isEmpty();
    }

    @Test
    void aFormThatChangesSomethingCarriesTheTokenThatThymeleafAddsToItsAction() throws IOException {
        assertThat(tags().filter(tag -> tag.contains(": <form ") && tag.contains(" method=\"post\""))
                        .filter(tag -> !tag.contains(" th:action=")))
                .isEmpty();
    }

    /** Every opening tag with its file; an attribute's value may contain a {@code >}. */
    private static Stream<String> tags() throws IOException {
        return findings("<[\\w:]+(?:\\s+[\\w:-]+(?:=(?:\"[^\"]*\"|'[^']*'))?)+\\s*/?>").stream();
    }

    private static List<String> findings(String trap) throws IOException {
        Pattern pattern = Pattern.compile(trap);
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .forEach(result -> found.add(TEMPLATES.relativize(file) + ": " + result.group()));
            }
        }
        return found;
    }
}
