package id.pantas.learning;

import id.pantas.classifier.MeaningGroup;
import id.pantas.export.TableProblem;
import java.io.Serializable;
import java.util.List;

/**
 * Words of the region that staff add to the groups of meaning; every instance reads with them within a minute, labels given
 * before stay. All changes are audited.
 */
public interface Dictionary {

    /** The groups with the words inside the application. */
    List<MeaningGroup> groups();

    /** What staff added, by group, then by word. */
    List<AddedWord> added();

    /** How many names of places come from the registry by themselves. */
    int places();

    /**
     * Adds a word.
     *
     * @throws LearningRefused if the group is unknown, or the word is no word, too long, or in the group already
     */
    void add(Entry entry, String person);

    /** Takes an added word away; does nothing if it is gone already. */
    void remove(long id, String person);

    /**
     * Adds all words of a file (columns kelompok, kata, bahasa, catatan), or none if one row cannot be used. Words that
     * are there already are passed over.
     *
     * @return how many were added
     * @throws WordsUnusable with what is wrong, by row and field
     */
    int importFile(String fileName, byte[] content, String person);

    /** What a person types. */
    record Entry(String group, String word, String language, String note) implements Serializable {}

    /** Rows of a file cannot be used; nothing was added. */
    class WordsUnusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<TableProblem> problems;

        public WordsUnusable(List<TableProblem> problems) {
            super(problems.size() + " rows cannot be used");
            this.problems = List.copyOf(problems);
        }

        /** At most 100 of them. */
        public List<TableProblem> problems() {
            return problems;
        }
    }
}
