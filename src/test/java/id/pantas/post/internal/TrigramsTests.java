package id.pantas.post.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TrigramsTests {

    /** The example of PostgreSQL's documentation of pg_trgm: {@code similarity('word', 'two words')} is 0.36363637. */
    @Test
    void measuresWhatPgTrgmMeasures() {
        assertThat(similarity(List.of("word"), List.of("two", "words"))).isEqualTo(4 / 11.0, within(1e-9));
    }

    @Test
    void hasTheTrigramsPgTrgmShowsForCat() {
        // show_trgm('cat') = {"  c"," ca","at ",cat}
        assertThat(Trigrams.of(List.of("cat"))).hasSize(4);
        assertThat(Trigrams.of(List.of("cat", "cat"))).hasSize(4);
    }

    @Test
    void nothingIsLikeNothing() {
        assertThat(similarity(List.of(), List.of())).isZero();
        assertThat(similarity(List.of("kata"), List.of())).isZero();
    }

    @Property(tries = 300)
    void isTheSameInBothDirectionsAndOneForTheSame(
            @ForAll @Size(max = 12) List<@AlphaChars @StringLength(min = 1, max = 9) String> a,
            @ForAll @Size(max = 12) List<@AlphaChars @StringLength(min = 1, max = 9) String> b) {
        assertThat(similarity(a, b)).isEqualTo(similarity(b, a)).isBetween(0.0, 1.0);
        assertThat(similarity(a, a)).isEqualTo(a.isEmpty() ? 0.0 : 1.0);
    }

    private static double similarity(List<String> a, List<String> b) {
        return Trigrams.similarity(Trigrams.of(a), Trigrams.of(b));
    }
}
