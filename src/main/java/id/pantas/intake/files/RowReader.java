package id.pantas.intake.files;

import id.pantas.export.TableProblem;
import id.pantas.export.TableRow;
import id.pantas.intake.FileField;
import id.pantas.intake.FileKind;
import id.pantas.intake.FileRow.Remark;
import id.pantas.intake.IdTimes;
import id.pantas.intake.PostLink;
import id.pantas.post.Counts;
import id.pantas.registry.Platform;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Makes a post of a row; knows the tools, asks nobody. */
final class RowReader {

    private static final Pattern DAMAGED = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+?\\d{1,3}");
    private static final Pattern VIDEO_ID = Pattern.compile("[A-Za-z0-9_-]{11}");
    private static final Pattern FACEBOOK_ID = Pattern.compile("(?:\\d{5,20}_)?(\\d{5,20})");
    private static final Instant EARLIEST = Instant.parse("2004-01-01T00:00:00Z");
    private static final int LONGEST_TEXT = 20_000;
    private static final Set<Platform> TIMED_IDS = Set.of(Platform.X, Platform.TIKTOK);

    private final Layout layout;
    private final List<String> header;
    private final Function<String, List<PostLink>> links;
    private final ZoneId zone;
    private final boolean dayFirst;
    private final boolean withNumbers;
    private final Instant now;
    private final FileTexts texts;

    RowReader(
            Layout layout,
            List<String> header,
            Function<String, List<PostLink>> links,
            ZoneId zone,
            boolean dayFirst,
            boolean withNumbers,
            Instant now,
            FileTexts texts) {
        this.layout = layout;
        this.header = header;
        this.links = links;
        this.zone = zone;
        this.dayFirst = dayFirst;
        this.withNumbers = withNumbers;
        this.now = now;
        this.texts = texts;
    }

    Draft read(TableRow row) {
        return new Reading(row).draft();
    }

    /** Whether the row's time stands only in its time column. */
    boolean needsTimeColumn(TableRow row) {
        Reading reading = new Reading(row);
        return !reading.isSkipped()
                && reading.timeInId() == null
                && !reading.cell(FileField.TIME).isEmpty();
    }

    private final class Reading {
        private final TableRow row;
        private final @Nullable Platform platform;
        private final @Nullable PostLink link;
        private final List<Remark> problems = new ArrayList<>();
        private final List<Remark> remarks = new ArrayList<>();
        private boolean approximate;

        Reading(TableRow row) {
            this.row = row;
            this.platform = layout.platform() != null ? layout.platform() : platform(cell(FileField.PLATFORM));
            List<PostLink> found = links.apply(cell(FileField.LINK));
            this.link = found.isEmpty() ? null : found.get(0);
        }

        String cell(FileField field) {
            return layout.cell(row.values(), field);
        }

        private void problem(FileField field, String key, @Nullable Object... arguments) {
            problems.add(texts.remark(layout.heading(header, field), key, arguments));
        }

        Draft draft() {
            boolean skipped = isSkipped();
            String id = "";
            Instant at = null;
            Counts counts = Counts.NONE;
            boolean missing = !cell(FileField.NUMBERS_MISSING).isEmpty();
            if (!skipped) {
                fileProblems();
                if (platform == null) {
                    problem(FileField.PLATFORM, "row.platform", cell(FileField.PLATFORM));
                } else {
                    at = time();
                    id = nativeId(platform, at);
                }
                if (missing) {
                    remarks.add(texts.remark(layout.heading(header, FileField.NUMBERS_MISSING), "row.numbersMissing"));
                }
                counts = missing || !withNumbers ? Counts.NONE : counts();
            }
            String original = cell(FileField.REPOST_OF);
            return new Draft(
                    row.number(),
                    platform,
                    cell(FileField.ID),
                    skipped || !problems.isEmpty() || id.isEmpty() ? null : id,
                    alias(id),
                    account(),
                    link,
                    at,
                    platform == null ? null : RowForms.of(platform, this::cell),
                    text(),
                    counts,
                    approximate,
                    missing,
                    cell(FileField.IS_SHARE).equals("1") || !original.isEmpty(),
                    original,
                    skipped,
                    List.copyOf(problems),
                    List.copyOf(remarks),
                    row.values());
        }

        boolean isSkipped() {
            String type = cell(FileField.POST_TYPE).toLowerCase(Locale.ROOT);
            if (type.contains("story") || type.contains("stories") || type.contains("cerita")) {
                remarks.add(texts.remark(layout.heading(header, FileField.POST_TYPE), "row.story"));
                return true;
            }
            if (layout.kind() == FileKind.YOUTUBE_STUDIO_TABLE
                    && cell(FileField.ID).equalsIgnoreCase("total")) {
                remarks.add(texts.remark("", "row.total"));
                return true;
            }
            return false;
        }

        /** What the file itself got wrong, as far as it concerns columns that count. */
        private void fileProblems() {
            for (TableProblem found : row.problems()) {
                if (found.code().equals("surplus")) {
                    remarks.add(new Remark("", found.text()));
                    continue;
                }
                FileField field = field(found.column());
                boolean counts = found.column().isEmpty()
                        || field != null && field != FileField.ID && field != FileField.ACCOUNT_ID;
                if (counts) {
                    problems.add(new Remark(found.column(), found.text()));
                }
            }
        }

        private @Nullable FileField field(String heading) {
            for (Map.Entry<FileField, Integer> column : layout.columns().entrySet()) {
                if (header.get(column.getValue()).equals(heading)) {
                    return column.getKey();
                }
            }
            return null;
        }

        private @Nullable String linkId(Platform wanted) {
            return link != null && link.platform() == wanted && link.isPost() ? link.nativeId() : null;
        }

        @Nullable
        Instant timeInId() {
            if (platform == null || !TIMED_IDS.contains(platform)) {
                return null;
            }
            String carried = linkId(platform);
            return IdTimes.of(platform, carried != null ? carried : cell(FileField.ID), now);
        }

        private @Nullable Instant time() {
            Instant carried = timeInId();
            if (carried != null) {
                return carried;
            }
            String written = cell(FileField.TIME);
            if (written.isEmpty()) {
                problem(FileField.TIME, "row.timeEmpty");
                return null;
            }
            FileTimes.Moment moment = FileTimes.read(written, dayFirst);
            if (moment == null) {
                problem(FileField.TIME, "row.time", written);
                return null;
            }
            Instant at = moment.in(zone);
            if (at.isAfter(now.plus(Duration.ofHours(1))) || at.isBefore(EARLIEST)) {
                problem(FileField.TIME, "row.impossibleTime", written);
                return null;
            }
            if (moment.dayOnly()) {
                remarks.add(texts.remark(layout.heading(header, FileField.TIME), "row.dayOnly"));
            }
            return at;
        }

        private String nativeId(Platform of, @Nullable Instant at) {
            String given = cell(FileField.ID);
            boolean damaged = DAMAGED.matcher(given).matches()
                    || row.problems().stream()
                            .anyMatch(found ->
                                    found.code().equals("damagedNumber") && field(found.column()) == FileField.ID);
            String carried = linkId(of);
            return switch (of) {
                case FACEBOOK -> facebookId(given, damaged, carried);
                case YOUTUBE -> {
                    String id = carried != null ? carried : given;
                    if (!VIDEO_ID.matcher(id).matches() && carried == null) {
                        problem(FileField.ID, damaged ? "row.damagedId" : "row.id", given);
                    }
                    yield id;
                }
                case X -> {
                    boolean differs = !damaged && !given.isEmpty() && carried != null && !given.equals(carried);
                    if (differs) {
                        problem(FileField.ID, "row.idsDiffer", given, carried);
                    }
                    yield carried(given, damaged, carried);
                }
                case INSTAGRAM, TIKTOK, THREADS -> carried(given, damaged, carried);
                case WEBSITE -> page();
                case WHATSAPP -> carried != null ? channel() + "/" + carried : byHand(at);
            };
        }

        private String facebookId(String given, boolean damaged, @Nullable String carried) {
            var numbers = FACEBOOK_ID.matcher(given);
            if (numbers.matches()) {
                String page = cell(FileField.ACCOUNT_ID);
                return page.matches("\\d{5,20}") ? page + "_" + numbers.group(1) : given; // as the Graph API names it
            }
            if (given.isEmpty() && carried != null) {
                return carried;
            }
            problem(FileField.ID, damaged ? "row.damagedId" : "row.id", given);
            return "";
        }

        /** The identifier that only the link tells whole. */
        private String carried(String given, boolean damaged, @Nullable String carried) {
            if (carried == null) {
                boolean empty = cell(FileField.LINK).isEmpty();
                problem(FileField.LINK, damaged ? "row.damagedId" : empty ? "row.linkEmpty" : "row.link", given);
                return "";
            }
            if (damaged) {
                remarks.add(texts.remark(layout.heading(header, FileField.ID), "row.recovered"));
            }
            return carried;
        }

        private String page() {
            if (link == null || link.kind() != PostLink.Kind.PAGE) {
                problem(FileField.LINK, "row.link", cell(FileField.LINK));
                return "";
            }
            String bare = link.address().substring("https://".length());
            String host = bare.startsWith("www.") ? bare.substring(4) : bare;
            int slash = host.indexOf('/');
            String path = host.substring(slash).replaceAll("(?<=.)/$", "");
            return host.substring(0, slash) + "#" + path;
        }

        private String channel() {
            return link == null || link.account() == null ? "" : link.account();
        }

        /** Without an identifier of the platform, the post is what was said when. */
        private String byHand(@Nullable Instant at) {
            if (text().isEmpty() || at == null) {
                problem(FileField.TEXT, "row.textAndTime");
                return "";
            }
            return "manual-" + hash(at + "\n" + text());
        }

        private @Nullable String alias(String id) {
            if (platform == Platform.INSTAGRAM && cell(FileField.ID).matches("\\d{10,20}")) {
                return cell(FileField.ID);
            }
            boolean other = platform == Platform.FACEBOOK && link != null && link.isAlias();
            String alias = other && link != null ? link.nativeId() : null;
            return alias == null || alias.equals(id) ? null : alias;
        }

        private String account() {
            String named = cell(FileField.ACCOUNT);
            String id = cell(FileField.ACCOUNT_ID);
            if (layout.kind() == FileKind.META_FACEBOOK_CONTENT) {
                return id;
            }
            boolean says = link != null && link.account() != null && link.platform() == platform;
            return switch (layout.kind()) {
                case META_INSTAGRAM_CONTENT -> named;
                case X_ANALYTICS_CONTENT, TIKTOK_STUDIO_CONTENT ->
                    says && link != null ? String.valueOf(link.account()) : "";
                default -> {
                    boolean byLink = says && (named.isEmpty() || platform == Platform.WHATSAPP);
                    yield byLink && link != null ? String.valueOf(link.account()) : named;
                }
            };
        }

        private String text() {
            String one = cell(FileField.TEXT);
            String other = cell(FileField.OTHER_TEXT);
            String text = other.length() > one.length() ? other : one;
            if (layout.kind() == FileKind.X_ANALYTICS_CONTENT) {
                text = Parser.unescapeEntities(text, false);
            }
            return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        }

        private Counts counts() {
            return new Counts(
                    count(FileField.LIKES), count(FileField.COMMENTS), count(FileField.SHARES), count(FileField.VIEWS));
        }

        private @Nullable Long count(FileField field) {
            String written = cell(field);
            FileNumbers.Count count = FileNumbers.read(written);
            if (!count.readable()) {
                problem(field, "row.number", written);
            }
            approximate |= count.approximate();
            return count.value();
        }
    }

    static @Nullable Platform platform(String written) {
        String plain = written.toLowerCase(Locale.ROOT).replaceAll("[\\s_().-]+", "");
        return switch (plain) {
            case "x", "twitter", "xtwitter" -> Platform.X;
            case "instagram", "ig" -> Platform.INSTAGRAM;
            case "facebook", "fb" -> Platform.FACEBOOK;
            case "youtube", "yt" -> Platform.YOUTUBE;
            case "tiktok" -> Platform.TIKTOK;
            case "threads" -> Platform.THREADS;
            case "website", "web", "situs", "situsweb" -> Platform.WEBSITE;
            case "whatsapp", "wa", "saluranwhatsapp", "whatsappchannel" -> Platform.WHATSAPP;
            default -> null;
        };
    }

    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8)).substring(0, 24);
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
