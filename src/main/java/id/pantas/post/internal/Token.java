package id.pantas.post.internal;

/**
 * A word, figure or place as one number: its hash value, the kind in the two lowest bits. The same on every machine and in
 * every version, because posts keep theirs.
 */
final class Token {

    private static final int KIND = 3;
    private static final int WORD = 0;
    static final int FIGURE = 1;
    static final int PLACE = 2;

    private Token() {}

    static int word(String word) {
        return of(word, WORD);
    }

    static int figure(String figure) {
        return of(figure, FIGURE);
    }

    static int place(String name) {
        return of(name, PLACE);
    }

    static int kind(int token) {
        return token & KIND;
    }

    private static int of(String text, int kind) {
        return text.hashCode() << 2 | kind;
    }
}
