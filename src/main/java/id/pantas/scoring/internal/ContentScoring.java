package id.pantas.scoring.internal;

import static java.util.Comparator.comparing;

import id.pantas.scoring.Component;
import id.pantas.scoring.ItemReason;
import id.pantas.scoring.ScoreItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The three components that need posts only: Konten kinerja, Konsistensi and Gaung of one unit in one period, with a
 * row for each post (scoring method 3.3 and 3.4). Knows no database and no clock.
 */
final class ContentScoring {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal NEUTRAL = new BigDecimal("50.00");

    private final Formula formula;
    private final Reading reading;
    private final List<PostFact> posts;
    private final Map<Long, Content> byCluster = new HashMap<>();
    private final Set<Long> counted;

    ContentScoring(Formula formula, ZoneId zone, Reading reading, Collection<PostFact> posts) {
        this.formula = formula;
        this.reading = reading;
        this.posts = posts.stream().sorted(Contents.BY_TIME).toList();
        List<Content> contents = new Contents(formula, zone, reading).of(posts);
        contents.forEach(content -> byCluster.put(content.cluster(), content));
        this.counted = new Selection(formula).best(contents);
    }

    int countedContents() {
        return counted.size();
    }

    /** Konten kinerja: effective content against its target. */
    Measured workContent(BigDecimal target) {
        Limits limits = new Limits();
        List<ScoreItem> items =
                posts.stream().map(post -> contentItem(post, limits)).toList();
        BigDecimal effective = sum(items);
        return new Measured(Component.WORK_CONTENT, effective, target, share(effective, target), items);
    }

    /** Konsistensi: active days against their target. The day limits do not take a day away, so that no post can. */
    Measured consistency(BigDecimal target) {
        Map<LocalDate, Content> days = new TreeMap<>();
        byCluster.values().stream()
                .filter(content -> content.base().compareTo(formula.activeDayValue()) >= 0)
                .sorted(comparing(Content::base).reversed().thenComparing(Content::carrier, Contents.BY_TIME))
                .forEach(content -> days.putIfAbsent(content.day(), content));
        List<ScoreItem> items = days.entrySet().stream()
                .map(day -> item(
                        Component.CONSISTENCY,
                        day.getValue().carrier(),
                        day.getKey(),
                        BigDecimal.ONE,
                        null,
                        ItemReason.ACTIVE_DAY))
                .toList();
        BigDecimal active = new BigDecimal(days.size());
        return new Measured(Component.CONSISTENCY, active, target, share(active, target), items);
    }

    /** Gaung: the median, over the counted contents, of their reactions relative to what is usual for the account. */
    Measured resonance() {
        if (counted.isEmpty()) {
            return new Measured(Component.RESONANCE, BigDecimal.ZERO, null, BigDecimal.ZERO.setScale(2), List.of());
        }
        record Loudest(PostFact post, BigDecimal rho) {}
        List<Loudest> ratios = byCluster.values().stream()
                .filter(content -> counted.contains(content.cluster()))
                .flatMap(content -> content.posts().stream()
                        .filter(post -> post.rho() != null)
                        .map(post -> new Loudest(post, rho(post).min(formula.rhoCap())))
                        .min(comparing(Loudest::rho).reversed().thenComparing(Loudest::post, Contents.BY_TIME))
                        .stream())
                .sorted(comparing(Loudest::rho).thenComparing(Loudest::post, Contents.BY_TIME))
                .toList();
        if (ratios.size() < formula.rhoMinimum()) {
            ScoreItem neutral = new ScoreItem(
                    Component.RESONANCE, null, null, null, null, false, BigDecimal.ONE, null, ItemReason.NEUTRAL, null);
            return new Measured(Component.RESONANCE, BigDecimal.ONE, null, NEUTRAL, List.of(neutral));
        }
        int upper = ratios.size() / 2;
        int lower = (ratios.size() - 1) / 2;
        List<ScoreItem> items = new ArrayList<>();
        for (int place = 0; place < ratios.size(); place++) {
            Loudest loudest = ratios.get(place);
            boolean middle = place == lower || place == upper;
            BigDecimal part = !middle
                    ? BigDecimal.ZERO
                    : lower == upper ? loudest.rho() : loudest.rho().divide(new BigDecimal("2"));
            items.add(item(
                    Component.RESONANCE,
                    loudest.post(),
                    null,
                    part,
                    loudest.rho(),
                    middle ? ItemReason.MIDDLE : ItemReason.NOT_MIDDLE));
        }
        BigDecimal median = sum(items);
        BigDecimal value = NEUTRAL.multiply(median).setScale(2, RoundingMode.HALF_UP);
        return new Measured(Component.RESONANCE, median, null, value, items);
    }

    private static BigDecimal rho(PostFact post) {
        BigDecimal rho = post.rho();
        return rho == null ? BigDecimal.ZERO : rho;
    }

    private ScoreItem contentItem(PostFact post, Limits limits) {
        ItemReason excluded = excluded(post);
        if (excluded != null) {
            return item(Component.WORK_CONTENT, post, null, BigDecimal.ZERO, null, excluded);
        }
        Content content = byCluster.get(post.cluster());
        if (content == null) {
            boolean unlabelled = reading.kindOf(post, formula.base()) == null;
            ItemReason reason = unlabelled ? ItemReason.UNLABELLED : ItemReason.NO_VALUE;
            return item(Component.WORK_CONTENT, post, null, BigDecimal.ZERO, null, reason);
        }
        boolean carrier = content.carrier().id() == post.id();
        boolean supplement = content.supplements().contains(post.id());
        BigDecimal value = BigDecimal.ZERO;
        ItemReason reason;
        if (!carrier && !supplement) {
            reason = besideReason(post, content);
        } else if (!counted.contains(content.cluster())) {
            reason = limits.whichKeepsOut(content);
        } else {
            value = carrier ? content.base() : formula.crossPost();
            reason = carrier ? countedReason(content) : ItemReason.CROSS_POST;
        }
        return item(Component.WORK_CONTENT, post, content.day(), value, null, reason);
    }

    private static @Nullable ItemReason excluded(PostFact post) {
        if (post.gone()) {
            return ItemReason.GONE;
        }
        if (post.repost()) {
            return ItemReason.REPOST;
        }
        return post.clusterIsOlder() ? ItemReason.EARLIER_PERIOD : null;
    }

    private static ItemReason countedReason(Content content) {
        if (content.ucapan()) {
            return ItemReason.UCAPAN_COUNTED;
        }
        return content.copy() ? ItemReason.COPY_COUNTED : ItemReason.COUNTED;
    }

    private static ItemReason besideReason(PostFact post, Content content) {
        PostFact.Duplicate duplicate = post.duplicate();
        if (duplicate == PostFact.Duplicate.CROSS_POST) {
            return content.copy() || content.ucapan()
                    ? ItemReason.CROSS_POST_WITHOUT_VALUE
                    : ItemReason.CROSS_POST_LIMIT;
        }
        return duplicate == PostFact.Duplicate.REPEAT ? ItemReason.REPEAT : ItemReason.SAME_EVENT;
    }

    private ScoreItem item(
            Component component,
            PostFact post,
            @Nullable LocalDate day,
            BigDecimal value,
            @Nullable BigDecimal measure,
            ItemReason reason) {
        ContentKind kind = reading.kindOf(post, formula.base());
        return new ScoreItem(
                component,
                post.id(),
                post.cluster(),
                day,
                kind == null ? null : kind.name(),
                post.alternative() != null,
                value,
                measure,
                reason,
                null);
    }

    private static BigDecimal share(BigDecimal reached, BigDecimal target) {
        return reached.multiply(HUNDRED)
                .divide(target, 2, RoundingMode.HALF_UP)
                .min(HUNDRED)
                .setScale(2);
    }

    static BigDecimal sum(Collection<ScoreItem> items) {
        return items.stream().map(ScoreItem::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Says which limit keeps a content of value out; when several do, the one over the longest time. */
    private final class Limits {
        private final long ucapan = countedContents(Content::ucapan);
        private final long copies = countedContents(Content::copy);
        private final Map<LocalDate, Long> onDay = byCluster.values().stream()
                .filter(content -> counted.contains(content.cluster()))
                .collect(Collectors.groupingBy(Content::day, Collectors.counting()));

        private long countedContents(Predicate<Content> kind) {
            return byCluster.values().stream()
                    .filter(kind)
                    .filter(content -> counted.contains(content.cluster()))
                    .count();
        }

        ItemReason whichKeepsOut(Content content) {
            if (content.ucapan() && ucapan >= formula.ucapanLimit()) {
                return ItemReason.UCAPAN_LIMIT;
            }
            if (content.copy() && copies >= formula.copyLimit()) {
                return ItemReason.COPY_LIMIT;
            }
            return onDay.getOrDefault(content.day(), 0L) >= formula.perDay()
                    ? ItemReason.DAY_LIMIT
                    : ItemReason.HOUR_LIMIT;
        }
    }

    /** Greetings among the labelled posts that stand and are no reposts, by their labels in force; null if none. */
    static @Nullable BigDecimal ucapanShare(Collection<PostFact> posts) {
        List<PostFact> labelled = posts.stream()
                .filter(post -> !post.gone() && !post.repost() && post.label() != null)
                .toList();
        if (labelled.isEmpty()) {
            return null;
        }
        long ucapan = labelled.stream()
                .filter(post -> post.label() == ContentKind.UCAPAN)
                .count();
        return new BigDecimal(ucapan).divide(new BigDecimal(labelled.size()), 4, RoundingMode.HALF_UP);
    }
}
