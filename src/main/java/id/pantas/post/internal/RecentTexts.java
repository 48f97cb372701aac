package id.pantas.post.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The texts compared last, made ready for comparison. Posts that are alike, and posts of one unit and day, are compared
 * again and again while a history is read; preparing a text costs far more than comparing it. Only a cache: whatever is
 * not here is prepared anew.
 */
final class RecentTexts {

    /** Articles would fill the memory, and are seldom alike. */
    private static final int LONGEST = 2_000;

    private final Map<String, ComparableText> texts;

    RecentTexts(int most) {
        texts = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ComparableText> eldest) {
                return size() > most;
            }
        };
    }

    ComparableText get(String text) {
        if (text.length() > LONGEST) {
            return ComparableText.of(text);
        }
        synchronized (texts) {
            ComparableText known = texts.get(text);
            if (known != null) {
                return known;
            }
        }
        ComparableText made = ComparableText.of(text); // outside of the lock: twice is better than waiting
        synchronized (texts) {
            texts.put(text, made);
        }
        return made;
    }
}
