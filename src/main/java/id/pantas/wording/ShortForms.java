package id.pantas.wording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everyday spellings and the form they stand for. */
final class ShortForms {

    private final Map<String, String> full = new HashMap<>();

    private ShortForms(List<String> lines) {
        for (String line : lines) {
            String[] words = line.split("\\s+");
            for (int i = 1; i < words.length; i++) {
                full.put(words[i], words[0]);
            }
        }
    }

    static ShortForms shipped() {
        return new ShortForms(WordList.shipped("short-forms.txt"));
    }

    String full(String word) {
        return full.getOrDefault(word, word);
    }
}
