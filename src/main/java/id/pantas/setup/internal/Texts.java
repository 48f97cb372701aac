package id.pantas.setup.internal;

import java.util.Locale;

/** The language of what is written where no request says one: the log and names. */
final class Texts {

    static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private Texts() {}
}
