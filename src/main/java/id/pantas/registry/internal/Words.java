package id.pantas.registry.internal;

import id.pantas.registry.Refusal;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Short texts that people type: one line, one form. */
final class Words {

    private Words() {}

    /**
     * One line without control or invisible characters, blanks collapsed, NFC.
     *
     * @param field what to name in a refusal
     * @throws Refusal if it is shorter or longer than allowed
     */
    static String line(String field, @Nullable String typed, int shortest, int longest) {
        String text = typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Z}\\s]+", " ")
                        .replaceAll("\\p{C}", "")
                        .strip();
        if (text.length() < shortest) {
            throw new Refusal(field, text.isEmpty() ? "empty." + field : "tooShort." + field, shortest);
        }
        if (text.length() > longest) {
            throw new Refusal(field, "tooLong." + field, longest, text.length());
        }
        return text;
    }
}
