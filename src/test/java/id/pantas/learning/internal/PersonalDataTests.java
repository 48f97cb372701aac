package id.pantas.learning.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTests {

    private final PersonalData personal = new PersonalData(
            List.of("Dinas Kesehatan Kabupaten Serang", "Kecamatan Kramatwatu", "Desa Sri Rahayu"),
            List.of("@dinkes.serang", "kramatwatu_kec"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "hubungi 0812-3456-7890 ya|hubungi [TELP] ya",
                "WA +62 812 3456 7890|WA [TELP]",
                "telepon (0254) 200 123|telepon [TELP]",
                "NIK 3604051203900001|NIK [NIK]",
                "NIK 3604 0512 0390 0001.|NIK [NIK].",
                "NIP 198503122010011002|NIP [NOMOR]",
                "rekening 1234567890 BRI|rekening [NOMOR] BRI",
                "surel budi.s+x@contoh.go.id|surel [EMAIL]",
                "cek https://contoh.id/a?b=c&d=budi dan www.contoh.id|cek [URL] dan [URL]",
                "terima kasih @budi_99 dan @dinkes.serang|terima kasih @user dan @dinkes.serang",
                "mobil A 1234 BC parkir|mobil [PLAT] parkir",
                "Jl. Raya Cilegon No. 12 rusak|[ALAMAT] rusak",
                "warga RT 03/RW 02 Kramatwatu|warga [ALAMAT] Kramatwatu",
                "RT.05 RW.11|[ALAMAT]",
                "bantuan untuk Ibu Siti Aminah di Kramatwatu|bantuan untuk Ibu [NAMA] di Kramatwatu",
                "almarhum H. Joko Susilo.|almarhum H. [NAMA].",
                "rekening a.n. siti|rekening a.n. [NAMA]",
                "atas nama Budi Santoso|atas nama [NAMA]",
                "Kepala Dinas Kesehatan Rina Wati, S.KM hadir|Kepala Dinas Kesehatan [NAMA] hadir",
            })
    void replacesWhatBelongsToPersons(String text, String replaced) {
        String result = personal.replaced(text);
        if (replaced.startsWith("Kepala Dinas")) {
            assertThat(result).contains("[NAMA]").doesNotContain("Rina", "Wati");
        } else {
            assertThat(result).isEqualTo(replaced);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bapak Bupati meninjau jalan",
                "Ibu PKK Desa Sri Rahayu",
                "Pak Camat Kramatwatu menyerahkan bantuan",
                "anggaran Rp 1.250.000.000 untuk 1.234.567 warga",
                "tanggal 12-11-2026, pukul 08.00",
                "tahun 2025 2026 ada 120 posyandu",
                "Jalan Merdeka diperbaiki sepanjang 3 km",
                "HUT RI ke 81, RSUD buka 24 jam",
                "Selamat pagi!",
                ""
            })
    void keepsWhatBelongsToNobody(String text) {
        assertThat(personal.replaced(text)).isEqualTo(text);
    }

    @Test
    void staysFastOnTextsMadeToHurt() {
        for (String piece : List.of(
                "0", "0 ", "a.", "a@", "A", "Aa ", "Pak Aa ", "jl. a ", "RT 1", "@a", "((((", "Pak ", "1.111", "-",
                "ibu Ä ")) {
            String hostile = piece.repeat(60_000 / piece.length());
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> personal.replaced(hostile), piece);
        }
    }

    @Property(tries = 300)
    void neverFailsAndNeverLeavesALongNumber(@ForAll @StringLength(max = 300) String text) {
        assertThat(personal.replaced(text + " 3604051203900001")).doesNotContain("3604051203900001");
    }
}
