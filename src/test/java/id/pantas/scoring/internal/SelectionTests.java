package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.registry.Platform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;

/** The fast choice against trying out everything, and under more contents than any honest unit publishes. */
class SelectionTests {

    private static final List<String> VALUES = List.of("1.20", "1.00", "1.00", "0.50", "1.15", "1.30", "0.65");

    @Property(tries = 400)
    void theBestChoiceIsTakenAndOfEqualOnesTheEarliest(
            @ForAll long seed,
            @ForAll @IntRange(max = 11) int count,
            @ForAll @IntRange(min = 1, max = 4) int perDay,
            @ForAll @IntRange(min = 1, max = 3) int perHour,
            @ForAll @IntRange(max = 3) int ucapanLimit,
            @ForAll @IntRange(max = 3) int copyLimit) {
        Formula formula = limits(perDay, perHour, ucapanLimit, copyLimit);
        Random random = new Random(seed);
        int minutes = List.of(1, 10, 30).get(random.nextInt(3));
        List<Content> contents = contents(random, count, 1 + random.nextInt(2 * 24 * 60 / minutes), minutes);
        Set<Long> best = Set.of();
        int most = 0;
        // The first content is the highest bit, so that going down meets the choices with earlier contents first.
        for (int mask = (1 << count) - 1; mask > 0; mask--) {
            List<Content> some = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if ((mask >> (count - 1 - i) & 1) == 1) {
                    some.add(contents.get(i));
                }
            }
            if (hundredths(some) > most && permitted(some, formula)) {
                most = hundredths(some);
                best = some.stream().map(Content::cluster).collect(Collectors.toSet());
            }
        }
        assertThat(new Selection(formula).best(contents)).isEqualTo(best);
    }

    @Property(tries = 100)
    void whatIsChosenIsPermittedAndNeverWorthLessForOneMore(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int count) {
        Random random = new Random(seed);
        List<Content> contents = contents(random, count, 14 * 24 * 4, 15);
        List<Content> fewer = new ArrayList<>(contents);
        fewer.remove(random.nextInt(count));
        List<Content> chosen = chosen(contents);
        assertThat(permitted(chosen, Sample.FORMULA)).isTrue();
        assertThat(hundredths(chosen)).isGreaterThanOrEqualTo(hundredths(chosen(fewer)));
    }

    /** 40,000 contents, all in the 60 minutes around a full hour of each day, where the limits are hardest to tell. */
    @Example
    void aFloodIsDecidedInTime() {
        Random random = new Random(1);
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            int minute = random.nextInt(14) * 24 * 60 + 9 * 60 + 30 + random.nextInt(60);
            contents.add(content(random, i, Sample.at(1, "00:00").plusSeconds(60L * minute)));
        }
        sort(contents);
        List<Content> chosen = Assertions.assertTimeout(Duration.ofSeconds(30), () -> chosen(contents));
        assertThat(chosen).hasSize(28);
        assertThat(permitted(chosen, Sample.FORMULA)).isTrue();
        assertThat(hundredths(chosen)).isEqualTo(28 * 130);
    }

    private static List<Content> chosen(List<Content> contents) {
        Set<Long> chosen = new Selection(Sample.FORMULA).best(contents);
        return contents.stream()
                .filter(content -> chosen.contains(content.cluster()))
                .toList();
    }

    private static List<Content> contents(Random random, int count, int places, int minutes) {
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = Sample.at(1, "18:00").plusSeconds(60L * minutes * random.nextInt(places));
            contents.add(content(random, i, at));
        }
        sort(contents);
        return contents;
    }

    private static void sort(List<Content> contents) {
        contents.sort(Comparator.comparing(Content::at).thenComparing(Content::cluster));
    }

    private static Content content(Random random, long id, Instant at) {
        boolean ucapan = random.nextInt(5) == 0;
        boolean copy = random.nextInt(5) == 0;
        BigDecimal value = new BigDecimal(ucapan ? "0.10" : VALUES.get(random.nextInt(VALUES.size())));
        if (copy) {
            value = value.multiply(new BigDecimal("0.20")).setScale(2);
        }
        ContentKind kind = ucapan ? ContentKind.UCAPAN : ContentKind.KINERJA;
        PostFact post =
                new PostFact(id, Platform.INSTAGRAM, "n" + id, at, id, false, null, false, false, kind, null, null);
        return new Content(
                id, at, at.atZone(Sample.ZONE).toLocalDate(), post, kind, copy, value, Set.of(), value, List.of(post));
    }

    private static int hundredths(List<Content> contents) {
        return contents.stream()
                .mapToInt(content -> content.value().movePointRight(2).intValueExact())
                .sum();
    }

    private static boolean permitted(List<Content> some, Formula formula) {
        for (Content content : some) {
            long onDay = some.stream()
                    .filter(other -> other.day().equals(content.day()))
                    .count();
            long inHour = some.stream()
                    .filter(other -> other.minute() >= content.minute() && other.minute() < content.minute() + 60)
                    .count();
            if (onDay > formula.perDay() || inHour > formula.perHour()) {
                return false;
            }
        }
        return some.stream().filter(Content::ucapan).count() <= formula.ucapanLimit()
                && some.stream().filter(Content::copy).count() <= formula.copyLimit();
    }

    private static Formula limits(int perDay, int perHour, int ucapanLimit, int copyLimit) {
        Formula usual = Sample.FORMULA;
        return new Formula(
                usual.version(),
                usual.base(),
                usual.copyFactor(),
                copyLimit,
                ucapanLimit,
                usual.crossPost(),
                usual.crossPostLimit(),
                perDay,
                perHour,
                usual.activeDayValue(),
                usual.rhoCap(),
                usual.rhoMinimum(),
                usual.baselineSize(),
                usual.baselineMinimum(),
                usual.band(),
                usual.completeFrom(),
                usual.introduction(),
                usual.duties());
    }
}
