package id.pantas.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordRulesTests {

    private final WordRules urgency = new WordRules(WordList.resource("/complaint/urgency.txt"));
    private final WordRules secrecy = new WordRules(WordList.resource("/complaint/secrecy.txt"));

    @Test
    void findsWhatIsUrgentAndNotWhatIsLongPast() {
        assertThat(codes(urgency, "tolong pak banjir sudah masuk rumah sedada")).containsExactly("BENCANA_KINI");
        assertThat(codes(urgency, "kabel listrik menjuntai di jln, bahaya")).containsExactly("BAHAYA_JIWA");
        assertThat(codes(urgency, "tiap hujan banjir masuk rumah, tahun lalu juga"))
                .isEmpty();
        assertThat(codes(urgency, "lampu jalan mati sejak minggu lalu")).isEmpty();
    }

    @Test
    void findsWhatThePublicMustNotSee() {
        assertThat(codes(secrecy, "oknum RT minta uang 50 ribu supaya dapat bansos"))
                .contains("PEMERASAN");
        assertThat(codes(secrecy, "anak saya dibully di sekolah")).contains("ANAK");
        assertThat(codes(secrecy, "jembatan rusak, anak sekolah lewat situ tiap hari"))
                .isEmpty();
    }

    @Test
    void refusesALineThatIsNoRule() {
        assertThatThrownBy(() -> new WordRules(List.of("tanpa kode"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WordRules(List.of("KODE: a + | "))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WordRules(List.of("KODE: !a"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> codes(WordRules rules, String text) {
        return rules.find(Words.of(text, 4_000)).stream()
                .map(WordRules.Match::code)
                .toList();
    }
}
