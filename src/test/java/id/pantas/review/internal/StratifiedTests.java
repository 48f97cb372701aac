package id.pantas.review.internal;

import static id.pantas.classifier.ContentClass.CAMPURAN;
import static id.pantas.classifier.ContentClass.INFO_LAYANAN;
import static id.pantas.classifier.ContentClass.KINERJA;
import static id.pantas.classifier.ContentClass.LAINNYA;
import static id.pantas.classifier.ContentClass.UCAPAN;
import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.classifier.ContentClass;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StratifiedTests {

    @Test
    void drawsEachClassAsOftenAsInTheWeekAndRareOnesAFewTimes() {
        Map<ContentClass, List<Long>> week = Map.of(
                UCAPAN,
                posts(0, 500),
                KINERJA,
                posts(1000, 400),
                INFO_LAYANAN,
                posts(2000, 100),
                CAMPURAN,
                posts(3000, 6));
        List<Long> drawn = Stratified.draw(week, 50, 7);
        assertThat(drawn).hasSize(50).doesNotHaveDuplicates();
        assertThat(count(drawn, 0)).isBetween(20L, 25L);
        assertThat(count(drawn, 1000)).isBetween(17L, 20L);
        assertThat(count(drawn, 2000)).isEqualTo(5);
        assertThat(count(drawn, 3000)).isEqualTo(5);
    }

    @Test
    void theSameSeedDrawsTheSamePostsInTheSameOrder() {
        Map<ContentClass, List<Long>> week = Map.of(UCAPAN, posts(0, 90), LAINNYA, posts(1000, 70));
        assertThat(Stratified.draw(week, 50, 42)).isEqualTo(Stratified.draw(week, 50, 42));
        assertThat(Stratified.draw(week, 50, 42)).isNotEqualTo(Stratified.draw(week, 50, 43));
    }

    @Property(tries = 200)
    void drawsExactlyWhatWasAskedForOrAllThereIs(
            @ForAll @Size(5) List<@IntRange(max = 80) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 120) int size,
            @ForAll long seed) {
        Map<ContentClass, List<Long>> week = new EnumMap<>(ContentClass.class);
        int total = 0;
        for (ContentClass label : ContentClass.values()) {
            int count = sizes.get(label.ordinal());
            week.put(label, posts(label.ordinal() * 1000L, count));
            total += count;
        }
        List<Long> drawn = Stratified.draw(week, size, seed);
        assertThat(drawn).hasSize(Math.min(size, total)).doesNotHaveDuplicates();
    }

    private static List<Long> posts(long from, int count) {
        return LongStream.range(from, from + count).boxed().toList();
    }

    private static long count(List<Long> drawn, long from) {
        return drawn.stream().filter(post -> post >= from && post < from + 1000).count();
    }
}
