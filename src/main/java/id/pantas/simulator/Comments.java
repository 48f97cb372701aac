package id.pantas.simulator;

import id.pantas.simulator.Captions.Scene;
import id.pantas.simulator.SimulatedComment.Kind;
import id.pantas.simulator.SimulatedPost.Form;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** What citizens write below the leaders' posts, and what the leaders' offices answer: a pure function of seed and post. */
final class Comments {

    private static final int MOST = 24;
    /** Ids leave room for three answers to each. */
    private static final int PLACES = 4;

    private static final List<String> FIRST = List.of(
            "yanto", "rina", "asep", "lilis", "dedi", "wulan", "agus", "neneng", "budi", "sari", "cecep", "euis",
            "maman", "tuti", "rudi", "ika", "dadang", "nia", "eko", "yuni");
    private static final List<String> SECOND = List.of(
            "_77",
            ".mks",
            "_putra",
            "99",
            ".tirta",
            "_wgn",
            "saja",
            "_bundafaiz",
            ".layung",
            "88",
            "_ngopi",
            ".desa",
            "official_bukan",
            "_karsa",
            "123");

    private final long seed;
    private final Set<String> leaders = new HashSet<>();
    private final Scene scene;
    private final Map<Kind, List<String>> texts = new EnumMap<>(Kind.class);

    Comments(long seed, SimulatedRegency regency) {
        this.seed = seed;
        List<String> desa = new ArrayList<>();
        List<String> kecamatan = new ArrayList<>();
        for (SimulatedUnit unit : regency.units()) {
            switch (unit.kind()) {
                case PIMPINAN -> leaders.add(unit.slug());
                case DESA -> desa.add(unit.name().substring("Desa ".length()));
                case KECAMATAN -> kecamatan.add(unit.name().substring("Kecamatan ".length()));
                case OPD -> {}
            }
        }
        this.scene = new Scene("", "", desa, kecamatan, RegencyPlan.NAME, false);
        for (CSVRecord row : read()) {
            texts.computeIfAbsent(Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)), kind -> new ArrayList<>())
                    .add(row.get("text"));
        }
    }

    /** Whether the world has comments below this account's posts. */
    boolean has(SimulatedAccount account) {
        return leaders.contains(account.unit())
                && switch (account.platform()) {
                    case X, YOUTUBE, INSTAGRAM, FACEBOOK, THREADS -> true;
                    case TIKTOK, WEBSITE -> false;
                };
    }

    /** What stands below a post at {@code now}, newest first. */
    List<SimulatedComment> below(SimulatedAccount account, SimulatedPost post, Instant now) {
        boolean pointer = post.repostOf() != null
                && (account.platform() == SimulatedPlatform.THREADS || account.platform() == SimulatedPlatform.X);
        if (!has(account) || pointer) {
            return List.of();
        }
        int count = (int) Math.min(MOST, post.reach().comments() + (post.form() == Form.SHORT_VIDEO ? 3 : 0));
        List<SimulatedComment> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Chance chance = Chance.of(seed, 5, Chance.hash(post.nativeId()), i);
            double hours = -post.reach().halfLifeHours() * Math.log(1 - (i + 0.5) / count) / Math.log(2);
            Instant at = post.publishedAt().plusSeconds(60 + (long) (hours * 3_600) + i);
            Kind kind = kind(chance);
            SimulatedComment comment = comment(account, post, i * PLACES, null, at, kind, chance);
            all.add(comment);
            answers(account, post, i, comment, chance, all);
        }
        return all.stream()
                .filter(comment -> !comment.publishedAt().isAfter(now))
                .sorted(Comparator.comparing(SimulatedComment::publishedAt)
                        .thenComparing(SimulatedComment::nativeId)
                        .reversed())
                .toList();
    }

    private void answers(
            SimulatedAccount account,
            SimulatedPost post,
            int i,
            SimulatedComment to,
            Chance chance,
            List<SimulatedComment> all) {
        boolean wantsAnswer = to.kind() == Kind.ADUAN || to.kind() == Kind.PERTANYAAN;
        if (to.kind() == Kind.ADUAN && chance.percent(35)) {
            Instant at = to.publishedAt().plusSeconds(chance.between(300, 20_000));
            all.add(comment(account, post, i * PLACES + 1, to.nativeId(), at, Kind.SUSULAN, chance));
        }
        if (wantsAnswer && chance.percent(45)) {
            Instant at = to.publishedAt().plus(Duration.ofMinutes(chance.between(20, 2_400)));
            all.add(comment(account, post, i * PLACES + 2, to.nativeId(), at, Kind.BALASAN, chance));
        }
    }

    private SimulatedComment comment(
            SimulatedAccount account,
            SimulatedPost post,
            int place,
            @Nullable String parent,
            Instant at,
            Kind kind,
            Chance chance) {
        boolean official = kind == Kind.BALASAN;
        int person = chance.below(900);
        return new SimulatedComment(
                post.nativeId(),
                id(account.platform(), post.nativeId(), place, at),
                parent,
                at,
                kind,
                Captions.fill(chance.oneOf(Objects.requireNonNull(texts.get(kind), kind.name())), scene, chance),
                official ? account.nativeId() : author(account.platform(), person),
                official
                        ? account.handle()
                        : FIRST.get(person % FIRST.size()) + SECOND.get(person / FIRST.size() % SECOND.size()),
                official,
                kind == Kind.SPAM ? 0 : chance.below(kind == Kind.ADUAN ? 90 : 14));
    }

    /** X counts time in its ids; YouTube's of an answer begins with that of its thread. */
    private static String id(SimulatedPlatform platform, String post, int place, Instant at) {
        return switch (platform) {
            case X -> Long.toString(Long.parseLong(PostIds.x(at, 0, 0)) | (Chance.hash(post + place) & 0x3F_FFFF));
            case YOUTUBE -> {
                String thread = "Ug" + post + "%05d".formatted(place / PLACES) + "AaABAg";
                yield place % PLACES == 0 ? thread : thread + "." + place % PLACES;
            }
            default -> MetaIds.comment(platform, post, place);
        };
    }

    private static String author(SimulatedPlatform platform, int person) {
        return (platform == SimulatedPlatform.YOUTUBE ? "UCwarga%017d" : "24000099%09d").formatted(person);
    }

    private static Kind kind(Chance chance) {
        int draw = chance.below(100);
        if (draw < 30) {
            return Kind.ADUAN;
        }
        if (draw < 48) {
            return Kind.PERTANYAAN;
        }
        if (draw < 77) {
            return Kind.APRESIASI;
        }
        return draw < 91 ? Kind.LAINNYA : Kind.SPAM;
    }

    private static List<CSVRecord> read() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Comments.class.getResourceAsStream("/simulator/comments.csv")),
                StandardCharsets.UTF_8)) {
            return format.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
