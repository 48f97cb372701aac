package id.pantas.collection.website;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells advertisements for gambling, planted on hijacked sites, from articles; also from articles against gambling. */
final class Planted {

    private static final Pattern ADVERTISEMENT = Pattern.compile(
            "slot ?gacor|gacor|maxwin|togel|slot ?88|situs slot|slot online|slot (?:dana|pulsa|deposit|demo|thailand)"
                    + "|judi online|judi slot|rtp (?:live|slot)|scatter hitam|mahjong ways|pragmatic play|gates of olympus"
                    + "|sbobet|bandar (?:bola|judi|togel)|casino online|bonus new member|deposit pulsa|anti rungkad"
                    + "|link alternatif");
    private static final Pattern WARNING = Pattern.compile(
            "bahaya|waspada|cegah|pencegahan|berantas|pemberantasan|stop |tolak|perangi|blokir|sosialisasi|edukasi|hukum"
                    + "|polres|polisi|satpol|dampak|literasi|korban|larang|imbau|himbau|razia|tangkap|sanksi");

    private Planted() {}

    /** Whether title and beginning of an article advertise: two different tempting words, and none that warns. */
    static boolean looksPlanted(String title, String body) {
        String text = (title + " " + body.substring(0, Math.min(body.length(), 600))).toLowerCase(Locale.ROOT);
        return different(text) >= 2 && !WARNING.matcher(text).find();
    }

    /** Whether there is any tempting word at all; enough where other signs are there too. */
    static boolean tempts(String text) {
        return ADVERTISEMENT.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    private static long different(String text) {
        Matcher found = ADVERTISEMENT.matcher(text);
        return found.results().map(each -> each.group()).distinct().count();
    }
}
