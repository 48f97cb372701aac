package id.pantas.classifier.internal;

import id.pantas.classifier.MeaningGroup;
import id.pantas.classifier.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

class VocabularyInUse implements Vocabulary, Supplier<Lexicon> {

    private static final int LONGEST = 40;
    private static final Pattern WRITTEN =
            Pattern.compile("[\\p{L}\\p{M}\\p{N} '’-]*\\p{L}{2}[\\p{L}\\p{M}\\p{N} '’-]*");
    private static final int SHORTEST_BEGINNING = 3;

    private volatile Lexicon lexicon = Lexicon.SHIPPED;

    @Override
    public Lexicon get() {
        return lexicon;
    }

    @Override
    public List<MeaningGroup> groups() {
        Set<String> lists = new LinkedHashSet<>();
        for (Task task : Task.values()) {
            lists.addAll(List.of(task.features().concepts().split(",", -1)));
        }
        List<MeaningGroup> groups = new ArrayList<>();
        lists.forEach(
                list -> Concepts.shipped(list).forEach((code, words) -> groups.add(new MeaningGroup(code, words))));
        return groups;
    }

    @Override
    public Optional<String> folded(String typed) {
        String word = typed.strip().replace('_', ' ');
        boolean beginning = word.endsWith("*");
        if (beginning) {
            word = word.substring(0, word.length() - 1);
        }
        if (word.isBlank() || word.length() > LONGEST || !WRITTEN.matcher(word).matches()) {
            return Optional.empty();
        }
        List<Token> tokens = Tokenizer.tokens(CleanText.of(word, LONGEST));
        if (tokens.isEmpty()
                || tokens.size() > (beginning ? 1 : 2)
                || tokens.stream().anyMatch(token -> token.kind() != Token.Kind.WORD)) {
            return Optional.empty();
        }
        String first = tokens.get(0).form();
        if (beginning) {
            return first.length() < SHORTEST_BEGINNING ? Optional.empty() : Optional.of(first + "*");
        }
        return Optional.of(
                tokens.size() == 1 ? first : first + "_" + tokens.get(1).form());
    }

    @Override
    public void use(Map<String, Set<String>> words, Set<String> places) {
        lexicon = new Lexicon(Map.copyOf(words), places);
    }
}
