package id.pantas.registry;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How each platform writes and compares its handles, and which links lead to an account. */
final class HandleRules {

    private static final Map<Platform, Set<String>> HOSTS = Map.of(
            Platform.X, Set.of("x.com", "twitter.com"),
            Platform.INSTAGRAM, Set.of("instagram.com", "instagr.am"),
            Platform.FACEBOOK, Set.of("facebook.com", "fb.com"),
            Platform.YOUTUBE, Set.of("youtube.com"),
            Platform.TIKTOK, Set.of("tiktok.com"),
            Platform.THREADS, Set.of("threads.net", "threads.com"),
            Platform.WHATSAPP, Set.of("whatsapp.com"));

    private static final Map<Platform, Pattern> NAMES = Map.of(
            Platform.X, Pattern.compile("[A-Za-z0-9_]{1,15}"),
            Platform.INSTAGRAM, Pattern.compile("[A-Za-z0-9._]{1,30}"),
            Platform.FACEBOOK, Pattern.compile("[A-Za-z0-9.\\-]{5,75}"),
            Platform.YOUTUBE, Pattern.compile("[\\p{L}\\p{N}._\\-·]{3,30}"),
            Platform.TIKTOK, Pattern.compile("[A-Za-z0-9._]{2,24}"),
            Platform.THREADS, Pattern.compile("[A-Za-z0-9._]{1,30}"),
            Platform.WHATSAPP, Pattern.compile("[A-Za-z0-9]{20,40}"));

    /** First segments of an address that are pages of the platform, never an account. */
    private static final Set<String> PAGES = Set.of(
            "home",
            "i",
            "search",
            "explore",
            "settings",
            "notifications",
            "messages",
            "login",
            "logout",
            "signup",
            "hashtag",
            "intent",
            "share",
            "compose",
            "tos",
            "privacy",
            "about",
            "jobs",
            "download",
            "account",
            "p",
            "reel",
            "reels",
            "tv",
            "stories",
            "accounts",
            "direct",
            "legal",
            "developer",
            "web",
            "api",
            "watch",
            "photo",
            "photo.php",
            "story.php",
            "permalink.php",
            "groups",
            "events",
            "pages",
            "help",
            "policies",
            "marketplace",
            "gaming",
            "sharer",
            "sharer.php",
            "dialog",
            "plugins",
            "media",
            "video.php",
            "l.php",
            "shorts",
            "live",
            "embed",
            "playlist",
            "results",
            "feed",
            "post",
            "clip",
            "t",
            "v",
            "tag",
            "music");

    private static final Pattern CHANNEL_ID = Pattern.compile("UC[A-Za-z0-9_-]{22}");
    private static final Pattern DIGITS = Pattern.compile("\\d{5,20}");
    private static final Pattern NUMBER_AT_END = Pattern.compile("[^/]*-(\\d{5,20})");
    private static final Pattern HOST = Pattern.compile(
            "(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\\.)+[a-z0-9-]{2,63}" + "|localhost|\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern HOST_PREFIX =
            Pattern.compile("^(?:www|m|mobile|web|mbasic|touch|[a-z]{2}-[a-z]{2})\\.");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}]");
    private static final int LONGEST = 300;

    private HandleRules() {}

    static AccountHandle read(Platform platform, String typed) {
        String text = clean(typed);
        if (text.isEmpty()) {
            throw new Refusal("handle", "handleEmpty");
        }
        if (text.length() > LONGEST) {
            throw new Refusal("handle", "handleTooLong", LONGEST);
        }
        if (platform == Platform.WEBSITE) {
            return website(text);
        }
        boolean link = text.contains("/") || HOSTS.values().stream().anyMatch(hosts -> isHost(text, hosts));
        return link ? fromLink(platform, text) : named(platform, text);
    }

    /** The platform whose address {@code text} is; {@code WEBSITE} for other addresses, null for a bare name. */
    static @Nullable Platform platformOf(String text) {
        String cleaned = clean(text);
        if (!cleaned.contains("/") && (cleaned.startsWith("@") || !cleaned.contains("."))) {
            return null;
        }
        URI address = parse(cleaned);
        String host = address == null || address.getHost() == null ? null : bareHost(address.getHost());
        if (host == null) {
            return null;
        }
        for (Map.Entry<Platform, Set<String>> entry : HOSTS.entrySet()) {
            if (entry.getValue().contains(host)) {
                return entry.getKey();
            }
        }
        boolean bareName = !cleaned.contains("/") && !host.matches(".*\\.(id|com|net|org|info|co|gov|web)");
        return bareName ? null : Platform.WEBSITE;
    }

    static String link(AccountHandle handle) {
        String name = handle.shown();
        return switch (handle.platform()) {
            case X -> "https://x.com/" + name;
            case INSTAGRAM -> "https://www.instagram.com/" + name + "/";
            case FACEBOOK -> "https://www.facebook.com/" + name;
            case YOUTUBE -> "https://www.youtube.com/" + (name.startsWith("@") ? name : "channel/" + name);
            case TIKTOK -> "https://www.tiktok.com/@" + name;
            case THREADS -> "https://www.threads.com/@" + name;
            case WEBSITE -> name;
            case WHATSAPP -> "https://whatsapp.com/channel/" + name;
        };
    }

    static String fold(AccountHandle handle) {
        return switch (handle.platform()) {
            // identifiers that nobody reads cannot be mistaken for one another
            case WHATSAPP -> "=" + handle.key();
            case YOUTUBE -> handle.key().startsWith("@") ? LookAlikes.fold(handle.key()) : "=" + handle.key();
            case FACEBOOK -> handle.nativeId() == null ? LookAlikes.fold(handle.key()) : "=" + handle.key();
            default -> LookAlikes.fold(handle.key());
        };
    }

    static String clean(String typed) {
        String text =
                INVISIBLE.matcher(typed).replaceAll("").replace('\u00a0', ' ').strip();
        while (!text.isEmpty() && "<\"'([".indexOf(text.charAt(0)) >= 0) {
            text = text.substring(1).strip();
        }
        while (!text.isEmpty() && ">\"')],;!".indexOf(text.charAt(text.length() - 1)) >= 0) {
            text = text.substring(0, text.length() - 1).strip();
        }
        return text;
    }

    private static AccountHandle named(Platform platform, String text) {
        String name = text.startsWith("@") ? text.substring(1).strip() : text;
        if (platform == Platform.YOUTUBE && CHANNEL_ID.matcher(name).matches()) {
            return new AccountHandle(platform, name, name, name);
        }
        if (!name.chars().allMatch(c -> c < 128) && platform != Platform.YOUTUBE) {
            throw new Refusal("handle", "handleForeignLetters", text, platform.displayName());
        }
        Pattern rule = NAMES.get(platform);
        if (rule == null || !rule.matcher(name).matches() || PAGES.contains(name.toLowerCase(Locale.ROOT))) {
            throw new Refusal("handle", "handleNotOf." + platform.name().toLowerCase(Locale.ROOT), text);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (platform) {
            case WHATSAPP -> new AccountHandle(platform, name, name, name);
            case YOUTUBE -> new AccountHandle(platform, "@" + name, "@" + lower, null);
            case FACEBOOK ->
                DIGITS.matcher(name).matches()
                        ? new AccountHandle(platform, name, name, name)
                        : new AccountHandle(platform, name, lower.replace(".", ""), null);
            case INSTAGRAM, TIKTOK, THREADS -> new AccountHandle(platform, lower, lower, null);
            default -> new AccountHandle(platform, name, lower, null);
        };
    }

    private static AccountHandle fromLink(Platform platform, String text) {
        URI address = parse(text);
        String host = address == null || address.getHost() == null ? "" : bareHost(address.getHost());
        if (address == null || !HOSTS.getOrDefault(platform, Set.of()).contains(host)) {
            throw new Refusal("handle", "linkOfAnotherPlace", text, platform.displayName());
        }
        List<String> path = segments(address);
        String first = path.isEmpty() ? "" : path.get(0);
        String name = switch (platform) {
            case YOUTUBE -> youTubeName(path, text);
            case FACEBOOK -> facebookName(path, address, text);
            case WHATSAPP -> path.size() >= 2 && first.equals("channel") ? path.get(1) : "";
            case TIKTOK, THREADS -> first.startsWith("@") ? first : "";
            default -> first;
        };
        if (name.isEmpty()) {
            throw new Refusal("handle", "linkNotAnAccount", text, platform.displayName());
        }
        return named(platform, name);
    }

    private static String youTubeName(List<String> path, String text) {
        String first = path.isEmpty() ? "" : path.get(0);
        if (first.equals("channel") && path.size() >= 2) {
            return path.get(1);
        }
        if (first.equals("c") || first.equals("user")) {
            throw new Refusal("handle", "oldYouTubeLink", text);
        }
        return first.startsWith("@") ? first : "";
    }

    private static String facebookName(List<String> path, URI address, String text) {
        String first = path.isEmpty() ? "" : path.get(0);
        if (first.equals("profile.php")) {
            for (String part : (address.getRawQuery() == null ? "" : address.getRawQuery()).split("&")) {
                if (part.startsWith("id=") && DIGITS.matcher(part.substring(3)).matches()) {
                    return part.substring(3);
                }
            }
            return "";
        }
        if (first.equals("people") && path.size() >= 3) {
            return path.get(2);
        }
        if (first.equals("p") && path.size() >= 2) {
            Matcher number = NUMBER_AT_END.matcher(path.get(1));
            return number.matches() ? number.group(1) : "";
        }
        return first.equals("pg") && path.size() >= 2 ? path.get(1) : first;
    }

    private static AccountHandle website(String text) {
        URI address = parse(text);
        if (address == null || address.getHost() == null || address.getRawUserInfo() != null) {
            throw new Refusal("handle", "handleNotOf.website", text);
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw new Refusal("handle", "handleNotOf.website", text);
        }
        String bare = bareHost(host);
        for (Map.Entry<Platform, Set<String>> entry : HOSTS.entrySet()) {
            if (entry.getValue().contains(bare)) {
                throw new Refusal(
                        "handle", "websiteIsPlatform", text, entry.getKey().displayName());
            }
        }
        int port = address.getPort();
        String portPart = port < 0 || (scheme.equals("https") ? port == 443 : port == 80) ? "" : ":" + port;
        String path = address.getRawPath() == null ? "" : address.getRawPath().replaceAll("/{2,}", "/");
        path = path.replaceAll("(?i)/(?:index|beranda|home)\\.(?:php|html?)$", "")
                .replaceAll("/$", "");
        String key = (host.startsWith("www.") ? host.substring(4) : host) + portPart + path;
        return new AccountHandle(Platform.WEBSITE, scheme + "://" + host + portPart + path, key, null);
    }

    private static boolean isHost(String text, Set<String> hosts) {
        return hosts.contains(HOST_PREFIX.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst(""));
    }

    private static String bareHost(String host) {
        return HOST_PREFIX.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    private static List<String> segments(URI address) {
        List<String> parts = new ArrayList<>();
        for (String part : (address.getRawPath() == null ? "" : address.getRawPath()).split("/")) {
            if (!part.isEmpty()) {
                parts.add(decode(part));
            }
        }
        return parts;
    }

    private static String decode(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    /** Lenient: blanks and letters outside ASCII may stand in an address people paste. Null if it is none. */
    private static @Nullable URI parse(String text) {
        String withScheme = text.matches("(?i)[a-z][a-z0-9+.-]*://.*") ? text : "https://" + text;
        Matcher parts = Pattern.compile("(?is)(https?)://([^/?#]*)([^#]*).*").matcher(withScheme);
        if (!parts.matches()) {
            return null;
        }
        try {
            String authority = parts.group(2);
            int colon = authority.lastIndexOf(':');
            String host = colon < 0 ? authority : authority.substring(0, colon);
            String port = colon < 0 ? "" : authority.substring(colon);
            String ascii = host.contains("@") ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
            StringBuilder rest = new StringBuilder();
            parts.group(3).codePoints().forEach(c -> {
                if (c > 32 && c < 127 && "\"<>\\^`{|}".indexOf(c) < 0) {
                    rest.appendCodePoint(c);
                } else {
                    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                        rest.append("%%%02X".formatted(b & 0xff));
                    }
                }
            });
            return new URI(parts.group(1).toLowerCase(Locale.ROOT) + "://" + ascii + port + rest);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
