package id.pantas.collection.website;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteDatesTests {

    private final SiteDates dates = new SiteDates(ZoneId.of("Asia/Jakarta"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-20T02:31:00+00:00                 | 2026-11-20T02:31:00Z
            2026-11-20T07:45+07:00                    | 2026-11-20T00:45:00Z
            2026-11-20 09:31:00                       | 2026-11-20T02:31:00Z
            2026-11-20T09:31:00.123                   | 2026-11-20T02:31:00Z
            2026-11-20T09:31:00+0700                  | 2026-11-20T02:31:00Z
            2026-11-20                                | 2026-11-20T05:00:00Z
            Fri, 20 Nov 2026 09:00:00 +0700           | 2026-11-20T02:00:00Z
            Mon, 16 Nov 2026 01:00:00 GMT             | 2026-11-16T01:00:00Z
            Thu, 19 Nov 2026 16:00:00 WIB             | 2026-11-19T09:00:00Z
            Rabu, 18 November 2026 14.05 WIB          | 2026-11-18T07:05:00Z
            Kamis, 19 Nov. 2026 / 09.31 WITA          | 2026-11-19T01:31:00Z
            17 November 2026 10:15:00 WIB             | 2026-11-17T03:15:00Z
            Jum'at, 6 Agustus 2026 pukul 23.59 WIT    | 2026-08-06T14:59:00Z
            1 Mei 2026                                | 2026-05-01T05:00:00Z
            3 Peb 2026, 07.00                         | 2026-02-03T00:00:00Z
            12 Agt 2026 - 07:00                       | 2026-08-12T00:00:00Z
            9 Sept 2026 07:00                         | 2026-09-09T00:00:00Z
            31 Des 2026 23.59.58 Dibaca 1.204 kali    | 2026-12-31T16:59:58Z
            10-Nop-2026 08:00                         | 2026-11-10T01:00:00Z
            20/11/2026 07:45                          | 2026-11-20T00:45:00Z
            Ditulis 5 Oktober 2026 oleh Admin         | 2026-10-05T05:00:00Z
            """)
    void readsWhatSitesWrite(String text, Instant at) {
        assertThat(dates.find(text)).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            31 Februari 2026
            32 November 2026
            10 Bulan 2026
            2026-13-01
            20/13/2026
            99999999999999
            1.204 Kali Dibaca
            kemarin
            """)
    void whatIsNoDateIsNone(String text) {
        assertThat(dates.find(text)).isNull();
    }

    @Test
    void aBarBetweenDayAndTimeIsFine() {
        assertThat(dates.find("Kamis, 19 Nov. 2026 | 09.31 WIB")).isEqualTo("2026-11-19T02:31:00Z");
    }

    @Test
    void aLinkTellsTheDay() {
        assertThat(dates.inLink("https://a.desa.id/artikel/2026/11/17/musyawarah"))
                .isEqualTo("2026-11-17T05:00:00Z");
        assertThat(dates.inLink("https://a.desa.id/artikel/2026/13/17/musyawarah"))
                .isNull();
        assertThat(dates.inLink("https://a.desa.id/first/artikel/31")).isNull();
    }

    @Property(tries = 500)
    void noTextMakesItFail(@ForAll @StringLength(max = 300) String text) {
        assertThatCode(() -> dates.find(text)).doesNotThrowAnyException();
        assertThatCode(() -> dates.inLink(text)).doesNotThrowAnyException();
        assertThatCode(() -> dates.find("1 Jan 2026 " + text)).doesNotThrowAnyException();
    }
}
