package id.pantas.post.internal;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caption says of a source: "Repost @bupaticontoh", "via @…", "Sumber: Dinas Kesehatan", or just an account that it
 * mentions. Only a hint: names are mentioned for many reasons.
 *
 * @param handles mentioned accounts without {@code @}, lower case
 * @param saysRepost whether it calls itself a repost
 * @param credited what follows "Sumber:" and its like, lower case; null if there is none
 * @param named the words that say it, for people to read, at most {@value #LONGEST} characters; null if there are none
 */
record RepostSigns(
        Set<String> handles,
        boolean saysRepost,
        @Nullable String credited,
        @Nullable String named) {

    private static final int LONGEST = 80;
    private static final int READ = 8_000;
    private static final int MOST_HANDLES = 30;

    private static final Pattern MAYBE = Pattern.compile("(?i)@|re-?post|regram|bagikan|ulang|sumber|source|[ck]redit");
    private static final Pattern HANDLE =
            Pattern.compile("(?<![\\p{L}\\p{N}_.@/-])@([A-Za-z0-9_](?:[A-Za-z0-9._-]{0,58}[A-Za-z0-9_])?)");
    private static final Pattern REPOST = Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{N}_])(?:re-?post(?:ed|ing)?|regram(?:med)?|(?:di)?bagikan (?:ulang|kembali)|unggah ulang"
                    + "|posting ulang)(?![\\p{L}\\p{N}_])");
    private static final Pattern CREDIT =
            Pattern.compile("(?iu)(?<![\\p{L}\\p{N}_])(?:sumber|source|credit|kredit)\\s*:\\s*([^\\n]{2,60})");
    private static final Pattern VIA =
            Pattern.compile("(?iu)(?<![\\p{L}\\p{N}_])(?:via|📷|📸|🔁|♻️?)[\\s:•|–—-]{0,4}@\\S+");

    /** Whether it is worth looking closer; quick, because every new post is asked. */
    static boolean mayBeIn(String text) {
        return MAYBE.matcher(text.length() <= READ ? text : text.substring(0, READ))
                .find();
    }

    static RepostSigns of(String whole) {
        String text = whole.length() <= READ ? whole : whole.substring(0, READ);
        Set<String> handles = new LinkedHashSet<>();
        String named = null;
        Matcher mention = HANDLE.matcher(text);
        while (mention.find() && handles.size() < MOST_HANDLES) {
            handles.add(mention.group(1).toLowerCase(Locale.ROOT));
            named = named == null ? mention.group() : named;
        }
        Matcher credit = CREDIT.matcher(text);
        String credited = credit.find() ? credit.group(1).toLowerCase(Locale.ROOT) : null;
        Matcher repost = REPOST.matcher(text);
        boolean saysRepost = repost.find();
        Matcher via = VIA.matcher(text);
        if (saysRepost) {
            named = firstWords(text.substring(repost.start()));
        } else if (via.find()) {
            named = via.group();
        } else if (credited != null) {
            named = credit.group();
        }
        return new RepostSigns(handles, saysRepost, credited, named == null ? null : CleanPage.cut(named, LONGEST));
    }

    /** "Repost @bupaticontoh" of what may be a long line. */
    private static String firstWords(String text) {
        Matcher words = Pattern.compile("\\S+(?:\\s+\\S+){0,2}").matcher(text);
        String first = words.find() ? words.group() : text;
        Matcher handle = HANDLE.matcher(first);
        return handle.find() ? first.substring(0, handle.end()) : first.split("\\s")[0];
    }

    boolean isEmpty() {
        return handles.isEmpty() && !saysRepost && credited == null;
    }
}
