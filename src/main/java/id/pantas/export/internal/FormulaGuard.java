package id.pantas.export.internal;

import java.util.regex.Pattern;

/** Keeps text from being run as a formula by the spreadsheet that opens it, and takes the guard away again. */
final class FormulaGuard {

    private static final Pattern RISKY = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20].*");

    private FormulaGuard() {}

    /** Puts an apostrophe before what begins like a formula, or like a guarded one. */
    static String guard(String value) {
        return RISKY.matcher(value).matches() ? "'" + value : value;
    }

    static String unguard(String value) {
        return value.startsWith("'") && RISKY.matcher(value).matches() ? value.substring(1) : value;
    }
}
