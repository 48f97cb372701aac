package id.pantas.intake.files;

import id.pantas.export.TableRow;
import id.pantas.intake.FileAnswers;
import id.pantas.intake.FileField;
import id.pantas.intake.FileKind;
import id.pantas.intake.FileQuestion;
import id.pantas.intake.PostLink;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file with known columns: what it leaves open, and its rows as posts. */
final class FileReading {

    /** Tools that write the month first; if the day stands first, a spreadsheet has saved the file anew. */
    private static final Set<FileKind> MONTH_FIRST =
            Set.of(FileKind.META_FACEBOOK_CONTENT, FileKind.META_INSTAGRAM_CONTENT, FileKind.TIKTOK_STUDIO_CONTENT);

    private static final Pattern DAY_IN_NAME =
            Pattern.compile("(?<!\\d)(20\\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?([0-3]\\d)(?!\\d)");
    private static final Pattern META_DAY_IN_NAME =
            Pattern.compile("(?<![A-Za-z])([A-Z][a-z]{2}-\\d{2}-20\\d{2})(?!\\d)");

    private final Sheet sheet;
    private final Layout layout;
    private final Function<String, List<PostLink>> links;
    private final ZoneId regency;
    private final Instant now;
    private final FileTexts texts;

    FileReading(
            Sheet sheet,
            Layout layout,
            Function<String, List<PostLink>> links,
            ZoneId regency,
            Instant now,
            FileTexts texts) {
        this.sheet = sheet;
        this.layout = layout;
        this.links = links;
        this.regency = regency;
        this.now = now;
        this.texts = texts;
    }

    /** Whether its numbers are of single days, not totals. */
    boolean isByDay() {
        return sheet.rows().stream()
                .map(row -> layout.cell(row.values(), FileField.SCOPE))
                .anyMatch(scope -> FileTimes.read(scope, false) != null);
    }

    /** What it leaves open, besides whose it is. */
    List<FileQuestion> questions(FileAnswers answers, boolean zoneRemembered) {
        List<FileQuestion> open = new ArrayList<>();
        List<TableRow> timed = timed();
        boolean zoneMatters = layout.kind() != FileKind.OWN_TEMPLATE && !timed.isEmpty();
        if (zoneMatters && answers.zone() == null && !zoneRemembered) {
            open.add(FileQuestion.ZONE);
        }
        if (answers.dayFirst() == null && orderIsOpen(timed)) {
            open.add(FileQuestion.DAY_ORDER);
        }
        if (layout.kind() == FileKind.YOUTUBE_STUDIO_TABLE && answers.lifetime() == null) {
            open.add(FileQuestion.LIFETIME);
        }
        return open;
    }

    private List<TableRow> timed() {
        RowReader reader = reader(regency, false, false);
        return sheet.rows().stream().filter(reader::needsTimeColumn).toList();
    }

    private Map<FileTimes.Order, Integer> orders(List<TableRow> timed) {
        Map<FileTimes.Order, Integer> orders = new EnumMap<>(FileTimes.Order.class);
        for (TableRow row : timed) {
            orders.merge(FileTimes.order(layout.cell(row.values(), FileField.TIME)), 1, Integer::sum);
        }
        return orders;
    }

    private boolean orderIsOpen(List<TableRow> timed) {
        Map<FileTimes.Order, Integer> orders = orders(timed);
        boolean day = orders.containsKey(FileTimes.Order.DAY_FIRST);
        boolean month = orders.containsKey(FileTimes.Order.MONTH_FIRST);
        if (day && !month) {
            return MONTH_FIRST.contains(layout.kind());
        }
        return !month && orders.containsKey(FileTimes.Order.EITHER) || day;
    }

    /** What the file itself speaks for: whether the day stands first. */
    boolean dayLikelyFirst() {
        Map<FileTimes.Order, Integer> orders = orders(timed());
        int day = orders.getOrDefault(FileTimes.Order.DAY_FIRST, 0);
        int month = orders.getOrDefault(FileTimes.Order.MONTH_FIRST, 0);
        return day != month ? day > month : !MONTH_FIRST.contains(layout.kind());
    }

    /** @param remembered the zone that was answered for this account before */
    List<Draft> drafts(FileAnswers answers, @Nullable ZoneId remembered) {
        ZoneId zone = answers.zone() != null ? answers.zone() : remembered != null ? remembered : regency;
        boolean dayFirst = answers.dayFirst() != null ? answers.dayFirst() : dayLikelyFirst();
        RowReader reader = reader(zone, dayFirst, answers.lifetime() == null || answers.lifetime());
        return sheet.rows().stream().map(reader::read).toList();
    }

    private RowReader reader(ZoneId zone, boolean dayFirst, boolean numbers) {
        return new RowReader(layout, sheet.header(), links, zone, dayFirst, numbers, now, texts);
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>(sheet.remarks());
        boolean older = layout.kind() == FileKind.META_FACEBOOK_CONTENT
                && sheet.headings().contains("impressions")
                && !layout.has(FileField.VIEWS);
        if (older) {
            remarks.add(texts.text("impressions"));
        }
        return remarks;
    }

    /**
     * Of when the numbers are: the end of the last day that the file's name tells, else now; never before a post of the
     * file was published.
     */
    Instant countedAt(String fileName, List<Draft> drafts) {
        LocalDate day = null;
        Matcher plain = DAY_IN_NAME.matcher(fileName);
        while (plain.find()) {
            FileTimes.Moment found =
                    FileTimes.read(plain.group(1) + "-" + plain.group(2) + "-" + plain.group(3), false);
            day = found == null ? day : found.local().toLocalDate();
        }
        Matcher meta = META_DAY_IN_NAME.matcher(fileName);
        while (meta.find()) {
            FileTimes.Moment found = FileTimes.read(meta.group(1).replace('-', ' '), false);
            day = found == null ? day : found.local().toLocalDate();
        }
        if (day == null) {
            return now;
        }
        Instant end = day.atTime(LocalTime.of(23, 59, 59)).atZone(regency).toInstant();
        boolean tooEarly = drafts.stream()
                .anyMatch(draft -> draft.usable()
                        && draft.publishedAt() != null
                        && draft.publishedAt().isAfter(end));
        return tooEarly || end.isAfter(now) ? now : end;
    }
}
