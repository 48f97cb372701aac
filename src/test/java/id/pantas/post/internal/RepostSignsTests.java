package id.pantas.post.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RepostSignsTests {

    @Test
    void readsWhomACaptionNamesAndHow() {
        RepostSigns signs =
                RepostSigns.of("Repost @Bupati.Contoh • Jembatan selesai. Info: info@kab.go.id, @dinas_pu.");

        assertThat(signs.handles()).containsExactly("bupati.contoh", "dinas_pu");
        assertThat(signs.saysRepost()).isTrue();
        assertThat(signs.named()).isEqualTo("Repost @Bupati.Contoh");
    }

    @Test
    void readsCreditsAndOtherWordsForIt() {
        assertThat(RepostSigns.of("Bagus!\nSumber: Dinas Kesehatan\n#sehat").credited())
                .isEqualTo("dinas kesehatan");
        assertThat(RepostSigns.of("♻️ @bupati halo").named()).contains("@bupati");
        assertThat(RepostSigns.of("dibagikan ulang dari kominfo").saysRepost()).isTrue();
        assertThat(RepostSigns.of("[RE-POST] halo").saysRepost()).isTrue();
    }

    @Test
    void wordsThatOnlyContainThemSayNothing() {
        RepostSigns signs = RepostSigns.of("Hari ulang tahun, membayar via QRIS; sumber air warga; autorepostan");

        assertThat(signs.isEmpty()).isTrue();
        assertThat(RepostSigns.mayBeIn("Jalan mulus, warga senang")).isFalse();
    }

    @Property(tries = 300)
    void readsAnything(@ForAll String text) {
        RepostSigns signs = RepostSigns.of(text);
        assertThat(signs.named() == null || signs.named().length() <= 80).isTrue();
        assertThat(signs.isEmpty() || RepostSigns.mayBeIn(text)).isTrue();
    }

    @Test
    void staysQuickOnHostileTexts() {
        RepostSigns signs = RepostSigns.of("@" + "a.".repeat(50_000) + " sumber:" + " ".repeat(50_000));

        assertThat(signs.handles()).hasSizeLessThanOrEqualTo(30);
    }
}
