package id.pantas.wording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words in front of a name that say that it is a place, and of which kind. */
final class PlaceCues {

    enum Cue {
        KECAMATAN,
        DESA,
        IN,
        AT
    }

    private final Map<String, Cue> byWord = new HashMap<>();

    private PlaceCues(List<String> lines) {
        for (String line : lines) {
            String[] words = line.split("\\s+");
            for (int i = 1; i < words.length; i++) {
                byWord.put(words[i], Cue.valueOf(words[0]));
            }
        }
    }

    static PlaceCues shipped() {
        return new PlaceCues(WordList.shipped("place-cues.txt"));
    }

    /** What the word at {@code at} says about the one behind it; null = nothing, or something stands between them. */
    @Nullable
    Cue of(List<Word> words, int at) {
        return words.get(at + 1).joined() ? byWord.get(words.get(at).form()) : null;
    }
}
