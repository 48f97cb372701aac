package id.pantas.collection.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PostTextTests {

    @Test
    void whatADatabaseRefusesIsTakenOut() {
        assertThat(PostText.clean("a\u0000b\uD83Dc\uDC89d\uFFFFe\u0007")).isEqualTo("abcde");
    }

    @Test
    void marksThatHideOrTurnAreTakenOutAndTheWordsStay() {
        assertThat(PostText.clean("sl\u200Bot\u00AD \u202Eterbalik\u202C \u2066x\u2069 ga\u200Dcor\uFEFF"))
                .isEqualTo("slot terbalik x gacor");
    }

    @Test
    void emojiAndLettersOfEveryScriptStay() {
        String text = "👨‍👩‍👧 👩🏽‍⚕️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇮🇩 السلام عليكم ꧋ꦱꦸꦒꦼꦁ";
        assertThat(PostText.clean(text)).isEqualTo(text);
    }

    @Test
    void lineBreaksOfEveryKindBecomeOne() {
        assertThat(PostText.clean("a\r\nb\rc\u2028d\u2029e\tf")).isEqualTo("a\nb\nc\nd\ne\tf");
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() {
        assertThat(PostText.clean("Cafe\u0301")).isEqualTo("Café");
    }

    @Test
    void referencesAreResolvedAtMostTwice() {
        assertThat(PostText.unescaped("A &amp;#8211; B &#038; C")).isEqualTo("A – B & C");
        assertThat(PostText.unescaped("&amp;amp;amp;")).isEqualTo("&amp;");
        assertThat(PostText.unescapedOnce("&amp;lt;b&amp;gt;")).isEqualTo("&lt;b&gt;");
    }

    @Test
    void referencesCannotSmuggleInWhatIsTakenOut() {
        assertThat(PostText.unescaped("a&#0;b&#xD83D;c&#x202E;d"))
                .doesNotContain("\u0000")
                .doesNotContain("\u202E");
    }

    @Test
    void titleAndBodyAreSetApartByAnEmptyLine() {
        assertThat(PostText.titled("Judul", "Isi")).isEqualTo("Judul\n\nIsi");
        assertThat(PostText.titled("", "Isi")).isEqualTo("Isi");
        assertThat(PostText.titled("Judul", "")).isEqualTo("Judul");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        String cut = PostText.clean("x".repeat(PostText.MAX_LENGTH - 1) + "💉");
        assertThat(cut).hasSize(PostText.MAX_LENGTH - 1);
        assertThat(PostText.clean("💉".repeat(1_000_000))).hasSize(PostText.MAX_LENGTH);
    }

    @Property(tries = 500)
    void cleanTextIsFitToStoreAndStaysAsItIs(@ForAll @StringLength(max = 200) String raw) {
        String text = PostText.clean(raw);
        assertThat(text).doesNotContain("\u0000");
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
        assertThat(text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE))
                .isTrue();
        assertThat(PostText.clean(text)).isEqualTo(text);
    }

    @Test
    void countsAreReadOnlyWhereTheyArePlain() {
        assertThat(Counter.of("18446744073709551615")).isNull();
        assertThat(Counter.of("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(Counter.of("-1")).isNull();
        assertThat(Counter.of("1.204")).isNull();
        assertThat(Counter.of("")).isNull();
        assertThat(Counter.sum(null, null)).isNull();
        assertThat(Counter.sum(null, 3L)).isEqualTo(3L);
        assertThat(Counter.sum(Long.MAX_VALUE, 3L)).isEqualTo(Long.MAX_VALUE);
    }
}
