package id.pantas.scoring.internal;

import id.pantas.registry.League;
import id.pantas.registry.Platform;
import id.pantas.scoring.CaseFacts.Outcome;
import id.pantas.scoring.Component;
import id.pantas.scoring.internal.PostFact.Duplicate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Posts of one unit in period 2026-23 (9 to 22 November 2026), and the formula with its published defaults. */
final class Sample {

    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);

    static final Formula FORMULA = new Formula(
            "1.0",
            Map.of(
                    ContentKind.TINDAK_LANJUT, new BigDecimal("1.20"),
                    ContentKind.KINERJA, new BigDecimal("1.00"),
                    ContentKind.INFO_LAYANAN, new BigDecimal("1.00"),
                    ContentKind.CAMPURAN, new BigDecimal("0.50"),
                    ContentKind.UCAPAN, new BigDecimal("0.10"),
                    ContentKind.LAINNYA, new BigDecimal("0.00")),
            new BigDecimal("0.20"),
            3,
            2,
            new BigDecimal("0.15"),
            new BigDecimal("0.30"),
            3,
            2,
            new BigDecimal("0.50"),
            new BigDecimal("2"),
            3,
            100,
            10,
            new BigDecimal("2.50"),
            new BigDecimal("0.90"),
            2,
            duties());

    private static DutyRules duties() {
        Map<Outcome, BigDecimal> outcomes = new EnumMap<>(Outcome.class);
        outcomes.put(Outcome.IN_TIME, new BigDecimal("1.00"));
        outcomes.put(Outcome.LATE, new BigDecimal("0.80"));
        outcomes.put(Outcome.VERY_LATE, new BigDecimal("0.50"));
        outcomes.put(Outcome.SCHEDULED, new BigDecimal("0.60"));
        outcomes.put(Outcome.UPDATED, new BigDecimal("0.30"));
        outcomes.put(Outcome.REOPENED, new BigDecimal("0.30"));
        outcomes.put(Outcome.NOTHING, new BigDecimal("0.00"));
        return new DutyRules(
                4,
                10,
                new BigDecimal("0.60"),
                new BigDecimal("0.50"),
                new BigDecimal("4"),
                new BigDecimal("8"),
                new BigDecimal("24"),
                outcomes,
                new BigDecimal("0.20"),
                new BigDecimal("0.30"),
                new BigDecimal("0.70"),
                new BigDecimal("1.00"),
                new BigDecimal("0.70"),
                new BigDecimal("0.40"),
                new BigDecimal("0.85"),
                3);
    }

    private final List<PostFact> posts = new ArrayList<>();
    private long ids;

    static LeagueSetting setting(League league) {
        return switch (league) {
            case OPD_LAYANAN -> setting("10", 7, 15, 25, 5, 15, 22, 10, 8);
            case OPD_PENDUKUNG -> setting("7", 5, 15, 25, 5, 15, 22, 10, 8);
            case KECAMATAN -> setting("8", 6, 15, 25, 5, 15, 22, 10, 8);
            case DESA -> setting("4", 3, 10, 15, 5, 15, 32, 15, 8);
        };
    }

    private static LeagueSetting setting(String content, int days, int... weights) {
        Map<Component, BigDecimal> byComponent = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            byComponent.put(component, new BigDecimal(weights[component.ordinal()]));
        }
        return new LeagueSetting(new BigDecimal(content), days, byComponent);
    }

    static Instant at(int day, String time) {
        return MONDAY.plusDays(day - 1L)
                .atTime(LocalTime.parse(time))
                .atZone(ZONE)
                .toInstant();
    }

    /** Adds a post of its own content on the {@code day}-th day of the period (1 to 14). */
    PostFact add(int day, String time, ContentKind kind) {
        return add(day, time, kind, null);
    }

    PostFact add(int day, String time, ContentKind kind, String rho) {
        long id = ++ids;
        return keep(new PostFact(
                id,
                Platform.INSTAGRAM,
                "native-" + id,
                at(day, time),
                id,
                false,
                null,
                false,
                false,
                kind,
                null,
                rho == null ? null : new BigDecimal(rho)));
    }

    /** Adds what {@code original} is repeated as: on the same platform, on another, or a copy of another unit. */
    PostFact again(PostFact original, Duplicate duplicate, Platform platform, int day, String time) {
        long id = ++ids;
        return keep(new PostFact(
                id,
                platform,
                "native-" + id,
                at(day, time),
                original.cluster(),
                false,
                duplicate,
                false,
                false,
                original.label(),
                null,
                null));
    }

    PostFact copy(int day, String time, ContentKind kind, String rho) {
        PostFact post = add(day, time, kind, rho);
        return replace(
                post,
                new PostFact(
                        post.id(),
                        post.platform(),
                        post.nativeId(),
                        post.publishedAt(),
                        post.cluster(),
                        false,
                        Duplicate.COPY,
                        false,
                        false,
                        kind,
                        null,
                        post.rho()));
    }

    PostFact keep(PostFact post) {
        posts.add(post);
        ids = Math.max(ids, post.id());
        return post;
    }

    PostFact replace(PostFact old, PostFact with) {
        posts.set(posts.indexOf(old), with);
        return with;
    }

    List<PostFact> posts() {
        return List.copyOf(posts);
    }

    static PostFact labelled(PostFact post, ContentKind label, ContentKind alternative) {
        return post.withLabels(label, alternative);
    }

    static PostFact gone(PostFact post) {
        return new PostFact(
                post.id(),
                post.platform(),
                post.nativeId(),
                post.publishedAt(),
                post.cluster(),
                post.clusterIsOlder(),
                post.duplicate(),
                post.repost(),
                true,
                post.label(),
                post.alternative(),
                post.rho());
    }

    static PostFact openRepost(PostFact post) {
        return new PostFact(
                post.id(),
                post.platform(),
                post.nativeId(),
                post.publishedAt(),
                post.cluster(),
                post.clusterIsOlder(),
                post.duplicate(),
                true,
                post.gone(),
                post.label(),
                post.alternative(),
                post.rho());
    }

    static Result score(List<PostFact> posts, League league) {
        return new ScoreEngine(FORMULA, ZONE)
                .score(posts, List.of(), setting(league), BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
