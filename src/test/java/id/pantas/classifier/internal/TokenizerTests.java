package id.pantas.classifier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTests {

    @ParameterizedTest
    @CsvSource({
        "KINERJA, kinerja",
        "k1nerja, kinerja",
        "k\u200Bi\u200Dn\u2060erja, kinerja",
        "\u202Ekinerja\u202C, kinerja",
        "\u043Ainerj\u0430, kinerja",
        "\uFF4B\uFF49\uFF4E\uFF45\uFF52\uFF4A\uFF41, kinerja",
        "\uD835\uDDF8\uD835\uDDF6\uD835\uDDFB\uD835\uDDF2\uD835\uDDFF\uD835\uDDF7\uD835\uDDEE, kinerja",
        "k\u0301i\u0301n\u0301e\u0301r\u0301j\u0301a\u0301, kinerja",
        "selamaaaaat, selamat",
        "s3l4mat, selamat",
        "Jum'at, jumat",
        "Jum\u2019at, jumat",
        "tdk, tidak",
        "apakah, apakah",
        "kok, kok",
        "belum, belum",
        "warga2, warga",
        "https://contoh.go.id/a?b=c, <tautan>",
        "dinkes.contoh.go.id, <tautan>",
        "bit.ly/abc, <tautan>",
        "humas@contoh.go.id, <surel>",
        "@pemkab_contoh, <akun>",
        "08123456789, <telepon>",
        "[TELP], <telepon>",
        "[NAMA], <nama>",
        "54%, <persen>",
        "08.30, <waktu>",
        "21/11/2026, <tanggal>",
        "2026, <tahun>",
        "'1.942', <banyak>",
        "\u2764\uFE0F, \u2764",
        "\uD83D\uDC4D\uD83C\uDFFD, \uD83D\uDC4D",
    })
    void foldsWritingThatMeansTheSame(String raw, String form) {
        assertThat(forms(raw)).containsExactly(form);
    }

    @Test
    void splitsAHashtagAndKeepsItWhole() {
        assertThat(forms("#HUTPolriKe79")).containsExactly("#hutpolrike79", "hut", "polri", "ke", "<angka>");
    }

    @Test
    void keepsTheWordsBetweenAddressesAndMarks() {
        assertThat(forms("Info: cek (https://x.id/a), ya!!! apa?!"))
                .containsExactly("info", "cek", "<tautan>", "ya", "!", "apa", "?");
    }

    @Test
    void readsNoMoreThanTheLimit() {
        assertThat(CleanText.of("a ".repeat(25_000), 2_000)).hasSize(2_000);
    }

    @Test
    void givesNothingForInvisibleText() {
        assertThat(forms("\u200B\u200E\u202E \uFEFF\n\t")).isEmpty();
        assertThat(forms("")).isEmpty();
    }

    @Property(tries = 500)
    void survivesAnyText(@ForAll String text) {
        assertThatCode(() -> Features.of(text, Task.POSTS.features())).doesNotThrowAnyException();
    }

    private static List<String> forms(String raw) {
        return Tokenizer.tokens(CleanText.of(raw, 2_000)).stream()
                .map(Token::form)
                .toList();
    }
}
