package id.pantas.classifier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups of meaning, and what people add to them. Thread-safe. */
public interface Vocabulary {

    /** All groups of the models in use, in the order of their lists. */
    List<MeaningGroup> groups();

    /**
     * How a typed word is compared: lower case, look-alike letters and short forms undone; two words as
     * {@code first_second}, a beginning of at least three letters as {@code begin*}. Empty if it is neither one word
     * nor two, or longer than 40 letters.
     */
    Optional<String> folded(String typed);

    /**
     * Reads every text from now on with these words and names, on this instance only.
     *
     * @param words folded words by the code of their group; unknown groups are passed over
     * @param places names of places as people write them: behind "desa", "kelurahan" or "kecamatan" they are a name and
     *     no word of any group ("Desa Merdeka" congratulates nobody)
     */
    void use(Map<String, Set<String>> words, Set<String> places);
}
