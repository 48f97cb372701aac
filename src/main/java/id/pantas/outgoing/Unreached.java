package id.pantas.outgoing;

import org.jspecify.annotations.Nullable;

/** No complete answer came, or none was allowed. The message names host and path, never the query. */
public class Unreached extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public Unreached(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why there is no answer. */
    public enum Reason {
        /** Not an http or https address of a host, or headers that cannot be sent. */
        NO_ADDRESS,
        /** The address, or one that it redirects to, lies in a network or at a port that must not be asked. */
        CLOSED_NETWORK,
        /** Body or headers are longer than allowed, the body also after decompression. */
        TOO_LONG,
        /** Another media type than asked for, or packed in a way that is not unpacked here. */
        OTHER_CONTENT,
        /** Unknown host, refused, broken off or too slow. */
        NO_ANSWER
    }
}
