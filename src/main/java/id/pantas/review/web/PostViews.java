package id.pantas.review.web;

import id.pantas.classification.LabelReason;
import id.pantas.classification.LabelReasons;
import id.pantas.classification.LabelledPost;
import id.pantas.classification.LabelledPosts;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads posts with their labels and the words that decided. */
@Component
class PostViews {

    private static final int WORDS = 5;

    private final LabelledPosts posts;
    private final LabelReasons reasons;
    private final Units units;

    PostViews(LabelledPosts posts, LabelReasons reasons, Units units) {
        this.posts = posts;
        this.reasons = reasons;
        this.units = units;
    }

    Optional<PostView> find(long post) {
        return Optional.ofNullable(of(List.of(post)).get(post));
    }

    /** Those that exist, by id, in the order asked for. */
    Map<Long, PostView> of(Collection<Long> ids) {
        List<LabelledPost> found = ids.stream()
                .map(id -> posts.find(id).orElse(null))
                .filter(Objects::nonNull)
                .toList();
        Map<Long, LabelReason> why = ids.isEmpty() ? Map.of() : reasons.of(ids, WORDS);
        Map<UnitId, Unit> named =
                units.byIds(found.stream().map(LabelledPost::unit).collect(Collectors.toSet()));
        Map<Long, PostView> views = new LinkedHashMap<>();
        found.forEach(
                post -> views.put(post.postId(), PostView.of(post, named.get(post.unit()), why.get(post.postId()))));
        return views;
    }

    Optional<UnitId> unitOf(long post) {
        return posts.find(post).map(LabelledPost::unit);
    }

    /** A post as its blind reader sees it: without any label. */
    Optional<PostView> blind(long post) {
        return posts.find(post).map(found -> {
            PostView view = PostView.of(found, units.find(found.unit()).orElse(null), null);
            return new PostView(
                    view.id(),
                    view.unitName(),
                    view.unitSlug(),
                    view.platform(),
                    view.publishedAt(),
                    view.text(),
                    view.address(),
                    null,
                    null,
                    view.repost(),
                    view.goneAt(),
                    null,
                    null);
        });
    }
}
