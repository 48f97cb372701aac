package id.pantas.outgoing;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.InetAddressFilter;

/** Makes guarded clients; a bean. Each part of the product asks for one with the limits that fit what it reads. */
public interface OutgoingClients {

    /** A client that keeps to {@code limits} and to the addresses the installation allows. */
    GuardedHttp with(Limits limits);

    /** Clients that keep to {@code rules}. */
    static OutgoingClients keepingTo(Rules rules) {
        return limits -> new PinnedHttp(rules, limits);
    }

    /**
     * Where requests may go.
     *
     * @param allowed addresses that may be asked. Asked about every address a name stands for, just before a connection is
     *     made to exactly that address
     * @param ports that may be asked; empty for any. This machine's own ports are all open where {@code allowed} lets it be
     *     asked at all
     * @param proxy through which everything goes, {@code http://host:port}; null for none. With it the names are checked here
     *     and looked up there again, so the proxy has to close the inner network as well
     * @param detour leads an address elsewhere, for invented sites; usually changes nothing
     */
    record Rules(
            InetAddressFilter allowed,
            Set<Integer> ports,
            @Nullable URI proxy,
            UnaryOperator<URI> detour) {

        public Rules {
            ports = Set.copyOf(ports);
            if (proxy != null && (proxy.getHost() == null || proxy.getPort() < 0)) {
                throw new IllegalArgumentException("a proxy needs a host and a port");
            }
        }

        /** Any port, directly. */
        public static Rules of(InetAddressFilter allowed) {
            return new Rules(allowed, Set.of(), null, UnaryOperator.identity());
        }
    }

    /**
     * What one answer may cost us.
     *
     * @param maxBytes the longest body, as it comes and after decompression
     * @param connect how long to wait for a connection
     * @param read how long to wait for the next part of an answer; a whole answer, from the first byte asked to the last one
     *     read, may take twice as long
     */
    record Limits(int maxBytes, Duration connect, Duration read) {

        public Limits {
            if (maxBytes < 1 || connect.isNegative() || connect.isZero() || read.isNegative() || read.isZero()) {
                throw new IllegalArgumentException("limits must be positive");
            }
        }

        /** The longest time of a whole answer. */
        Duration whole() {
            return read.multipliedBy(2);
        }
    }
}
