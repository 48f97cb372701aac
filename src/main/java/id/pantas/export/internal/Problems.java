package id.pantas.export.internal;

import id.pantas.export.TableProblem;
import id.pantas.export.UnreadableTable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what is wrong with a file into words. */
@Component
class Problems {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private final MessageSource messages;

    Problems(MessageSource messages) {
        this.messages = messages;
    }

    TableProblem of(String code, int row, String column, @Nullable Object... arguments) {
        return new TableProblem(
                code, row, column, messages.getMessage("export.problem." + code, arguments, INDONESIAN));
    }

    /** A problem that makes the whole file unusable. */
    UnreadableTable fatal(String code, int row, @Nullable Object... arguments) {
        return new UnreadableTable(of(code, row, "", arguments));
    }

    /** The letters a spreadsheet shows above a column. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
