package id.pantas.scoring.web;

import id.pantas.calendar.Period;
import id.pantas.registry.Unit;
import id.pantas.scoring.UnitScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rows of one section of a unit's score, a page at a time.
 *
 * @param number this page, from 1
 */
record EvidencePage(
        Unit unit,
        Period period,
        UnitScore score,
        Evidence.Section section,
        List<Evidence> rows,
        int number,
        int total) {

    private static final int LENGTH = 25;

    /** The page of this number, or the nearest one there is. */
    static EvidencePage of(Unit unit, Period period, UnitScore score, Evidence.Section section, int asked) {
        List<Evidence> all = Evidence.of(section, score);
        int last = Math.max(1, (all.size() + LENGTH - 1) / LENGTH);
        int number = Math.max(1, Math.min(asked, last));
        List<Evidence> rows =
                all.stream().skip((long) LENGTH * (number - 1)).limit(LENGTH).toList();
        return new EvidencePage(unit, period, score, section, rows, number, all.size());
    }

    /** The place of the first row of this page among all, from 1. */
    public int first() {
        return Math.min(total, LENGTH * (number - 1) + 1);
    }

    public int last() {
        return Math.min(total, LENGTH * number);
    }

    public @Nullable Integer previous() {
        return number > 1 ? number - 1 : null;
    }

    public @Nullable Integer next() {
        return last() < total ? number + 1 : null;
    }
}
