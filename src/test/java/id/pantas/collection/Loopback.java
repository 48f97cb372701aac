package id.pantas.collection;

import id.pantas.collection.spi.PlatformHttp;
import id.pantas.outgoing.OutgoingClients;
import org.springframework.boot.http.client.InetAddressFilter;

/** Guarded clients of tests: the outside world and this machine's own servers at 127.0.0.1, no other closed network. */
public final class Loopback {

    private Loopback() {}

    public static OutgoingClients clients() {
        return OutgoingClients.keepingTo(
                OutgoingClients.Rules.of(InetAddressFilter.externalAddresses().or("127.0.0.1")));
    }

    /** Clients of an installation: nothing of this machine. */
    public static OutgoingClients closed() {
        return OutgoingClients.keepingTo(OutgoingClients.Rules.of(InetAddressFilter.externalAddresses()));
    }

    /** A guarded client with the failures of a collector. */
    public static PlatformHttp http(OutgoingClients.Limits limits) {
        return new PlatformHttp(clients().with(limits));
    }
}
