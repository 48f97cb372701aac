package id.pantas.outgoing;

import id.pantas.outgoing.GuardedHttp.Ask;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.Unreached.Reason;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Follows redirects hop by hop; see {@link GuardedHttp#follow}. */
final class Redirects {

    private static final Set<String> HARMLESS = Set.of("accept", "accept-language", "user-agent");

    private Redirects() {}

    static Reply follow(GuardedHttp http, Ask ask, int hops) throws Unreached {
        if (hops < 0 || hops > 20) {
            throw new IllegalArgumentException("0 to 20 hops");
        }
        Ask next = ask;
        for (int hop = 0; ; hop++) {
            Reply reply = http.send(next);
            Ask after = after(next, reply);
            if (after == null) {
                return reply;
            }
            if (hop == hops) {
                throw new Unreached(Reason.NO_ANSWER, "more than " + hops + " redirects from " + ask, null);
            }
            next = after;
        }
    }

    /** Null if this is no redirect, or none to be followed. */
    private static @Nullable Ask after(Ask ask, Reply reply) {
        URI target = target(ask.address(), reply);
        if (target == null || ("https".equals(ask.address().getScheme()) && !"https".equals(target.getScheme()))) {
            return null;
        }
        boolean keepsMethod = reply.status() == 307
                || reply.status() == 308
                || ask.method() == HttpMethod.GET
                || ask.method() == HttpMethod.HEAD;
        boolean sameOrigin = origin(ask.address()).equals(origin(target));
        if (keepsMethod && ask.body() != null && !sameOrigin) {
            return null;
        }
        Map<String, String> headers = sameOrigin
                ? ask.headers()
                : ask.headers().entrySet().stream()
                        .filter(each -> HARMLESS.contains(each.getKey().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return keepsMethod
                ? new Ask(ask.method(), target, headers, ask.body(), ask.accepts())
                : new Ask(HttpMethod.GET, target, headers, null, ask.accepts());
    }

    private static @Nullable URI target(URI from, Reply reply) {
        String location = reply.header("location").strip();
        boolean redirect = switch (reply.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
        if (!redirect || location.isEmpty()) {
            return null;
        }
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String origin(URI address) {
        int port = address.getPort();
        if (port < 0) {
            port = "https".equals(address.getScheme()) ? 443 : 80;
        }
        return (address.getScheme() + "://" + address.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }
}
