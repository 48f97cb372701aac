package id.pantas.learning.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.classifier.MeaningGroup;
import id.pantas.classifier.Vocabulary;
import id.pantas.export.TableProblem;
import id.pantas.export.TableReader;
import id.pantas.export.TableRow;
import id.pantas.learning.AddedWord;
import id.pantas.learning.Dictionary;
import id.pantas.learning.LearningRefused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class DictionaryDesk implements Dictionary {

    private static final List<String> COLUMNS = List.of("kelompok", "kata", "bahasa", "catatan");
    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_LANGUAGE = 40;
    private static final int LONGEST_NOTE = 300;
    private static final int MOST_WORDS = 5_000;

    private final WordRows rows;
    private final Vocabulary vocabulary;
    private final InForce inForce;
    private final TableReader tables;
    private final AuditLog audit;
    private final MessageSource messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DictionaryDesk(
            WordRows rows,
            Vocabulary vocabulary,
            InForce inForce,
            TableReader tables,
            AuditLog audit,
            MessageSource messages,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.vocabulary = vocabulary;
        this.inForce = inForce;
        this.tables = tables;
        this.audit = audit;
        this.messages = messages;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public List<MeaningGroup> groups() {
        return vocabulary.groups();
    }

    @Override
    public List<AddedWord> added() {
        return rows.all();
    }

    @Override
    public int places() {
        return inForce.places();
    }

    @Override
    public void add(Entry entry, String person) {
        Entry stripped = stripped(entry);
        Problem problem = problem(stripped);
        if (problem != null) {
            throw new LearningRefused(problem.key());
        }
        transaction.executeWithoutResult(status -> {
            if (!store(stripped, person)) {
                throw new LearningRefused("learning.word.known");
            }
        });
        inForce.follow();
    }

    @Override
    public void remove(long id, String person) {
        transaction.executeWithoutResult(status -> rows.remove(id, person, clock.instant())
                .ifPresent(word -> audit.record(
                        new Change("learning.audit.wordRemoved", "word", String.valueOf(id), word, word, null))));
        inForce.follow();
    }

    @Override
    public int importFile(String fileName, byte[] content, String person) {
        FileWords read = new FileWords();
        tables.read(fileName, content, Set.copyOf(COLUMNS), read);
        if (!read.problems.isEmpty()) {
            throw new WordsUnusable(read.problems.subList(0, Math.min(MOST_PROBLEMS, read.problems.size())));
        }
        Integer added = transaction.execute(status -> (int)
                read.entries.stream().filter(entry -> store(entry, person)).count());
        inForce.follow();
        return Objects.requireNonNull(added);
    }

    private boolean store(Entry entry, String person) {
        String folded = vocabulary.folded(entry.word()).orElseThrow();
        boolean added = rows.add(entry, folded, person, clock.instant());
        if (added) {
            audit.record(new Change(
                    "learning.audit.wordAdded",
                    "word",
                    entry.group() + "/" + folded,
                    entry.word(),
                    null,
                    entry.group() + " " + entry.word() + " (" + entry.language() + ")"));
        }
        return added;
    }

    private @Nullable Problem problem(Entry entry) {
        MeaningGroup group = vocabulary.groups().stream()
                .filter(known -> known.code().equals(entry.group()))
                .findFirst()
                .orElse(null);
        if (group == null) {
            return new Problem("kelompok", "learning.word.noGroup");
        }
        String folded = vocabulary.folded(entry.word()).orElse(null);
        if (folded == null) {
            return new Problem("kata", "learning.word.noWord");
        }
        if (group.shipped().contains(folded)) {
            return new Problem("kata", "learning.word.known");
        }
        if (entry.language().isEmpty() || entry.language().length() > LONGEST_LANGUAGE) {
            return new Problem("bahasa", "learning.word.noLanguage");
        }
        return entry.note().length() > LONGEST_NOTE ? new Problem("catatan", "learning.word.longNote") : null;
    }

    private static Entry stripped(Entry entry) {
        return new Entry(
                entry.group().strip(),
                entry.word().strip(),
                entry.language().strip(),
                entry.note().strip());
    }

    private record Problem(String field, String key) {}

    /** Rows of a file, each checked as if it were typed. */
    private final class FileWords implements TableReader.Sink {

        private final List<Entry> entries = new ArrayList<>();
        private final List<TableProblem> problems = new ArrayList<>();
        private final Map<String, Integer> at = new LinkedHashMap<>();

        @Override
        public void header(int rowNumber, List<String> names) {
            for (int i = 0; i < names.size(); i++) {
                at.putIfAbsent(TableReader.normalised(names.get(i)), i);
            }
            COLUMNS.subList(0, 3).stream()
                    .filter(column -> !at.containsKey(column))
                    .forEach(column -> note(rowNumber, new Problem(column, "learning.word.noColumn")));
        }

        @Override
        public void row(TableRow row) {
            problems.addAll(row.problems());
            if (!at.keySet().containsAll(COLUMNS.subList(0, 3))
                    || !row.problems().isEmpty()) {
                return;
            }
            Entry entry = stripped(
                    new Entry(value(row, "kelompok"), value(row, "kata"), value(row, "bahasa"), value(row, "catatan")));
            Problem problem =
                    entries.size() >= MOST_WORDS ? new Problem("kata", "learning.word.tooMany") : problem(entry);
            if (problem == null) {
                entries.add(entry);
            } else if (!problem.key().equals("learning.word.known")) {
                note(row.number(), problem);
            }
        }

        private String value(TableRow row, String column) {
            Integer index = at.get(column);
            return index == null || index >= row.values().size()
                    ? ""
                    : row.values().get(index);
        }

        private void note(int row, Problem problem) {
            problems.add(new TableProblem(
                    problem.key(),
                    row,
                    problem.field(),
                    messages.getMessage(problem.key(), null, LocaleContextHolder.getLocale())));
        }
    }
}
