package id.pantas.complaint;

import id.pantas.classifier.ComplaintTopic;
import id.pantas.registry.UnitId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the remit table (tupoksi): who acts on what.
 *
 * @param id 0 before it is stored
 * @param topic null = any topic, then there are keywords
 * @param keywords phrases, one of which has to stand in the text; empty = none is needed. A star at the end of a word stands for
 *     any letters
 * @param scope kecamatan, desa or kelurahan whose area it is for; null = everywhere
 * @param target whom it proposes
 * @param unit the unit, if people chose one; only with target INSTANSI
 * @param office else words that the name of an OPD contains, alternatives divided by {@code |}, the first that finds one counts
 */
public record Remit(
        long id,
        @Nullable ComplaintTopic topic,
        List<String> keywords,
        @Nullable UnitId scope,
        Target target,
        @Nullable UnitId unit,
        String office) {

    /** Whom a row proposes. */
    public enum Target {
        /** A unit of its own. */
        INSTANSI,
        /** The kecamatan of the place. */
        KECAMATAN,
        /** The desa or kelurahan of the place; its kecamatan if that is all that is known. */
        DESA
    }
}
