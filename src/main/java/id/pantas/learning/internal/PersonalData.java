package id.pantas.learning.internal;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces what belongs to persons before a text becomes a training row, by the placeholders of the data sets:
 * [NAMA] [NIK] [TELP] [EMAIL] [NOMOR] [PLAT] [ALAMAT] [URL] and @user. Official names and accounts stay, because they are
 * no person's. Names are found by what stands around them (a form of address, "atas nama", an academic degree): one
 * that stands alone is not. Every pattern is linear in the length of the text.
 */
final class PersonalData {

    private static final int MOST_CHARACTERS = 5_000;

    private static final Pattern WEB = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S{1,2000}");
    private static final Pattern MAIL = Pattern.compile(
            "(?<![\\p{L}\\p{N}.])[\\p{L}\\p{N}._%+-]{1,64}+@[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+){1,4}");
    private static final Pattern ACCOUNT = Pattern.compile("(?<![\\p{L}\\p{N}])@([A-Za-z0-9._]{2,60}+)");
    /** Digits as people write them in one number; sums of money in groups of three are told apart below. */
    private static final Pattern DIGITS =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\+?\\(?\\d(?:[ .()-]{0,2}\\d){6,24}+(?![\\p{L}\\p{N}])");

    private static final Pattern MONEY = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+|\\d{1,3}(?: \\d{3})+");
    private static final Pattern AMOUNT_BEFORE = Pattern.compile("(?i)rp\\.? ?$");
    private static final Pattern DATE = Pattern.compile("\\d{1,2}[ .-]\\d{1,2}[ .-]\\d{2,4}|\\d{4}[ .-]\\d{4}");
    private static final Pattern PLATE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:[ABDEFGHKLMNPRSTWZ]|A[ABDEG]|B[ABDEGHKLMNP]|D[ABCDEGHKLMNRST]|E[ABD]|K[BHTU]|P[ABGST])"
                    + " ?\\d{1,4} ?[A-Z]{1,3}(?![\\p{L}\\p{N}])");
    private static final Pattern HOUSE = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])(?:jl|jln|jalan|gg|gang|blok|perum|perumahan)\\.? {0,2}"
                    + "(?:[\\p{L}\\p{N}.'/-]{1,25} ){0,5}?(?:no|nomor|nmr)\\b[. :]{0,3}\\d{1,4}[A-Za-z]?(?![\\p{L}\\p{N}])");
    private static final Pattern NEIGHBOURHOOD = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])RT[. :]{0,3}\\d{1,3} {0,2}[/,-]? {0,2}(?:RW[. :]{0,3})?\\d{1,3}(?![\\p{L}\\p{N}])");
    private static final String NAME_WORD = "\\p{Lu}[\\p{L}'’.-]{0,30}";
    private static final Pattern ADDRESSED = Pattern.compile(
            "(?<![\\p{L}\\p{N}])((?:(?:(?i:bapak|bpk|pak|ibu|bu|sdr|sdri|saudara|saudari|almarhumah|almarhum|alm|almh|kakek|nenek|ustadz?|kiai|kyai|kang|teh|mas|mbak|haji|hajjah)|H|Hj|Drs|Dra|Dr|dr|Ir|Prof|KH)\\.? {1,2}){1,3})("
                    + NAME_WORD + "(?: " + NAME_WORD + "){0,3})");
    private static final Pattern ON_BEHALF = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])(a\\.n\\.?|atas nama|bernama|nama ?:|korban ?:|pelaku ?:|pemohon ?:) {0,2}"
                    + "([\\p{L}][\\p{L}'’.-]{1,30}(?: \\p{Lu}[\\p{L}'’.-]{0,30}){0,3})");
    private static final Pattern DEGREE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(" + NAME_WORD + "(?: " + NAME_WORD
                    + "){0,3}), {0,2}((?:S\\.?(?:H|E|T|P|Pd|Sos|IP|Kom|Ag|Kep|KM|STP|Si)|M\\.?(?:H|Si|M|Pd|Kes|T|AP|Ag|Kom)|A\\.?Md)\\b\\.?)");

    /** Words behind a form of address that name an office or a group, no person. */
    private static final Set<String> OFFICES = Set.of(
            "bupati",
            "wakil",
            "wabup",
            "gubernur",
            "wagub",
            "presiden",
            "menteri",
            "wali",
            "walikota",
            "kota",
            "sekda",
            "sekretaris",
            "daerah",
            "kepala",
            "kadis",
            "kabid",
            "kasi",
            "camat",
            "lurah",
            "kades",
            "kapolres",
            "kapolsek",
            "kapolri",
            "kapolda",
            "dandim",
            "danramil",
            "babinsa",
            "bhabinkamtibmas",
            "ketua",
            "anggota",
            "direktur",
            "guru",
            "dokter",
            "bidan",
            "hamil",
            "ibu",
            "bapak",
            "pkk",
            "dprd",
            "dpr",
            "rt",
            "rw",
            "kajari",
            "kabupaten",
            "kecamatan",
            "desa",
            "kelurahan",
            "dinas",
            "badan",
            "plt",
            "pj",
            "asisten",
            "staf",
            "pj.",
            "plt.",
            "dharma",
            "wanita",
            "persatuan",
            "bhayangkari",
            "persit",
            "tp",
            "tni",
            "polri",
            "rumah",
            "tangga");

    private final Set<String> officialAccounts;
    private final Set<String> officialWords;

    /**
     * @param names of units and leaders as published; each of their words stays where it stands
     * @param accounts handles of official accounts, with or without {@code @}
     */
    PersonalData(Collection<String> names, Collection<String> accounts) {
        this.officialWords = names.stream()
                .flatMap(name -> Pattern.compile("[^\\p{L}\\p{N}]+").splitAsStream(name))
                .filter(word -> word.length() > 1)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        this.officialAccounts = accounts.stream()
                .map(handle -> handle.replace("@", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text without personal data; only its first {@value #MOST_CHARACTERS} characters. Never fails. */
    String replaced(String text) {
        String clean = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        clean = WEB.matcher(clean).replaceAll("[URL]");
        clean = MAIL.matcher(clean).replaceAll("[EMAIL]");
        clean = ACCOUNT.matcher(clean)
                .replaceAll(found -> Matcher.quoteReplacement(isOfficial(found.group(1)) ? found.group() : "@user"));
        clean = HOUSE.matcher(clean).replaceAll("[ALAMAT]");
        clean = NEIGHBOURHOOD.matcher(clean).replaceAll("[ALAMAT]");
        clean = PLATE.matcher(clean).replaceAll("[PLAT]");
        String whole = clean;
        clean = DIGITS.matcher(clean).replaceAll(found -> Matcher.quoteReplacement(number(found, whole)));
        clean = DEGREE.matcher(clean).replaceAll(found -> Matcher.quoteReplacement(name("", found.group(1))));
        clean = ADDRESSED
                .matcher(clean)
                .replaceAll(found -> Matcher.quoteReplacement(name(found.group(1), found.group(2))));
        return ON_BEHALF
                .matcher(clean)
                .replaceAll(found -> Matcher.quoteReplacement(name(found.group(1) + " ", found.group(2))));
    }

    private boolean isOfficial(String handle) {
        String bare = handle.toLowerCase(Locale.ROOT);
        return officialAccounts.contains(bare) || officialAccounts.contains(bare.replaceAll("\\.+$", ""));
    }

    /** Words of an office at the beginning stay, and so does all if only an office was meant. */
    private String name(String before, String words) {
        StringBuilder kept = new StringBuilder(before);
        String[] parts = words.split(" ", -1);
        int i = 0;
        while (i < parts.length && isOfficeOrUnit(parts[i])) {
            kept.append(i == 0 ? "" : " ").append(parts[i++]);
        }
        if (i == parts.length) {
            return kept.toString();
        }
        String last = parts[parts.length - 1];
        String stop = last.length() > 2 && last.endsWith(".") ? "." : "";
        return kept.append(i == 0 ? "" : " ").append("[NAMA]").append(stop).toString();
    }

    private boolean isOfficeOrUnit(String word) {
        String bare = word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return OFFICES.contains(bare) || officialWords.contains(bare);
    }

    private static String number(MatchResult found, String text) {
        String written = found.group();
        String head = text.substring(Math.max(0, found.start() - 4), found.start());
        if (MONEY.matcher(written).matches()
                || AMOUNT_BEFORE.matcher(head).find()
                || DATE.matcher(written).matches()) {
            return written;
        }
        String digits = written.replaceAll("\\D", "");
        if (digits.length() == 16) {
            return "[NIK]";
        }
        boolean phone = written.startsWith("+62")
                || digits.startsWith("08")
                || digits.startsWith("628")
                || written.startsWith("(0")
                || (digits.startsWith("0") && digits.length() <= 12);
        return phone && digits.length() <= 15 ? "[TELP]" : "[NOMOR]";
    }
}
