package id.pantas.setup.imports;

import id.pantas.setup.ImportRow.Remark;
import id.pantas.setup.ImportVerdict;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a row would do.
 *
 * @param work what importing it takes; null if there is nothing to do or it cannot be done
 */
record Judged(
        ImportVerdict verdict,
        List<Remark> remarks,
        @Nullable Consumer<ImportWork> work) {

    static Judged error(Remark... remarks) {
        return new Judged(ImportVerdict.ERROR, List.of(remarks), null);
    }

    static Judged same() {
        return new Judged(ImportVerdict.SAME, List.of(), null);
    }

    static Judged of(ImportVerdict verdict, Consumer<ImportWork> work) {
        return new Judged(verdict, List.of(), work);
    }
}
