package id.pantas.intake.links;

import id.pantas.intake.PostLink;
import id.pantas.intake.PostLink.Kind;
import id.pantas.intake.links.LinkRules.Form;
import id.pantas.intake.links.LinkRules.Parameter;
import id.pantas.intake.links.LinkRules.Site;
import id.pantas.intake.links.LinkRules.Wrapper;
import id.pantas.registry.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings links into the one form their platform has for a post; asks nobody. Never throws, whatever is pasted. */
final class LinkReader {

    private static final PostLink REFUSED = new PostLink(Kind.NONE, null, null, null, "");

    /** Longer texts are read up to here. */
    private static final int LONGEST_TEXT = 20_000;

    private static final Pattern BARE = Pattern.compile("(?is)[a-z0-9][a-z0-9.-]*\\.[a-z]{2,24}(?::\\d{1,5})?/\\S*");
    private static final Pattern START = Pattern.compile("(?i)https?://");

    private final LinkRules rules;

    LinkReader(LinkRules rules) {
        this.rules = rules;
    }

    /** Every link of a text in the order they stand there, each post once; what is no link is passed over. */
    List<PostLink> all(String text) {
        String visible = rules.invisible()
                .matcher(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text)
                .replaceAll("");
        Map<String, PostLink> links = new LinkedHashMap<>();
        for (String word : visible.split("[\\s\\u00a0]+")) {
            for (String candidate : candidates(word)) {
                PostLink link = read(candidate);
                if (link.equals(REFUSED)) {
                    continue;
                }
                String key = link.address().isEmpty()
                        ? candidate
                        : link.platform() + " " + (link.nativeId() == null ? link.address() : link.nativeId());
                links.putIfAbsent(key, link);
            }
        }
        return List.copyOf(links.values());
    }

    private List<String> candidates(String word) {
        List<Integer> starts = new ArrayList<>();
        Matcher start = START.matcher(word);
        while (start.find()) {
            boolean inside = start.start() > 0 && "=/%&?".indexOf(word.charAt(start.start() - 1)) >= 0;
            if (!inside) {
                starts.add(start.start());
            }
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            found.add(word.substring(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : word.length()));
        }
        if (found.isEmpty()) {
            String bare = trimmed(word);
            if (BARE.matcher(bare).matches()) {
                found.add(bare);
            }
        }
        return found;
    }

    /** One link. */
    PostLink read(String pasted) {
        String text = trimmed(rules.invisible().matcher(pasted).replaceAll(""));
        WebAddress address = WebAddress.of(text);
        if (address == null) {
            return REFUSED;
        }
        for (int i = 0; i <= rules.mostUnwraps(); i++) {
            WebAddress inner = unwrapped(address);
            if (inner == null) {
                return classified(address);
            }
            address = inner;
        }
        return REFUSED;
    }

    private String trimmed(String text) {
        return rules.around().matcher(text).replaceAll("");
    }

    private @Nullable WebAddress unwrapped(WebAddress address) {
        for (Wrapper wrapper : rules.wrappers()) {
            if (!wrapper.host().matcher(address.host()).find()
                    || !wrapper.path().matcher(address.path()).find()) {
                continue;
            }
            for (String name : wrapper.parameters()) {
                String value = address.parameter(name);
                if (value != null && !value.isBlank()) {
                    String base = wrapper.base();
                    WebAddress inner = value.startsWith("/") && !value.startsWith("//")
                            ? base == null ? null : WebAddress.of(base + value)
                            : WebAddress.of(value.strip());
                    if (inner != null) {
                        return inner;
                    }
                }
            }
        }
        return null;
    }

    private PostLink classified(WebAddress address) {
        String host = platformHost(address.host());
        boolean known = false;
        Platform platform = null;
        for (Site site : rules.sites()) {
            if (site.shortHosts().contains(host)) {
                return address.path().equals("/")
                        ? new PostLink(Kind.NONE, site.platform(), null, null, "")
                        : new PostLink(Kind.SHORT, site.platform(), null, null, address.address());
            }
            if (!site.hosts().contains(host)) {
                continue;
            }
            known = true;
            platform = site.platform();
            for (Form form : site.forms()) {
                PostLink link = matched(site, form, address);
                if (link != null) {
                    return link;
                }
            }
        }
        return known ? new PostLink(Kind.NONE, platform, null, null, "") : page(address);
    }

    private PostLink page(WebAddress address) {
        String query = address.queryWithout(rules.tracking());
        WebAddress clean = new WebAddress(address.host(), address.path(), query, "");
        return new PostLink(Kind.PAGE, Platform.WEBSITE, address.host(), null, trimmed(clean.address()));
    }

    /** Compared exactly with the lists, so that a look-alike host stays an ordinary website. */
    private String platformHost(String host) {
        if (rules.facebookLocale().matcher(host).matches()) {
            return "facebook.com";
        }
        if (isListed(host)) {
            return host;
        }
        for (String prefix : rules.hostPrefixes()) {
            if (host.startsWith(prefix) && isListed(host.substring(prefix.length()))) {
                return host.substring(prefix.length());
            }
        }
        return host;
    }

    private boolean isListed(String host) {
        return rules.sites().stream()
                .anyMatch(
                        site -> site.hosts().contains(host) || site.shortHosts().contains(host));
    }

    private static @Nullable PostLink matched(Site site, Form form, WebAddress address) {
        String path = address.fragment().startsWith("!/") ? "/#" + address.fragment() : address.path();
        Matcher matcher = form.path().matcher(path);
        if (!matcher.find()) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (String group : form.groups()) {
            String value = matcher.group(group);
            if (value != null) {
                values.put(group, value);
            }
        }
        for (Map.Entry<String, Parameter> needed : form.query().entrySet()) {
            String value = address.parameter(needed.getKey());
            if (value == null || !needed.getValue().pattern().matcher(value).find()) {
                return null;
            }
            values.put(needed.getValue().group(), value);
        }
        String account = values.getOrDefault("account", "");
        if (site.reserved() != null && site.reserved().matcher(account).matches()) {
            return null;
        }
        if (form.kind() == Kind.SHORT) {
            WebAddress bare = new WebAddress(address.host(), address.path(), "", "");
            return new PostLink(Kind.SHORT, site.platform(), null, null, bare.address());
        }
        String canonical = form.canonical();
        for (String group : List.of("account", "id", "group")) {
            canonical = canonical.replace("{" + group + "}", values.getOrDefault(group, ""));
        }
        return new PostLink(
                form.kind(), site.platform(), account.isEmpty() ? null : account, values.get("id"), canonical);
    }
}
