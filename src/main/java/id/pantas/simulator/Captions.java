package id.pantas.simulator;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Indonesian captions and articles, composed from the texts under {@code simulator/} on the class path. */
final class Captions {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(n:(\\d+)-(\\d+)|[a-z0-9]+)}");

    private static final Pattern UNFINISHED = Pattern.compile("[\\p{L}\\p{N}%)\\]}]\\z");

    /**
     * Where and by whom; fills the placeholders.
     *
     * @param desa villages that may be named; if {@code local}, the first one is the writer's own
     */
    record Scene(
            String unitName,
            String shortName,
            List<String> desa,
            List<String> kecamatan,
            String kabupaten,
            boolean local) {}

    /** A caption and what it was composed as. */
    record Caption(String text, String contentClass) {}

    private final Map<String, List<String>> texts = new HashMap<>();
    private final Map<MonthDay, String[]> occasions = new HashMap<>();

    private Captions() {}

    static Captions load() {
        Captions captions = new Captions();
        for (String file : List.of("captions.csv", "posts.csv")) {
            for (CSVRecord row : read(file)) {
                captions.texts
                        .computeIfAbsent(key(row.get("label"), row.get("topic")), key -> new ArrayList<>())
                        .add(row.get("text"));
            }
        }
        for (CSVRecord row : read("occasions.csv")) {
            captions.occasions.put(
                    MonthDay.parse("--" + row.get("day")), new String[] {row.get("name"), row.get("wish")});
        }
        return captions;
    }

    /**
     * A caption of a class about a topic.
     *
     * @param turn counts what the account has published; neighbouring turns give different texts
     */
    Caption compose(String contentClass, String topic, long turn, Scene scene, Chance chance) {
        List<String> pool = pool(contentClass, topic);
        String first =
                pool.get((int) Math.floorMod(Chance.hash(scene.unitName) + turn * stride(pool.size()), pool.size()));
        StringBuilder text = new StringBuilder(sentence(first));
        switch (contentClass) {
            case "kinerja", "campuran" -> {
                text.append(' ').append(chance.oneOf(Phrases.CONTEXTS));
                if (chance.percent(70)) {
                    text.append(' ').append(chance.oneOf(Phrases.RESULTS));
                }
            }
            case "informasi" -> text.append(' ').append(chance.oneOf(Phrases.DIRECTIONS));
            case "seremonial" -> {
                if (chance.percent(35)) {
                    text.append(' ').append(chance.oneOf(Phrases.BLESSINGS));
                }
            }
            default -> {
                if (chance.percent(30)) {
                    text.append(' ').append(chance.oneOf(Phrases.CHEERS));
                }
            }
        }
        return new Caption(fill(text.toString(), scene, chance), contentClass);
    }

    /** The wish of a commemorative day with a fixed date, null on other days. */
    @Nullable
    Caption occasion(LocalDate day, Scene scene, Chance chance) {
        String[] occasion = occasions.get(MonthDay.from(day));
        if (occasion == null) {
            return null;
        }
        String text = chance.oneOf(Phrases.OCCASION_FORMS)
                .replace("{occasion}", occasion[0])
                .replace("{wish}", occasion[1]);
        return new Caption(fill(text, scene, chance), "seremonial");
    }

    /** The one greeting of a unit in which only the name changes. */
    Caption templateGreeting(Scene scene, Chance chance) {
        String form = Phrases.TEMPLATES.get((int) Math.floorMod(Chance.hash(scene.unitName), Phrases.TEMPLATES.size()));
        return new Caption(fill(form, scene, chance), "seremonial");
    }

    /** Paragraphs that make an article of a caption, separated by empty lines. */
    String article(Caption caption, Scene scene, Chance chance) {
        StringBuilder body = new StringBuilder(scene.kabupaten)
                .append(" – ")
                .append(caption.text)
                .append("\n\n")
                .append(fill(chance.oneOf(Phrases.QUOTES), scene, chance))
                .append("\n\n")
                .append(fill(chance.oneOf(Phrases.BACKGROUNDS), scene, chance));
        if (chance.percent(60)) {
            body.append("\n\n").append(fill(chance.oneOf(Phrases.OUTLOOKS), scene, chance));
        }
        return body.toString();
    }

    /** Paragraphs that make a post of more than 280 characters of a caption. */
    String longer(Caption caption, Scene scene, Chance chance) {
        return caption.text
                + "\n\n"
                + fill(chance.oneOf(Phrases.BACKGROUNDS), scene, chance)
                + "\n\n"
                + fill(chance.oneOf(Phrases.OUTLOOKS), scene, chance);
    }

    /** The first sentence, at most {@code limit} characters, as a headline. */
    static String headline(String text, int limit) {
        Matcher end = Pattern.compile("[.!?;](\\s|$)|\\n").matcher(text);
        String head = end.find() && end.start() > 15 ? text.substring(0, end.start()) : text;
        if (head.length() > limit) {
            int space = head.lastIndexOf(' ', limit - 1);
            head = head.substring(0, space > 0 ? space : head.offsetByCodePoints(0, limit / 2)) + "…";
        }
        return head.strip();
    }

    private List<String> pool(String contentClass, String topic) {
        List<String> own = texts.getOrDefault(key(contentClass, topic), List.of());
        List<String> common = texts.getOrDefault(key(contentClass, "umum"), List.of());
        if (own.size() >= 14 || common.isEmpty()) {
            return own.isEmpty() ? Objects.requireNonNull(texts.get(key("lainnya", "umum"))) : own;
        }
        List<String> both = new ArrayList<>(own);
        both.addAll(common);
        return both;
    }

    static String fill(String text, Scene scene, Chance chance) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        int desa = scene.local ? 0 : chance.below(scene.desa.size());
        while (matcher.find()) {
            String value = switch (matcher.group(1)) {
                case "desa" -> scene.desa.get(desa);
                case "desa2" -> scene.desa.get((desa + 1) % scene.desa.size());
                case "kecamatan" -> chance.oneOf(scene.kecamatan);
                case "kabupaten" -> scene.kabupaten;
                case "unit" -> scene.unitName;
                case "singkat" -> scene.shortName;
                case "nama" -> chance.oneOf(Phrases.NAMES);
                case "jabatan" -> chance.oneOf(Phrases.POSITIONS);
                case "jam" -> chance.between(7, 20) + "." + chance.between(10, 59);
                default ->
                    matcher.group(2) == null
                            ? matcher.group()
                            : thousands(chance.between(
                                    Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))));
            };
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    private static String thousands(int number) {
        return number < 1000
                ? Integer.toString(number)
                : number / 1000 + "." + Integer.toString(1000 + number % 1000).substring(1);
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        return UNFINISHED.matcher(stripped).find() ? stripped + "." : stripped;
    }

    // A step without a common factor visits every text before one comes again.
    private static int stride(int size) {
        for (int step = Math.max(1, size * 5 / 8); ; step++) {
            if (gcd(step, size) == 1) {
                return step;
            }
        }
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static String key(String contentClass, String topic) {
        return contentClass + "/" + topic;
    }

    private static List<CSVRecord> read(String file) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Captions.class.getResourceAsStream("/simulator/" + file), file),
                StandardCharsets.UTF_8)) {
            return format.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
