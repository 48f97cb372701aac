package id.pantas.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FormatsTests {

    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");

    private final Formats id = new Formats(ZoneId.of("Asia/Jakarta"), Clock.fixed(NOON, ZoneId.of("UTC")));

    @Test
    void writesNumbersWithPointAndComma() {
        assertThat(id.score(new BigDecimal("63.45"))).isEqualTo("63,5");
        assertThat(id.points(new BigDecimal("1234.5"))).isEqualTo("1.234,50");
        assertThat(id.count(3_000_000_123L)).isEqualTo("3.000.000.123");
        assertThat(id.percent(0.345)).isEqualTo("35 %");
    }

    @Test
    void roundsHalfUpWithoutBinaryFractions() {
        assertThat(id.points(new BigDecimal("71.625"))).isEqualTo("71,63");
        assertThat(id.score(0.05)).isEqualTo("0,1");
    }

    @Test
    void leavesTheRegencyOutOfNamesThatEndWithIt() {
        String regency = "Kabupaten Nusa Jaya";
        assertThat(id.within("Dinas Kesehatan Kabupaten Nusa Jaya", regency)).isEqualTo("Dinas Kesehatan");
        assertThat(id.within("Bupati Nusa Jaya", regency)).isEqualTo("Bupati Nusa Jaya");
        assertThat(id.within(regency, regency)).isEqualTo(regency);
        assertThat(id.within("Dinas Kesehatan Kabupaten Nusa Jaya", null))
                .isEqualTo("Dinas Kesehatan Kabupaten Nusa Jaya");
    }

    @Test
    void putsTheSignOnChanges() {
        assertThat(id.signed(new BigDecimal("4.5"))).isEqualTo("+4,5");
        assertThat(id.signed(-1.2)).isEqualTo("−1,2");
        assertThat(id.signed(new BigDecimal("-0.04"))).isEqualTo("0,0");
    }

    @Test
    void writesTimesInTheZoneOfTheRegency() {
        assertThat(id.dateTime(NOON)).isEqualTo("Senin, 23 November 2026 12.00 WIB");
        assertThat(id.shortDateTime(NOON)).isEqualTo("23 Nov 12.00");
        assertThat(id.date(LocalDate.of(2026, 5, 1))).isEqualTo("1 Mei 2026");
    }

    @Test
    void saysHowLongAgo() {
        assertThat(id.ago(NOON.minus(Duration.ofSeconds(20)))).isEqualTo("baru saja");
        assertThat(id.ago(NOON.minus(Duration.ofMinutes(5)))).isEqualTo("5 menit lalu");
        assertThat(id.ago(NOON.minus(Duration.ofHours(49)))).isEqualTo("2 hari lalu");
        assertThat(id.ago(NOON.plus(Duration.ofHours(3)))).isEqualTo("3 jam lagi");
    }

    @Test
    void showsWhatIsNotKnownAsADash() {
        assertThat(id.score(null)).isEqualTo("–");
        assertThat(id.dateTime(null)).isEqualTo("–");
    }
}
