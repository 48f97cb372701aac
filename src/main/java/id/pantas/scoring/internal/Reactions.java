package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.scoring.internal.KeptRatios.Ratio;
import id.pantas.scoring.internal.MeasuredPosts.Earlier;
import id.pantas.scoring.internal.MeasuredPosts.Series;
import id.pantas.scoring.internal.YoungReactions.Count;
import id.pantas.scoring.internal.YoungReactions.Counted;
import id.pantas.scoring.internal.YoungReactions.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reactions to posts relative to what is usual for their account: scoring method 3.3, component 7. Reactions are likes +
 * 2 · comments + 3 · shares; usual is the mean of the middle half over the account's last earlier posts of the same form,
 * at the same age.
 */
@Service
class Reactions {

    private final MeasuredPosts measured;
    private final YoungReactions youngReactions;
    private final KeptRatios keptRatios;

    Reactions(MeasuredPosts measured, YoungReactions youngReactions, KeptRatios keptRatios) {
        this.measured = measured;
        this.youngReactions = youngReactions;
        this.keptRatios = keptRatios;
    }

    /** The ratio of each post of the period that can be compared, 4 decimals, not capped, by post id. */
    Map<Long, BigDecimal> relative(Collection<Candidate> posts, Period period, Formula formula) {
        Map<Long, BigDecimal> ratios = new HashMap<>();
        Map<Series, Instant> since = new HashMap<>();
        posts.forEach(post -> since.merge(post.series(), post.publishedAt(), (a, b) -> a.isBefore(b) ? a : b));
        int size = formula.baselineSize();
        Map<Series, List<Earlier>> histories =
                measured.history(since, period.start().minus(MeasuredPosts.MEMORY), period.end(), size);
        Map<Series, Map<Long, Integer>> places = new HashMap<>();
        since.forEach((series, first) -> places.put(series, places(histories.getOrDefault(series, List.of()), first)));
        List<Candidate> young = new ArrayList<>();
        Map<Long, Ratio> passing = new HashMap<>();
        for (Candidate post : posts) {
            Integer place = places.getOrDefault(post.series(), Map.of()).get(post.post());
            if (place == null) {
                young.add(post);
            } else {
                List<Earlier> history = histories.getOrDefault(post.series(), List.of());
                long[] usual = before(history, place, size);
                keep(ratios, post, history.get(place).interactions(), usual, formula);
                BigDecimal ratio = ratios.get(post.post());
                if (post.passing() && ratio != null) {
                    passing.put(post.post(), new Ratio(ratio, usual.length));
                }
            }
        }
        if (!young.isEmpty()) {
            compareYoung(young, formula, ratios);
        }
        settle(posts, passing, ratios);
        return ratios;
    }

    /** Where statistics are forgotten, the ratio from the widest basis counts: the one found now, or the one kept. */
    private void settle(Collection<Candidate> posts, Map<Long, Ratio> found, Map<Long, BigDecimal> ratios) {
        Map<Long, Ratio> kept = keptRatios.of(
                posts.stream().filter(Candidate::passing).map(Candidate::post).toList());
        Map<Long, Ratio> better = new HashMap<>(found);
        kept.forEach((post, before) -> {
            Ratio now = found.get(post);
            if (now == null || now.basis() < before.basis()) {
                ratios.put(post, before.value());
                better.remove(post);
            } else if (now.basis() == before.basis() && now.value().compareTo(before.value()) == 0) {
                better.remove(post);
            }
        });
        keptRatios.keep(better);
    }

    /** Where the posts published since then stand in this history, by post id. */
    private static Map<Long, Integer> places(List<Earlier> history, Instant since) {
        Map<Long, Integer> places = new HashMap<>();
        for (int place = 0; place < history.size(); place++) {
            Earlier post = history.get(place);
            if (post.publishedAt().isBefore(since)) {
                break;
            }
            places.put(post.post(), place);
        }
        return places;
    }

    /** The reactions to the last posts published before the one at this place; {@code history} begins with the latest. */
    private static long[] before(List<Earlier> history, int place, int size) {
        Instant publishedAt = history.get(place).publishedAt();
        int from = place + 1;
        while (from < history.size() && !history.get(from).publishedAt().isBefore(publishedAt)) {
            from++;
        }
        long[] usual = new long[Math.min(size, history.size() - from)];
        for (int i = 0; i < usual.length; i++) {
            usual[i] = history.get(from + i).interactions();
        }
        return usual;
    }

    /** Posts without a count at 72 hours, by their last count: with earlier ones at about that age. */
    private void compareYoung(List<Candidate> young, Formula formula, Map<Long, BigDecimal> ratios) {
        Map<Long, Count> latest = youngReactions.latest(
                young.stream().map(Candidate::post).sorted().toList());
        Map<Series, Span> spans = new HashMap<>();
        for (Candidate post : young) {
            Count count = latest.get(post.post());
            if (count != null) {
                spans.merge(post.series(), Span.of(post.publishedAt(), count.age()), Span::and);
            }
        }
        Map<Series, List<Counted>> histories = youngReactions.history(spans, formula.baselineSize());
        for (Candidate post : young) {
            Count count = latest.get(post.post());
            if (count != null) {
                List<Counted> history = histories.getOrDefault(post.series(), List.of());
                long[] usual = before(post.publishedAt(), count.age(), history, formula.baselineSize());
                keep(ratios, post, count.interactions(), usual, formula);
            }
        }
    }

    private static long[] before(Instant publishedAt, double age, List<Counted> history, int size) {
        Instant memory = publishedAt.minus(MeasuredPosts.MEMORY);
        return history.stream()
                .filter(earlier -> earlier.publishedAt().isBefore(publishedAt))
                .limit(size)
                .filter(earlier -> !earlier.publishedAt().isBefore(memory))
                .map(earlier -> earlier.at(age))
                .filter(Objects::nonNull)
                .mapToLong(Count::interactions)
                .toArray();
    }

    private static void keep(
            Map<Long, BigDecimal> ratios, Candidate post, long interactions, long[] usual, Formula formula) {
        BigDecimal ratio = ratio(interactions, usual, formula);
        if (ratio != null) {
            ratios.put(post.post(), ratio);
        }
    }

    /** Null when too few earlier posts are known. An account that usually gets nothing is as usual with nothing. */
    private static @Nullable BigDecimal ratio(long interactions, long[] usual, Formula formula) {
        int count = usual.length;
        if (count < formula.baselineMinimum()) {
            return null;
        }
        Arrays.sort(usual);
        int cut = count / 4;
        long sum = Arrays.stream(usual, cut, count - cut).sum();
        if (sum == 0) {
            return interactions == 0
                    ? BigDecimal.ONE.setScale(4)
                    : formula.rhoCap().setScale(4);
        }
        return BigDecimal.valueOf(interactions)
                .multiply(BigDecimal.valueOf(count - 2L * cut))
                .divide(BigDecimal.valueOf(sum), 4, RoundingMode.HALF_UP);
    }

    /**
     * A post of the period whose reactions may be compared.
     *
     * @param passing whether its platform's statistics are forgotten after a time
     */
    record Candidate(long post, UUID account, String form, Instant publishedAt, boolean passing) {

        Series series() {
            return new Series(account, form);
        }
    }
}
