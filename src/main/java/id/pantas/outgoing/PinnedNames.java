package id.pantas.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a name up once and gives only the addresses that may be asked; the client connects to exactly these. Asking first and
 * connecting by name would let a name stand for an inner address in between.
 */
class PinnedNames implements DnsResolver {

    /** More servers than anybody needs; each that does not answer costs the time to connect. */
    private static final int MANY = 3;

    private static final byte[] COMPATIBLE = new byte[12];
    private static final byte[] TRANSLATED = {0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0};

    private final OutgoingClients.Rules rules;
    private final Lookup lookup;

    /** How a name becomes addresses. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    PinnedNames(OutgoingClients.Rules rules, Lookup lookup) {
        this.rules = rules;
        this.lookup = lookup;
    }

    /** @throws Closed if none of its addresses may be asked */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = lookup.of(host);
        if (rules.proxy() != null && host.equalsIgnoreCase(rules.proxy().getHost())) {
            return all;
        }
        InetAddress[] open = Arrays.stream(all)
                .filter(address -> rules.allowed().matches(address) && !carriesAnother(address))
                .limit(MANY)
                .toArray(InetAddress[]::new);
        if (open.length == 0) {
            throw new Closed();
        }
        return open;
    }

    /**
     * Two old kinds of IPv6 address that carry an IPv4 address inside and that Boot's filter takes for outer ones:
     * IPv4-compatible (::/96, but not ::1) and IPv4-translated (::ffff:0:0:0/96). Nobody has a website there.
     */
    private static boolean carriesAnother(InetAddress address) {
        byte[] all = address.getAddress();
        return all.length == 16
                && !address.isLoopbackAddress()
                && (Arrays.equals(all, 0, 12, COMPATIBLE, 0, 12) || Arrays.equals(all, 0, 12, TRANSLATED, 0, 12));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** A name of which every address lies in a closed network. */
    static final class Closed extends UnknownHostException {

        private static final long serialVersionUID = 1L;
    }

    /** Whether this is what lies behind a failure to connect. */
    static boolean closed(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Closed) {
                return true;
            }
        }
        return false;
    }
}
