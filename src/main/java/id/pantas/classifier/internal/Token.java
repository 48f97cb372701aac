package id.pantas.classifier.internal;

/**
 * One unit of a text.
 *
 * @param kind what it is; decides which features it gives
 * @param form its folded form: lower case, look-alikes and short forms undone, or a class such as {@code <angka2>}
 * @param surface as it stands in the cleaned text, for people
 */
record Token(Kind kind, String form, String surface) {

    enum Kind {
        WORD,
        /** The whole hashtag; its parts follow as words. */
        HASHTAG,
        EMOJI,
        /** A number, address, mention or placeholder, of which only the class counts. */
        CLASS,
        /** Run of question or exclamation marks. */
        MARK
    }
}
