package id.pantas.post.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparableTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Perbaikan jalan, TUNTAS!!! 💪🏽 | perbaikan jalan tuntas",
                "Cek https://bit.ly/abc dan www.serangkab.go.id/x dan bit.ly/xyz ya | cek dan dan ya",
                "Info #SerangBahagia #PIC2026 @diskominfo lengkap | info lengkap",
                "Senin, 23 November 2026 pukul 08.00 WIB di RT.02/RW.03 | pukul wib di rt rw",
                "Selamat ulang tahun Bapak Budi Santoso, S.E., M.Si semoga sehat | selamat ulang tahun semoga sehat",
                "Selamat ulang tahun Ibu Hj. Siti Aminah semoga sehat | selamat ulang tahun semoga sehat",
                "SELAMAT ULANG TAHUN BAPAK BUDI SANTOSO SEMOGA SEHAT | selamat ulang tahun semoga sehat",
                "Selamat ulang tahun Bapak [NAMA] semoga sehat | selamat ulang tahun semoga sehat",
                "Layanan ibu hamil gratis | layanan hamil gratis",
                "Kapolsek AKP Dadang Herli. Warga diimbau waspada | kapolsek warga diimbau waspada",
                "Salat Jum'at berjamaah di masjid | salat berjamaah di masjid",
                "𝗦𝗲𝗹𝗮𝗺𝗮𝘁 𝗛𝗮𝗿𝗶 𝗚𝘂𝗿𝘂 | selamat hari guru",
                "jum'at sela\u200Bmat lam\u00ADpu ❤️ 1️⃣ dua | selamat lampu dua",
                "kirim/antar berkas ke-3 | kirim antar berkas ke",
                "***(Penting)*** bagi warga | penting bagi warga",
                "ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ | ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ",
            })
    void takesOutWhatChangesFromCopyToCopy(String text, String compared) {
        assertThat(ComparableText.of(text)).hasToString(compared);
    }

    @Test
    void aTemplateWithAnotherNameAndDateIsTheSameText() {
        ComparableText one = ComparableText.of(
                "Keluarga besar Dinas Kesehatan mengucapkan selamat ulang tahun kepada Bapak dr. H. Agus Sukmayadi, M.Kes "
                        + "yang ke-52, 9 November 2026. Semoga panjang umur dan sehat selalu 🎂 #dinkes");
        ComparableText other =
                ComparableText.of("Keluarga besar Dinas Kesehatan mengucapkan selamat ulang tahun kepada Ibu Lilis, "
                        + "yang ke-49, 3 Maret 2026. Semoga panjang umur dan sehat selalu 🎉🎉 #barokah");

        assertThat(one.sameAs(other)).isTrue();
    }

    @Test
    void reportsByOneFormAreTheSameOnlyIfFiguresAndPlacesAre() {
        String report =
                "Puskesmas Anyar melayani imunisasi campak untuk 240 balita di tiga posyandu Desa Cikoneng hari ini";

        assertThat(likeness(report, report.replace("tiga", "empat"))).isGreaterThan(0.8);
        assertThat(likeness(report, report.replace("240", "318"))).isZero();
        assertThat(likeness(report, report.replace("Anyar", "Cinangka").replace("Cikoneng", "Karang Suraga")))
                .isZero();
        assertThat(likeness(report, report + ". Pelayanan berlanjut Kamis, 12 November 2026 pukul 08.00 WIB."))
                .as("dates and times are no figures")
                .isGreaterThan(0.65);
    }

    @Test
    void aGreetingByTheSameFormIsTheSameWhateverNameOfficeAndFigureItHas() {
        String greeting =
                "Keluarga besar Dinas Kesehatan mengucapkan selamat menempuh hidup baru kepada %s, semoga menjadi "
                        + "keluarga sakinah";

        assertThat(likeness(
                        greeting.formatted("Ns. Rina Amelia, S.Kep dan Dedi"),
                        greeting.formatted("dr. Yoga Pratama dan Sinta, staf Puskesmas Ciruas 2")))
                .isGreaterThan(0.5);
        assertThat(ComparableText.of(greeting).isFormulaic()).isTrue();
        assertThat(ComparableText.of("Selamat pagi! Dinas memperbaiki lampu di 12 titik")
                        .isFormulaic())
                .as("a report that greets is a report")
                .isFalse();
    }

    @Test
    void aTextCutShortIsTheSameAsTheWholeOne() {
        String report =
                "Bulan Dana PMI mengumpulkan Rp1.472.000.000, melampaui target. Penyumbang terbesar: pelajar. Laporan "
                        + "rinci diaudit dan dipajang di papan pengumuman markas serta laman resmi.";

        assertThat(likeness(report, report.substring(0, report.indexOf(" Laporan"))))
                .isGreaterThan(0.9);
    }

    private static double likeness(String one, String other) {
        double likeness = ComparableText.of(one).likeness(ComparableText.of(other), PostProperties.DEFAULTS);
        assertThat(ComparableText.of(other).likeness(ComparableText.of(one), PostProperties.DEFAULTS))
                .isEqualTo(likeness);
        return likeness;
    }

    @Test
    void onlyPunctuationAndEmojiLeaveNothingToCompare() {
        assertThat(ComparableText.of("🎉🎉 !!! 123 #selamat @bupati https://x.id/1")
                        .isEmpty())
                .isTrue();
        assertThat(ComparableText.of("").isEmpty()).isTrue();
    }

    @Property(tries = 500)
    void readsAnything(@ForAll String text) {
        ComparableText compared = ComparableText.of(text);
        assertThat(compared.words()).allMatch(word -> word.length() > 1);
        assertThat(ComparableText.of(text).sameAs(compared)).isTrue();
    }

    @Test
    void comparesOnlyTheBeginningOfALongArticle() {
        String start = "kata ".repeat(1_600);
        assertThat(ComparableText.of(start + "akhir lain").sameAs(ComparableText.of(start + "penutup berbeda")))
                .isTrue();
    }
}
