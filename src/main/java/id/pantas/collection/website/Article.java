package id.pantas.collection.website;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as one of a site's sources shows it.
 *
 * @param id what the site calls it, or its path; unique on the site
 * @param publishedAt null if this source does not say
 * @param image address or number of its first picture, null if it has none
 */
record Article(
        String id,
        URI link,
        String title,
        String body,
        @Nullable Instant publishedAt,
        @Nullable String image) {

    Article published(Instant at) {
        return new Article(id, link, title, body, at, image);
    }
}
