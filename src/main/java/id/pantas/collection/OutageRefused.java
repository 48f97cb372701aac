package id.pantas.collection;

import java.util.List;

/** An outage cannot be recorded or changed like this. */
public class OutageRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Objection> objections;

    public OutageRefused(List<Objection> objections) {
        super("outage refused: " + objections);
        this.objections = List.copyOf(objections);
    }

    /** At least one. */
    public List<Objection> objections() {
        return objections;
    }

    /**
     * @param field {@code platform}, {@code from}, {@code to}, {@code reason}, {@code accounts}; empty if the entry as a whole
     * @param code last part of the message key {@code collection.outage.refused.<code>}
     * @param arguments of that message: days ({@link java.time.LocalDate}), numbers, names
     */
    public record Objection(String field, String code, List<Object> arguments) {
        public Objection(String field, String code, Object... arguments) {
            this(field, code, List.of(arguments));
        }
    }
}
