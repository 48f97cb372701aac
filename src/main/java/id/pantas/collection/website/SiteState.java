package id.pantas.collection.website;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered of a site from visit to visit; stored as the watermark.
 *
 * @param source what the site offers
 * @param address where that is
 * @param plain whether the site could only be reached without encryption
 * @param foundAt when this was found out
 * @param etag of the source, sent back verbatim, as is {@code lastModified}
 * @param hash of the source's body, because many servers send the same again
 * @param newest the latest change seen (WordPress)
 * @param known marks of articles already read, newest first (feeds without dates and sitemaps)
 */
record SiteState(
        Source source,
        String address,
        boolean plain,
        Instant foundAt,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String hash,
        @Nullable Instant newest,
        List<String> known) {

    enum Source {
        WORDPRESS,
        FEED,
        SITEMAP
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration GOOD_FOR = Duration.ofDays(30);
    private static final int MAX_KNOWN = 500;

    static SiteState found(Source source, String address, boolean plain, Instant now) {
        return new SiteState(source, address, plain, now, null, null, null, null, List.of());
    }

    /** Null if there is none, if it is not ours, or if it is time to look at the site again. */
    static @Nullable SiteState of(@Nullable String json, Instant now) {
        if (json == null || json.isBlank()) {
            return null;
        }
        try {
            SiteState state = JSON.readValue(json, SiteState.class);
            boolean whole = state != null
                    && state.source() != null
                    && state.address() != null
                    && state.foundAt() != null
                    && state.known() != null;
            return whole && state.foundAt().plus(GOOD_FOR).isAfter(now) ? state : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    SiteState answered(@Nullable String newEtag, @Nullable String newLastModified, String newHash) {
        return new SiteState(source, address, plain, foundAt, newEtag, newLastModified, newHash, newest, known);
    }

    SiteState newest(@Nullable Instant at) {
        return at == null || (newest != null && !at.isAfter(newest))
                ? this
                : new SiteState(source, address, plain, foundAt, etag, lastModified, hash, at, known);
    }

    SiteState knows(List<String> ids) {
        Set<String> marks = new LinkedHashSet<>();
        ids.forEach(id -> marks.add(mark(id)));
        marks.addAll(known);
        List<String> kept = marks.stream().limit(MAX_KNOWN).toList();
        return new SiteState(source, address, plain, foundAt, etag, lastModified, hash, newest, kept);
    }

    boolean knows(String id) {
        return known.contains(mark(id));
    }

    private static String mark(String id) {
        return sha256(id.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
