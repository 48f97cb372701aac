package id.pantas.registry;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/**
 * The registry does not accept an entry. Its text for people is resolved from the message key
 * {@code registry.refused.<code>}: {@code messages.getMessage(refusal, locale)}.
 */
public class Refusal extends RuntimeException implements MessageSourceResolvable {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String field;
    private final Object[] arguments;

    /**
     * @param field which part of the entry is meant: {@code name}, {@code handle}, {@code firstDay} …; empty if the
     *     entry as a whole
     * @param code last part of the message key
     */
    public Refusal(String field, String code, @Nullable Object... arguments) {
        super("registry.refused." + code + " " + java.util.Arrays.toString(arguments));
        this.field = field;
        this.code = code;
        this.arguments = arguments.clone();
    }

    /** Which part of the entry is meant; empty if the entry as a whole. */
    public String field() {
        return field;
    }

    /** Last part of the message key. */
    public String code() {
        return code;
    }

    @Override
    public String[] getCodes() {
        return new String[] {"registry.refused." + code};
    }

    @Override
    public Object[] getArguments() {
        return arguments.clone();
    }
}
