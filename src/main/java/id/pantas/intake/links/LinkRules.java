package id.pantas.intake.links;

import id.pantas.intake.PostLink.Kind;
import id.pantas.registry.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of {@code intake/link-rules.json}, compiled. */
record LinkRules(
        Pattern invisible,
        Pattern around,
        List<String> hostPrefixes,
        Pattern facebookLocale,
        List<Wrapper> wrappers,
        int mostUnwraps,
        Pattern tracking,
        List<Site> sites) {

    /** A link that carries the real one in a parameter. */
    record Wrapper(
            Pattern host,
            Pattern path,
            List<String> parameters,
            @Nullable String base) {}

    /** The hosts of a platform and the forms of its links. */
    record Site(
            Platform platform,
            Set<String> hosts,
            Set<String> shortHosts,
            @Nullable Pattern reserved,
            List<Form> forms) {}

    /**
     * One form of a link.
     *
     * @param query parameters it needs: name to pattern and the group its value fills
     * @param groups named groups of the path
     * @param canonical with {@code {group}} to fill in; empty if the link has to be followed
     */
    record Form(Kind kind, Pattern path, List<String> groups, Map<String, Parameter> query, String canonical) {}

    record Parameter(String group, Pattern pattern) {}

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-z]+)>");

    static LinkRules load() {
        try (InputStream file = LinkRules.class.getResourceAsStream("/intake/link-rules.json")) {
            return of(JsonMapper.shared().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LinkRules of(JsonNode all) {
        JsonNode normalise = all.required("normalise");
        List<Wrapper> wrappers = new ArrayList<>();
        for (JsonNode wrapper : normalise.required("unwrap")) {
            wrappers.add(new Wrapper(
                    pattern(wrapper, "host"),
                    pattern(wrapper, "path"),
                    List.of(wrapper.required("param").stringValue().split("\\|")),
                    wrapper.has("base") ? wrapper.required("base").stringValue() : null));
        }
        List<Site> sites = new ArrayList<>();
        for (JsonNode site : all.required("platforms")) {
            sites.add(site(site));
        }
        return new LinkRules(
                pattern(normalise, "stripChars"),
                pattern(normalise, "trimPunctuation"),
                texts(normalise.required("hostPrefixesDropped")),
                pattern(normalise, "facebookLocaleHost"),
                List.copyOf(wrappers),
                normalise.required("maxUnwraps").intValue(),
                pattern(normalise, "trackingParams"),
                List.copyOf(sites));
    }

    private static Site site(JsonNode site) {
        List<Form> forms = new ArrayList<>();
        for (JsonNode rule : site.required("rules")) {
            Map<String, Parameter> query = new LinkedHashMap<>();
            for (var entry : rule.path("query").properties()) {
                query.put(
                        entry.getKey(),
                        new Parameter(
                                entry.getValue().required("group").stringValue(),
                                pattern(entry.getValue(), "pattern")));
            }
            boolean follow = rule.path("resolve").booleanValue(false);
            forms.add(new Form(
                    follow
                            ? Kind.SHORT
                            : Kind.valueOf(rule.required("kind").stringValue().toUpperCase(Locale.ROOT)),
                    pattern(rule, "path"),
                    GROUP.matcher(rule.required("path").stringValue())
                            .results()
                            .map(group -> group.group(1))
                            .toList(),
                    query,
                    follow ? "" : rule.required("canonical").stringValue()));
        }
        return new Site(
                Platform.valueOf(site.required("platform").stringValue().toUpperCase(Locale.ROOT)),
                Set.copyOf(texts(site.required("hosts"))),
                Set.copyOf(texts(site.path("shortHosts"))),
                site.has("reservedAccounts") ? pattern(site, "reservedAccounts") : null,
                List.copyOf(forms));
    }

    private static Pattern pattern(JsonNode node, String name) {
        return Pattern.compile(node.required(name).stringValue());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : list) {
            texts.add(text.stringValue());
        }
        return texts;
    }
}
