package id.pantas.compliance;

import java.util.List;

/** What a person asked for cannot be done; the message key says why, in words for that person. */
public final class ComplianceRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient List<Object> arguments;

    /**
     * @param field name of the form's field that is at fault, empty if none is
     * @param messageKey key below {@code compliance.refused}
     */
    public ComplianceRefused(String field, String messageKey, Object... arguments) {
        super(messageKey);
        this.field = field;
        this.arguments = List.of(arguments);
    }

    public String field() {
        return field;
    }

    public String messageKey() {
        return String.valueOf(getMessage());
    }

    public List<Object> arguments() {
        return arguments;
    }
}
