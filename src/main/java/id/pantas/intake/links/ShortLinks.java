package id.pantas.intake.links;

import id.pantas.compliance.Clearances;
import id.pantas.intake.PostLink;
import id.pantas.intake.PostLink.Kind;
import id.pantas.outgoing.GuardedHttp;
import id.pantas.outgoing.GuardedHttp.Ask;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.Unreached;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Follows short links without cookies, hop by hop, so that each hop passes the guard. What a link led to is kept for ever;
 * a login wall or a fault is not, because it may be gone tomorrow. A platform whose clearance is missing is not asked for its
 * short links either, whoever leads there.
 */
final class ShortLinks {

    private static final int MOST_HOPS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Map<String, String> HEADERS = Map.of("Accept", "text/html,*/*;q=0.1");

    private final LinkReader reader;
    private final GuardedHttp http;
    private final Memory memory;
    private final Clearances clearances;
    private final Clock clock;

    /** Where results are kept. */
    interface Memory {
        Optional<String> target(String shortLink);

        void keep(String shortLink, String target, Instant at);
    }

    ShortLinks(LinkReader reader, GuardedHttp http, Memory memory, Clearances clearances, Clock clock) {
        this.reader = reader;
        this.http = http;
        this.memory = memory;
        this.clearances = clearances;
        this.clock = clock;
    }

    /** The link it leads to; empty if it leads nowhere, round in circles, to a login wall, or into a closed network. */
    Optional<PostLink> follow(PostLink link) {
        Optional<String> kept = memory.target(link.address());
        if (kept.isPresent()) {
            return kept.map(reader::read);
        }
        if (closed(link)) {
            return Optional.empty();
        }
        Instant deadline = clock.instant().plus(PATIENCE);
        Set<String> seen = new HashSet<>(Set.of(link.address()));
        String at = link.address();
        for (int hop = 0; hop < MOST_HOPS && clock.instant().isBefore(deadline); hop++) {
            String next = next(at);
            if (next == null) {
                return Optional.empty();
            }
            PostLink target = reader.read(next);
            if (target.kind() != Kind.SHORT && target.kind() != Kind.NONE) {
                memory.keep(link.address(), next, clock.instant());
                return Optional.of(target);
            }
            at = target.kind() == Kind.SHORT ? target.address() : next;
            if (target.kind() == Kind.NONE || closed(target) || !seen.add(at)) {
                return Optional.empty(); // a login wall, a circle, or nothing that may be opened
            }
        }
        return Optional.empty();
    }

    /** Whether requests to the platform of this link must not leave. */
    boolean closed(PostLink link) {
        return link.platform() != null && !clearances.cleared(link.platform());
    }

    private @Nullable String next(String address) {
        String target = location(HttpMethod.HEAD, address);
        return target == null ? location(HttpMethod.GET, address) : target;
    }

    private @Nullable String location(HttpMethod method, String address) {
        try {
            URI uri = URI.create(address);
            Reply reply = http.send(new Ask(method, uri, HEADERS, null));
            String location = reply.header("Location");
            boolean redirect = reply.status() >= 300 && reply.status() < 400 && !location.isBlank();
            return redirect ? absolute(uri, location.strip()) : null;
        } catch (Unreached | IllegalArgumentException e) {
            return null;
        }
    }

    private static String absolute(URI base, String location) {
        return location.startsWith("/") && !location.startsWith("//")
                ? base.getScheme() + "://" + base.getAuthority() + location
                : location.startsWith("//") ? base.getScheme() + ":" + location : location;
    }
}
