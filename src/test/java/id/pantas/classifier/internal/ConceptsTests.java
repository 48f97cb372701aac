package id.pantas.classifier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ConceptsTests {

    private final Concepts topics = Concepts.of("topics");

    @Test
    void findsAWordWithPrefixAndEnding() {
        assertThat(topics.of(word("pengaspalannya"))).contains(Features.hash("topics:jalan_jembatan"));
        assertThat(topics.of(word("berlubang"))).contains(Features.hash("topics:jalan_jembatan"));
        assertThat(topics.of(word("sekolahnya"))).contains(Features.hash("topics:pendidikan"));
    }

    @Test
    void findsTwoWordsTogetherOnly() {
        assertThat(topics.of(word("lalu"), word("lintas"))).contains(Features.hash("topics:transportasi_parkir"));
        assertThat(topics.of(word("lalu"), word("pulang"))).isEmpty();
    }

    @Test
    void knowsNothingOfOtherWords() {
        assertThat(topics.of(word("xyzzy"))).isEmpty();
        assertThat(Concepts.of("").of(word("puskesmas"))).isEmpty();
    }

    @Test
    void refusesAListThatIsNotThere() {
        assertThatIllegalArgumentException().isThrownBy(() -> Concepts.of("../posts"));
        assertThatIllegalArgumentException().isThrownBy(() -> Concepts.of("tidakada"));
    }

    @Test
    void strippingLeavesTheWordItselfFirst() {
        assertThat(WordStems.of("menyiram")).startsWith("menyiram").contains("siram");
        assertThat(WordStems.of("diperbaikinya")).contains("perbaiki", "perbaik");
        assertThat(WordStems.of("a".repeat(40))).containsExactly("a".repeat(40));
    }

    private static Token word(String form) {
        return new Token(Token.Kind.WORD, form, form);
    }
}
