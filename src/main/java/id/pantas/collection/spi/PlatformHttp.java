package id.pantas.collection.spi;

import id.pantas.outgoing.GuardedHttp;
import id.pantas.outgoing.GuardedHttp.Ask;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.Unreached;
import java.net.URI;
import java.util.Map;

/** A guarded client whose failures are those of a collector. */
public final class PlatformHttp {

    private final GuardedHttp http;

    public PlatformHttp(GuardedHttp http) {
        this.http = http;
    }

    /** A GET; see {@link #send}. */
    public Reply get(URI address, Map<String, String> headers) throws CollectionFailure {
        try {
            return http.get(address, headers);
        } catch (Unreached e) {
            throw failure(e);
        }
    }

    /**
     * Asks once. The address must not contain a credential, since failures name its host and path.
     *
     * @throws CollectionFailure TRANSIENT if no complete answer came, REFUSED if the address lies in a network that must
     *     not be asked, MALFORMED if the body is too long or of
     *     another kind than asked for, BAD_REQUEST if this is no address
     */
    public Reply send(Ask ask) throws CollectionFailure {
        try {
            return http.send(ask);
        } catch (Unreached e) {
            throw failure(e);
        }
    }

    /** What it means for a collector that no answer came. */
    public static CollectionFailure failure(Unreached e) {
        FailureKind kind = switch (e.reason()) {
            case NO_ADDRESS -> FailureKind.BAD_REQUEST;
            case CLOSED_NETWORK -> FailureKind.REFUSED;
            case TOO_LONG, OTHER_CONTENT -> FailureKind.MALFORMED;
            case NO_ANSWER -> FailureKind.TRANSIENT;
        };
        return new CollectionFailure(kind, String.valueOf(e.getMessage()), null, null, e);
    }
}
