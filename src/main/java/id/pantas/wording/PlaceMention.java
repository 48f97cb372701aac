package id.pantas.wording;

import id.pantas.registry.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name of a kecamatan, desa or kelurahan in a text.
 *
 * @param surface as it stands in the text
 * @param candidates every unit that has this name and may be meant, at least one
 * @param unit the one that is meant, null if the text leaves it open
 * @param by what decided that
 */
public record PlaceMention(
        String surface, List<Unit> candidates, @Nullable Unit unit, By by) {

    /** What decided which unit is meant. */
    public enum By {
        /** The regency has one unit of this name. */
        ONLY_ONE,
        /** A word such as "kec." or "desa" in front. */
        KIND_WORD,
        /** Its kecamatan stands in the same text. */
        KECAMATAN_IN_TEXT,
        /** The account under which it was written belongs there. */
        OWN_AREA,
        /** The kecamatan, because its desa of the same name lies within it. */
        WIDER,
        /** Nothing: people have to decide. */
        OPEN
    }
}
