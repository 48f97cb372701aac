package id.pantas.intake.files;

import static java.util.Map.entry;

import id.pantas.intake.FileField;
import id.pantas.intake.FileKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells files by the set of their headings, never by their name or the order of columns. The platforms document none of
 * them; the headings were compared in exports that people published (read 2026-11-21).
 */
final class Signatures {

    /** The headings of our own template, in its order. */
    static final List<String> TEMPLATE = List.of(
            "platform",
            "akun",
            "tautan",
            "waktu",
            "teks",
            "suka",
            "komentar",
            "bagikan",
            "tayangan",
            "posting_ulang_dari");

    /** In the order they are tried. */
    private static final List<Signature> ALL = List.of(
            new Signature(
                    FileKind.META_FACEBOOK_CONTENT,
                    Set.of("post id", "page id", "publish time", "permalink"),
                    Map.ofEntries(
                            entry("post id", FileField.ID),
                            entry("page id", FileField.ACCOUNT_ID),
                            entry("page name", FileField.ACCOUNT),
                            entry("description", FileField.TEXT),
                            entry("title", FileField.OTHER_TEXT),
                            entry("publish time", FileField.TIME),
                            entry("permalink", FileField.LINK),
                            entry("is share", FileField.IS_SHARE),
                            entry("post type", FileField.POST_TYPE),
                            entry("data comment", FileField.NUMBERS_MISSING),
                            entry("date", FileField.SCOPE),
                            entry("duration (sec)", FileField.DURATION),
                            entry("views", FileField.VIEWS),
                            entry("reactions", FileField.LIKES),
                            entry("comments", FileField.COMMENTS),
                            entry("shares", FileField.SHARES))),
            new Signature(
                    FileKind.META_INSTAGRAM_CONTENT,
                    Set.of("post id", "account id", "account username"),
                    Map.ofEntries(
                            entry("post id", FileField.ID),
                            entry("account id", FileField.ACCOUNT_ID),
                            entry("account username", FileField.ACCOUNT),
                            entry("description", FileField.TEXT),
                            entry("publish time", FileField.TIME),
                            entry("permalink", FileField.LINK),
                            entry("post type", FileField.POST_TYPE),
                            entry("data comment", FileField.NUMBERS_MISSING),
                            entry("date", FileField.SCOPE),
                            entry("duration (sec)", FileField.DURATION),
                            entry("views", FileField.VIEWS),
                            entry("likes", FileField.LIKES),
                            entry("comments", FileField.COMMENTS),
                            entry("shares", FileField.SHARES))),
            new Signature(
                    FileKind.X_ANALYTICS_CONTENT,
                    Set.of("post id", "post text", "post link"),
                    Map.ofEntries(
                            entry("post id", FileField.ID),
                            entry("date", FileField.TIME),
                            entry("post text", FileField.TEXT),
                            entry("post link", FileField.LINK),
                            entry("impressions", FileField.VIEWS),
                            entry("likes", FileField.LIKES),
                            entry("replies", FileField.COMMENTS),
                            entry("reposts", FileField.SHARES))),
            new Signature(FileKind.X_ANALYTICS_OVERVIEW, Set.of("date", "impressions", "engagements"), Map.of()),
            new Signature(FileKind.YOUTUBE_STUDIO_CHART, Set.of("date", "content", "video title"), Map.of()),
            new Signature(
                    FileKind.YOUTUBE_STUDIO_TABLE,
                    Set.of("content", "video title", "video publish time"),
                    Map.ofEntries(
                            entry("content", FileField.ID),
                            entry("video title", FileField.TEXT),
                            entry("video publish time", FileField.TIME),
                            entry("duration", FileField.DURATION),
                            entry("views", FileField.VIEWS),
                            entry("likes", FileField.LIKES),
                            entry("comments added", FileField.COMMENTS),
                            entry("comments", FileField.COMMENTS),
                            entry("shares", FileField.SHARES))),
            new Signature(
                    FileKind.TIKTOK_STUDIO_CONTENT,
                    Set.of("video title", "video link"),
                    Map.ofEntries(
                            entry("video title", FileField.TEXT),
                            entry("video link", FileField.LINK),
                            entry("post time", FileField.TIME),
                            entry("total likes", FileField.LIKES),
                            entry("likes", FileField.LIKES),
                            entry("total comments", FileField.COMMENTS),
                            entry("comments", FileField.COMMENTS),
                            entry("total shares", FileField.SHARES),
                            entry("shares", FileField.SHARES),
                            entry("total views", FileField.VIEWS),
                            entry("video views", FileField.VIEWS))),
            new Signature(FileKind.OWN_TEMPLATE, Set.of("platform", "tautan"), templateFields()),
            new Signature(FileKind.OWN_TEMPLATE, Set.of("platform", "teks", "waktu"), templateFields()),
            new Signature(FileKind.META_PAGE_DAILY, Set.of("date", "primary"), Map.of()));

    private static final Set<String> TOTALS = Set.of(
            "date", "views", "watch time (hours)", "subscribers", "impressions", "impressions click-through rate (%)");

    private Signatures() {}

    record Signature(FileKind kind, Set<String> needed, Map<String, FileField> fields) {}

    private static Map<String, FileField> templateFields() {
        return Map.ofEntries(
                entry("platform", FileField.PLATFORM),
                entry("akun", FileField.ACCOUNT),
                entry("tautan", FileField.LINK),
                entry("waktu", FileField.TIME),
                entry("teks", FileField.TEXT),
                entry("suka", FileField.LIKES),
                entry("komentar", FileField.COMMENTS),
                entry("bagikan", FileField.SHARES),
                entry("tayangan", FileField.VIEWS),
                entry("posting ulang dari", FileField.REPOST_OF));
    }

    /** Every heading that means something; tells the header row from what stands above it. */
    static Set<String> known() {
        Set<String> known = new HashSet<>();
        for (Signature signature : ALL) {
            known.addAll(signature.needed());
            known.addAll(signature.fields().keySet());
        }
        return known;
    }

    /** What the file is; null if nobody knows these headings. */
    static @Nullable Signature of(Sheet sheet) {
        Set<String> headings = sheet.headings();
        for (Signature signature : ALL) {
            if (headings.containsAll(signature.needed())) {
                return signature;
            }
        }
        if (headings.size() > 1 && headings.contains("date") && TOTALS.containsAll(headings)) {
            return new Signature(FileKind.YOUTUBE_STUDIO_TOTALS, TOTALS, Map.of());
        }
        // "sep=,", the name of a number alone, then Date and Primary
        boolean daily = headings.size() == 1
                && !sheet.rows().isEmpty()
                && sheet.rows().get(0).values().get(0).strip().equalsIgnoreCase("date");
        return daily ? new Signature(FileKind.META_PAGE_DAILY, headings, Map.of()) : null;
    }
}
