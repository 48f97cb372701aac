package id.pantas.scoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.registry.League;
import id.pantas.registry.Platform;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.internal.PostFact.Duplicate;
import id.pantas.scoring.internal.Ranker.Contestant;
import id.pantas.scoring.internal.Ranker.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every set of posts, not only for the examples. */
class ScorePropertyTests {

    @Property(tries = 300)
    void rowsSumToTheNumberTheComponentIsComputedFrom(@ForAll("posts") List<PostFact> posts) {
        Result result = Sample.score(posts, League.KECAMATAN);
        for (ComponentScore component : result.components()) {
            BigDecimal sum = ContentScoring.sum(result.items().stream()
                    .filter(item -> item.component() == component.component())
                    .toList());
            assertThat(sum).isEqualByComparingTo(component.raw());
        }
        assertThat(result.components().stream().map(ComponentScore::points).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(result.total());
        assertThat(result.items().stream()
                        .filter(item -> item.component() == Component.WORK_CONTENT)
                        .count())
                .isEqualTo(posts.size());
        assertThat(result.low()).isLessThanOrEqualTo(result.total());
        assertThat(result.high()).isGreaterThanOrEqualTo(result.total());
    }

    @Property(tries = 200)
    void orderOfArrivalDoesNotMatter(@ForAll("posts") List<PostFact> posts, @ForAll long seed) {
        List<PostFact> shuffled = new ArrayList<>(posts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Sample.score(shuffled, League.DESA)).isEqualTo(Sample.score(posts, League.DESA));
    }

    @Property(tries = 400)
    void anotherContentNeverLowersContentOrConsistency(
            @ForAll("posts") List<PostFact> posts, @ForAll("post") PostFact more) {
        PostFact own = alone(more, 10_000);
        List<PostFact> longer = new ArrayList<>(posts);
        longer.add(own);
        Result before = Sample.score(posts, League.OPD_LAYANAN);
        Result after = Sample.score(longer, League.OPD_LAYANAN);
        assertThat(raw(after, Component.WORK_CONTENT)).isGreaterThanOrEqualTo(raw(before, Component.WORK_CONTENT));
        assertThat(raw(after, Component.CONSISTENCY)).isGreaterThanOrEqualTo(raw(before, Component.CONSISTENCY));
    }

    @Property(tries = 400)
    void aLaterPostOfAKnownContentNeverLowersContentOrConsistency(
            @ForAll("posts") List<PostFact> posts, @ForAll("post") PostFact more) {
        PostFact later = new PostFact(
                10_000,
                more.platform(),
                "later",
                Sample.at(14, "23:59"),
                more.cluster(),
                false,
                more.duplicate() == Duplicate.COPY ? null : more.duplicate(),
                false,
                false,
                more.label(),
                null,
                null);
        List<PostFact> longer = new ArrayList<>(posts);
        longer.add(later);
        Result before = Sample.score(posts, League.OPD_LAYANAN);
        Result after = Sample.score(longer, League.OPD_LAYANAN);
        assertThat(raw(after, Component.WORK_CONTENT)).isGreaterThanOrEqualTo(raw(before, Component.WORK_CONTENT));
        assertThat(raw(after, Component.CONSISTENCY)).isGreaterThanOrEqualTo(raw(before, Component.CONSISTENCY));
    }

    @Property(tries = 150)
    void sixtyGreetingsAddAtMostTwoTenths(@ForAll("posts") List<PostFact> posts, @ForAll long seed) {
        Random random = new Random(seed);
        Sample greetings = new Sample();
        posts.forEach(greetings::keep);
        for (int i = 0; i < 60; i++) {
            greetings.add(
                    1 + random.nextInt(14),
                    "%02d:%02d".formatted(random.nextInt(24), random.nextInt(60)),
                    ContentKind.UCAPAN);
        }
        BigDecimal before = raw(Sample.score(posts, League.DESA), Component.WORK_CONTENT);
        BigDecimal after = raw(Sample.score(greetings.posts(), League.DESA), Component.WORK_CONTENT);
        assertThat(after.subtract(before)).isBetween(BigDecimal.ZERO, new BigDecimal("0.20"));
    }

    @Property(tries = 200)
    void noOtherChoiceOfFewContentsWouldBeWorthMore(@ForAll("fewPosts") List<PostFact> posts) {
        List<Content> contents = new Contents(Sample.FORMULA, Sample.ZONE, Reading.FAVOURABLE).of(posts);
        var chosen = new Selection(Sample.FORMULA).best(contents);
        BigDecimal best = BigDecimal.ZERO;
        for (int mask = 0; mask < 1 << contents.size(); mask++) {
            List<Content> some = new ArrayList<>();
            for (int i = 0; i < contents.size(); i++) {
                if ((mask >> i & 1) == 1) {
                    some.add(contents.get(i));
                }
            }
            if (allowed(some)) {
                best = best.max(value(some));
            }
        }
        List<Content> selected = contents.stream()
                .filter(content -> chosen.contains(content.cluster()))
                .toList();
        assertThat(allowed(selected)).isTrue();
        assertThat(value(selected)).isEqualByComparingTo(best);
    }

    @Property(tries = 300)
    void ranksAreAValidOrder(@ForAll("contestants") List<Contestant> contestants) {
        Map<UUID, Place> places = new Ranker(Sample.FORMULA.band()).places(contestants);
        assertThat(places).hasSameSizeAs(contestants);
        for (Contestant one : contestants) {
            Place place = places.get(one.unit());
            long better = contestants.stream()
                    .filter(other -> places.get(other.unit()).rank() < place.rank())
                    .count();
            assertThat(place.rank()).isEqualTo(better + 1L);
            assertThat(place.rank()).isBetween(place.bandFrom(), place.bandTo());
            for (Contestant other : contestants) {
                int theirs = places.get(other.unit()).rank();
                if (other.shown().compareTo(one.shown()) > 0) {
                    assertThat(theirs).isLessThan(place.rank());
                }
                boolean level = one.total().subtract(other.total()).abs().compareTo(Sample.FORMULA.band()) < 0;
                if (level) {
                    assertThat(theirs).isBetween(place.bandFrom(), place.bandTo());
                }
            }
        }
    }

    private static boolean allowed(List<Content> some) {
        for (Content content : some) {
            long onDay = some.stream()
                    .filter(other -> other.day().equals(content.day()))
                    .count();
            long inHour = some.stream()
                    .filter(other -> other.minute() >= content.minute() && other.minute() < content.minute() + 60)
                    .count();
            if (onDay > 3 || inHour > 2) {
                return false;
            }
        }
        return some.stream().filter(Content::ucapan).count() <= 2
                && some.stream().filter(Content::copy).count() <= 3;
    }

    private static BigDecimal value(List<Content> contents) {
        return contents.stream().map(Content::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal raw(Result result, Component component) {
        return result.components().stream()
                .filter(one -> one.component() == component)
                .findFirst()
                .orElseThrow()
                .raw();
    }

    private static PostFact alone(PostFact post, long id) {
        return new PostFact(
                id,
                post.platform(),
                "alone",
                post.publishedAt(),
                id,
                false,
                post.duplicate() == Duplicate.COPY ? Duplicate.COPY : null,
                post.repost(),
                post.gone(),
                post.label(),
                post.alternative(),
                post.rho());
    }

    @Provide
    Arbitrary<List<PostFact>> posts() {
        return numbered(post().list().ofMaxSize(40));
    }

    @Provide
    Arbitrary<List<PostFact>> fewPosts() {
        return numbered(crowded().list().ofMaxSize(11));
    }

    @Provide
    Arbitrary<PostFact> post() {
        return post(14, 24 * 60);
    }

    private static Arbitrary<PostFact> crowded() {
        return post(2, 24 * 60)
                .map(post -> alone(post, post.id()))
                .map(post -> new PostFact(
                        post.id(),
                        post.platform(),
                        post.nativeId(),
                        post.publishedAt().minusSeconds(post.publishedAt().getEpochSecond() % 600),
                        post.cluster(),
                        false,
                        post.duplicate(),
                        false,
                        false,
                        post.label(),
                        null,
                        null));
    }

    private static Arbitrary<PostFact> post(int days, int minutes) {
        Arbitrary<Integer> day = Arbitraries.integers().between(1, days);
        Arbitrary<Integer> minute = Arbitraries.integers().between(0, minutes - 1);
        Arbitrary<ContentKind> label = Arbitraries.of(ContentKind.class).injectNull(0.05);
        Arbitrary<ContentKind> alternative = Arbitraries.of(ContentKind.class).injectNull(0.8);
        Arbitrary<Duplicate> duplicate = Arbitraries.of(Duplicate.class).injectNull(0.6);
        Arbitrary<Integer> flags = Arbitraries.integers().between(0, 19);
        Arbitrary<BigDecimal> rho = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("6"))
                .ofScale(4)
                .injectNull(0.3);
        return Combinators.combine(
                        day, minute, label, alternative, duplicate, flags, Arbitraries.of(Platform.class), rho)
                .as((d, m, l, a, dup, flag, platform, r) -> new PostFact(
                        1,
                        platform,
                        "",
                        Sample.at(d, "%02d:%02d".formatted(m / 60, m % 60)),
                        -1 - m % 17,
                        false,
                        dup,
                        flag == 0,
                        flag == 1,
                        l,
                        l == null ? null : a,
                        r));
    }

    /** Gives posts their ids; duplicates share contents with the others of their number, the rest stand alone. */
    private static Arbitrary<List<PostFact>> numbered(Arbitrary<List<PostFact>> lists) {
        return lists.map(list -> {
            List<PostFact> numbered = new ArrayList<>();
            for (PostFact post : list) {
                long id = numbered.size() + 1L;
                boolean shared = post.duplicate() != null && post.duplicate() != Duplicate.COPY;
                numbered.add(new PostFact(
                        id,
                        post.platform(),
                        "n" + id,
                        post.publishedAt(),
                        shared ? post.cluster() : id,
                        false,
                        post.duplicate(),
                        post.repost(),
                        post.gone(),
                        post.label(),
                        post.alternative(),
                        post.rho()));
            }
            return numbered;
        });
    }

    @Provide
    Arbitrary<List<Contestant>> contestants() {
        Arbitrary<BigDecimal> total = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("20"))
                .ofScale(2);
        Arbitrary<BigDecimal> few = Arbitraries.of("0", "50", "100").map(BigDecimal::new);
        Arbitrary<BigDecimal> before = total.injectNull(0.5);
        return Combinators.combine(total, few, few, few, before)
                .as((t, completion, content, share, previous) ->
                        new Contestant(UUID.randomUUID(), t, completion, BigDecimal.ZERO, content, share, previous))
                .list()
                .ofMaxSize(30);
    }
}
