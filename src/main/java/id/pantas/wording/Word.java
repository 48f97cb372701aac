package id.pantas.wording;

/**
 * One word or number of a text.
 *
 * @param form as rules compare it: lower case, marks and invisible characters gone, short forms written out
 * @param surface as it stands in the text, for people; at most 40 characters
 * @param joined whether only blanks, a hyphen or the dot of an abbreviation stand between it and the word before
 * @param capital whether it begins with a capital letter
 */
public record Word(String form, String surface, boolean joined, boolean capital) {

    /** Whether it begins with a digit. */
    public boolean isNumber() {
        return !form.isEmpty() && form.charAt(0) >= '0' && form.charAt(0) <= '9';
    }
}
