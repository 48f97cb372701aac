package id.pantas.scoring.internal;

import static java.util.Comparator.comparing;

import id.pantas.registry.Platform;
import id.pantas.scoring.internal.PostFact.Duplicate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups a unit's posts into contents and values each one: base of its class, copy factor, cross-posts. */
final class Contents {

    /** Publishing order that does not depend on the order in which posts were collected. */
    static final Comparator<PostFact> BY_TIME =
            comparing(PostFact::publishedAt).thenComparing(PostFact::platform).thenComparing(PostFact::nativeId);

    private final Formula formula;
    private final ZoneId zone;
    private final Reading reading;

    Contents(Formula formula, ZoneId zone, Reading reading) {
        this.formula = formula;
        this.zone = zone;
        this.reading = reading;
    }

    /** Whether a post can be part of a content that is valued in this period. */
    static boolean eligible(PostFact post) {
        return !post.repost() && !post.gone() && !post.clusterIsOlder();
    }

    /** The contents of value, the earliest first. */
    List<Content> of(Collection<PostFact> posts) {
        Map<Long, List<PostFact>> clusters = new LinkedHashMap<>();
        posts.stream()
                .filter(post -> !post.clusterIsOlder())
                .sorted(BY_TIME)
                .forEach(post -> clusters.computeIfAbsent(post.cluster(), id -> new ArrayList<>())
                        .add(post));
        return clusters.values().stream()
                .map(this::valued)
                .filter(Objects::nonNull)
                .sorted(comparing(Content::at).thenComparing(Content::carrier, BY_TIME))
                .toList();
    }

    private @Nullable Content valued(List<PostFact> members) {
        boolean copied = members.get(0).duplicate() == Duplicate.COPY;
        List<PostFact> standing = members.stream().filter(Contents::eligible).toList();
        PostFact carrier = null;
        BigDecimal best = BigDecimal.ZERO;
        for (PostFact post : standing) {
            BigDecimal worth = worth(post, copied);
            if (worth.compareTo(best) > 0) {
                best = worth;
                carrier = post;
            }
        }
        if (carrier == null) {
            return null;
        }
        ContentKind kind = Objects.requireNonNull(reading.kindOf(carrier, formula.base()));
        boolean copy = isCopy(carrier, copied);
        Set<Long> supplements =
                copy || kind == ContentKind.UCAPAN ? Set.of() : supplements(standing, carrier, members.get(0));
        BigDecimal value = best.add(formula.crossPost().multiply(new BigDecimal(supplements.size())));
        PostFact first = standing.get(0);
        return new Content(
                carrier.cluster(),
                first.publishedAt(),
                first.publishedAt().atZone(zone).toLocalDate(),
                carrier,
                kind,
                copy,
                best,
                supplements,
                value,
                standing);
    }

    private BigDecimal worth(PostFact post, boolean copied) {
        ContentKind kind = reading.kindOf(post, formula.base());
        if (kind == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal base = Reading.worth(kind, formula.base());
        return isCopy(post, copied)
                ? base.multiply(formula.copyFactor()).setScale(2, RoundingMode.HALF_UP)
                : base.setScale(2, RoundingMode.HALF_UP);
    }

    /**
     * Repeating a copy elsewhere makes it no less a copy, also when the copied post itself has been deleted, or was an open
     * repost while the others do not name their source.
     */
    private static boolean isCopy(PostFact post, boolean copied) {
        Duplicate duplicate = post.duplicate();
        return duplicate == Duplicate.COPY || (copied && duplicate != null);
    }

    private Set<Long> supplements(List<PostFact> standing, PostFact carrier, PostFact first) {
        Set<Platform> counted = EnumSet.of(carrier.platform());
        Set<Long> supplements = new HashSet<>();
        BigDecimal room = formula.crossPostLimit();
        for (PostFact post : standing) {
            boolean sameContent = post.duplicate() == Duplicate.CROSS_POST
                    || (post.id() == first.id() && carrier.duplicate() == Duplicate.CROSS_POST);
            if (sameContent && formula.crossPost().compareTo(room) <= 0 && counted.add(post.platform())) {
                supplements.add(post.id());
                room = room.subtract(formula.crossPost());
            }
        }
        return supplements;
    }
}
